#include "studies/trend/rows.h"

namespace studies {
namespace {

constexpr double longest = 100'000; // bars; TA-Lib's limit of a period

constexpr Parameter plusDmParameters[] = {{"period", 14, 2, longest}};
constexpr Parameter aroonParameters[] = {{"period", 25, 2, longest}};
constexpr Parameter supertrendParameters[] = {{"period", 10, 1, longest}, {"multiplier", 3, 0, 1000, false}};
constexpr Parameter sarParameters[] = {{"acceleration", 0.02, 0, 1000, false},
                                       {"maximum", 0.2, 0, 1000, false}};
constexpr Parameter sarextParameters[] = {
    {"start", 0, -1e12, 1e12, false},      {"offset", 0, 0, 1000, false},
    {"first_long", 0.02, 0, 1000, false},  {"step_long", 0.02, 0, 1000, false},
    {"maximum_long", 0.2, 0, 1000, false}, {"first_short", 0.02, 0, 1000, false},
    {"step_short", 0.02, 0, 1000, false},  {"maximum_short", 0.2, 0, 1000, false}};
constexpr Parameter ichimokuParameters[] = {
    {"tenkan", 9, 1, longest}, {"kijun", 26, 1, longest}, {"senkou", 52, 1, longest}};
constexpr Parameter vortexParameters[] = {{"period", 14, 1, longest}};
constexpr Parameter pfeParameters[] = {{"period", 10, 1, longest}, {"smooth", 5, 1, longest}};
constexpr Parameter vhfParameters[] = {{"period", 28, 1, longest}};
constexpr Parameter linearregChannelParameters[] = {{"period", 100, 2, longest},
                                                    {"deviations", 2, 0, 1000, false}};
constexpr Parameter hurstParameters[] = {{"period", 100, 16, longest}};
constexpr Parameter zigzagParameters[] = {{"percent", 5, 0.01, 99, false}};

constexpr const char *plusDmOutputs[] = {"plus_dm"};
constexpr const char *minusDmOutputs[] = {"minus_dm"};
constexpr const char *aroonOutputs[] = {"down", "up"};
constexpr const char *aroonoscOutputs[] = {"aroonosc"};
constexpr const char *supertrendOutputs[] = {"super_trend", "upper_band", "lower_band"};
constexpr const char *sarOutputs[] = {"sar"};
constexpr const char *sarextOutputs[] = {"sarext"};
constexpr const char *ichimokuOutputs[] = {"tenkan", "kijun", "span_a", "span_b", "chikou"};
constexpr const char *vortexOutputs[] = {"pvi", "nvi"};
constexpr const char *pfeOutputs[] = {"pfe"};
constexpr const char *tdSequentialOutputs[] = {"setup", "countdown"};
constexpr const char *vhfOutputs[] = {"vhf"};
constexpr const char *linearregOutputs[] = {"linearreg"};
constexpr const char *linearregSlopeOutputs[] = {"linearreg_slope"};
constexpr const char *linearregAngleOutputs[] = {"linearreg_angle"};
constexpr const char *linearregInterceptOutputs[] = {"linearreg_intercept"};
constexpr const char *linearregR2Outputs[] = {"linearreg_r2"};
constexpr const char *linearregChannelOutputs[] = {"upper", "middle", "lower"};
constexpr const char *tsfOutputs[] = {"tsf"};
constexpr const char *slopeOutputs[] = {"slope", "intercept", "std_dev", "r_squared", "line"};
constexpr const char *hurstOutputs[] = {"hurst"};
constexpr const char *zigzagOutputs[] = {"zig_zag", "point_type"};

constexpr Study table[] = {
    {"plus_dm", "+DM", Kind::Oscillator, plusDmParameters, plusDmOutputs, computePlusDm, warmupPlusDm},
    {"minus_dm", "−DM", Kind::Oscillator, plusDmParameters, minusDmOutputs, computeMinusDm, warmupMinusDm},
    {"aroon", "Aroon", Kind::Oscillator, aroonParameters, aroonOutputs, computeAroon, warmupAroon},
    {"aroonosc", "Aroon oscillator", Kind::Oscillator, aroonParameters, aroonoscOutputs, computeAroonosc,
     warmupAroonosc},
    {"supertrend", "Supertrend", Kind::Overlay, supertrendParameters, supertrendOutputs, computeSupertrend,
     warmupSupertrend},
    {"sar", "Parabolic SAR", Kind::Overlay, sarParameters, sarOutputs, computeSar, warmupSar},
    {"sarext", "Parabolic SAR, extended", Kind::Overlay, sarextParameters, sarextOutputs, computeSarext,
     warmupSarext},
    {"ichimoku", "Ichimoku", Kind::Overlay, ichimokuParameters, ichimokuOutputs, computeIchimoku,
     warmupIchimoku},
    {"vortex", "Vortex", Kind::Oscillator, vortexParameters, vortexOutputs, computeVortex, warmupVortex},
    {"pfe", "Polarized fractal efficiency", Kind::Oscillator, pfeParameters, pfeOutputs, computePfe,
     warmupPfe},
    {"td_sequential",
     "TD sequential",
     Kind::Oscillator,
     {},
     tdSequentialOutputs,
     computeTdSequential,
     warmupTdSequential},
    {"vhf", "Vertical horizontal filter", Kind::Oscillator, vhfParameters, vhfOutputs, computeVhf, warmupVhf},
    {"linearreg", "Linear regression", Kind::Overlay, plusDmParameters, linearregOutputs, computeLinearreg,
     warmupLinearreg},
    {"linearreg_slope", "Linear regression slope", Kind::Oscillator, plusDmParameters, linearregSlopeOutputs,
     computeLinearregSlope, warmupLinearregSlope},
    {"linearreg_angle", "Linear regression angle", Kind::Oscillator, plusDmParameters, linearregAngleOutputs,
     computeLinearregAngle, warmupLinearregAngle},
    {"linearreg_intercept", "Linear regression intercept", Kind::Overlay, plusDmParameters,
     linearregInterceptOutputs, computeLinearregIntercept, warmupLinearregIntercept},
    {"linearreg_r2", "Linear regression r²", Kind::Oscillator, plusDmParameters, linearregR2Outputs,
     computeLinearregR2, warmupLinearregR2},
    {"linearreg_channel", "Linear regression channel", Kind::Overlay, linearregChannelParameters,
     linearregChannelOutputs, computeLinearregChannel, warmupLinearregChannel},
    {"tsf", "Time series forecast", Kind::Overlay, plusDmParameters, tsfOutputs, computeTsf, warmupTsf},
    {"slope", "Slope and fit", Kind::Oscillator, plusDmParameters, slopeOutputs, computeSlope, warmupSlope},
    {"hurst", "Hurst exponent", Kind::Oscillator, hurstParameters, hurstOutputs, computeHurst, warmupHurst},
    {"zigzag", "Zigzag", Kind::Overlay, zigzagParameters, zigzagOutputs, computeZigzag, warmupZigzag},
};

} // namespace

std::span<const Study> trendStudies()
{
    return table;
}

} // namespace studies
