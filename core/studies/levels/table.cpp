#include "studies/levels/rows.h"

namespace studies {
namespace {

constexpr double longest = 100'000; // bars; TA-Lib's limit of a period

constexpr Parameter pivotsClassicParameters[] = {{"days", 1, 1, 366}};
constexpr Parameter rollingPivotsParameters[] = {
    {"period", 20, 1, longest}, {"offset", 0, 0, longest}, {"type", 0, 0, 4}};
constexpr Parameter pivotsParameters[] = {{"left", 2, 1, 1000}, {"right", 2, 1, 1000}};
constexpr Parameter fractalParameters[] = {{"span", 2, 1, 1000}};
constexpr Parameter swingPointsParameters[] = {{"left", 5, 1, 1000}, {"right", 5, 1, 1000}};
constexpr Parameter supportResistanceParameters[] = {{"period", 100, 1, 10000}, {"span", 3, 1, 1000}};

constexpr const char *pivotsClassicOutputs[] = {"pp", "s1", "s2", "s3", "r1", "r2", "r3"};
constexpr const char *pivotsCamarillaOutputs[] = {"pp", "s1", "s2", "s3", "s4", "r1", "r2", "r3", "r4"};
constexpr const char *pivotsDemarkOutputs[] = {"pp", "s1", "r1"};
constexpr const char *pivotsOutputs[] = {"high_point", "low_point"};
constexpr const char *fractalOutputs[] = {"fractal_bear", "fractal_bull"};
constexpr const char *swingPointsOutputs[] = {"high", "low"};
constexpr const char *fibRetracementOutputs[] = {"start",     "end",       "level_236", "level_382",
                                                 "level_500", "level_618", "level_786"};
constexpr const char *supportResistanceOutputs[] = {"support", "resistance"};

constexpr Study table[] = {
    {"pivots_classic", "Classic pivots", Kind::Overlay, pivotsClassicParameters, pivotsClassicOutputs,
     computePivotsClassic, warmupPivotsClassic},
    {"pivots_camarilla", "Camarilla pivots", Kind::Overlay, pivotsClassicParameters, pivotsCamarillaOutputs,
     computePivotsCamarilla, warmupPivotsCamarilla},
    {"pivots_demark", "DeMark pivots", Kind::Overlay, pivotsClassicParameters, pivotsDemarkOutputs,
     computePivotsDemark, warmupPivotsDemark},
    {"pivots_fibonacci", "Fibonacci pivots", Kind::Overlay, pivotsClassicParameters, pivotsClassicOutputs,
     computePivotsFibonacci, warmupPivotsFibonacci},
    {"pivots_woodie", "Woodie pivots", Kind::Overlay, pivotsClassicParameters, pivotsClassicOutputs,
     computePivotsWoodie, warmupPivotsWoodie},
    {"rolling_pivots", "Rolling pivots", Kind::Overlay, rollingPivotsParameters, pivotsCamarillaOutputs,
     computeRollingPivots, warmupRollingPivots},
    {"pivots", "Swing points as they are known", Kind::Overlay, pivotsParameters, pivotsOutputs,
     computePivots, warmupPivots},
    {"fractal", "Williams fractals", Kind::Overlay, fractalParameters, fractalOutputs, computeFractal,
     warmupFractal},
    {"swing_points", "Last swing high and low", Kind::Overlay, swingPointsParameters, swingPointsOutputs,
     computeSwingPoints, warmupSwingPoints},
    {"fib_retracement", "Fibonacci retracement", Kind::Overlay, swingPointsParameters, fibRetracementOutputs,
     computeFibRetracement, warmupFibRetracement},
    {"support_resistance", "Support and resistance", Kind::Overlay, supportResistanceParameters,
     supportResistanceOutputs, computeSupportResistance, warmupSupportResistance},
};

} // namespace

std::span<const Study> levelsStudies()
{
    return table;
}

} // namespace studies
