#define LANE_COUNT 8
#define LANE_TARGET [[gnu::target("avx512f")]]
#include "studies/fused_body.h"

#if STUDIES_LANES
namespace studies {

const Lanes eightLanes = made;
const Fused eightFused = madeFused;

} // namespace studies
#endif
