#include "conformance.h"

namespace conformance {
namespace {

constexpr Row rows[] = {
    {"talib-plus-dm", "Real", "plus_dm", "plus_dm"},
    {"talib-minus-dm", "Real", "minus_dm", "minus_dm"},
    {"tulip-dm", "plus_dm", "plus_dm", "plus_dm"},
    {"tulip-dm", "minus_dm", "minus_dm", "minus_dm"},
    {"talib-aroon", "AroonDown", "aroon", "down"},
    {"talib-aroon", "AroonUp", "aroon", "up"},
    {"tulip-aroon", "aroon_down", "aroon", "down"},
    {"tulip-aroon", "aroon_up", "aroon", "up"},
    {"skender-aroon", "aroonUp", "aroon", "up", Agreement::None, "of equal extremes it takes the oldest"},
    {"skender-aroon", "aroonDown", "aroon", "down", Agreement::None, "likewise"},
    {"talib-aroonosc", "Real", "aroonosc", "aroonosc"},
    {"tulip-aroonosc", "aroonosc", "aroonosc", "aroonosc"},
    {"skender-supertrend", "superTrend", "supertrend", "super_trend"},
    {"skender-supertrend", "upperBand", "supertrend", "upper_band"},
    {"skender-supertrend", "lowerBand", "supertrend", "lower_band"},
    {"talib-sar", "Real", "sar", "sar"},
    {"skender-psar", "sar", "sar", "sar", Agreement::Settled, "its first trend begins otherwise"},
    {"tulip-psar", "psar", "sar", "sar", Agreement::None, "likewise"},
    {"talib-sarext", "Real", "sarext", "sarext"},
    {"skender-vortex", "pvi", "vortex", "pvi"},
    {"skender-vortex", "nvi", "vortex", "nvi"},
    {"talib-linearreg", "Real", "linearreg", "linearreg"},
    {"tulip-linreg", "linreg", "linearreg", "linearreg"},
    {"skender-epma", "epma", "linearreg", "linearreg"},
    {"talib-linearreg-slope", "Real", "linearreg_slope", "linearreg_slope"},
    {"talib-linearreg-angle", "Real", "linearreg_angle", "linearreg_angle"},
    {"talib-linearreg-intercept", "Real", "linearreg_intercept", "linearreg_intercept"},
    {"tulip-linregintercept", "linregintercept", "linearreg_intercept", "linearreg_intercept"},
    {"talib-tsf", "Real", "tsf", "tsf"},
    {"tulip-tsf", "tsf", "tsf", "tsf"},
    {"skender-slope", "slope", "slope", "slope"},
    {"skender-slope", "intercept", "slope", "intercept"},
    {"skender-slope", "stdDev", "slope", "std_dev"},
    {"skender-slope", "rSquared", "slope", "r_squared"},
    {"skender-slope", "rSquared", "linearreg_r2", "linearreg_r2"},
    {"skender-slope", "line", "slope", "line", Agreement::Newest, "it draws the last line through the past"},
};

} // namespace

std::span<const Row> trendRows()
{
    return rows;
}

} // namespace conformance
