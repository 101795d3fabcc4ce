#include "studies/trend/rows.h"

#include <cmath>
#include <numbers>

namespace studies {

/// Angle of the linear regression: the slope of the least-squares line through the last `period` closes as an
/// angle in degrees, one unit of price being as high as one bar is wide (so it depends on the unit of the
/// price). Source: TA-Lib's LINEARREG_ANGLE. Warm-up: period − 1.
void computeLinearregAngle(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    computeLinearregSlope(input, parameters, outputs, walk);
    for (double &slope : outputs[0].subspan(walk.from()))
        slope = std::atan(slope) * (180 / std::numbers::pi);
}

int warmupLinearregAngle(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
