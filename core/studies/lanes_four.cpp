#define LANE_COUNT 4
#define LANE_TARGET [[gnu::target("avx2")]]
#include "studies/fused_body.h"

#if STUDIES_LANES
namespace studies {

const Lanes fourLanes = made;
const Fused fourFused = madeFused;

} // namespace studies
#endif
