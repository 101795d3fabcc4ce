#include "studies/statistics/rows.h"

namespace studies {
namespace {

constexpr double longest = 100'000; // bars; TA-Lib's limit of a period

constexpr Parameter varParameters[] = {{"period", 20, 2, longest}, {"nbdev", 1, 0, 1000, false}};
constexpr Parameter stderrParameters[] = {{"period", 20, 2, longest}};
constexpr Parameter skewParameters[] = {{"period", 20, 3, longest}};
constexpr Parameter kurtosisParameters[] = {{"period", 20, 4, longest}};
constexpr Parameter avgdevParameters[] = {{"period", 14, 2, longest}};
constexpr Parameter entropyParameters[] = {{"period", 50, 2, longest}, {"bins", 10, 2, 100}};
constexpr Parameter autocorrParameters[] = {{"period", 20, 3, longest}, {"lag", 1, 1, longest}};
constexpr Parameter correlParameters[] = {{"period", 30, 2, longest}, {"x", 3, 0, 4}, {"y", 4, 0, 4}};
constexpr Parameter betaParameters[] = {{"period", 5, 2, longest}, {"x", 1, 0, 4}, {"y", 2, 0, 4}};
constexpr Parameter maxParameters[] = {{"period", 30, 2, longest}};
constexpr Parameter detrendParameters[] = {{"period", 50, 2, longest}};

constexpr const char *varOutputs[] = {"var"};
constexpr const char *stddevOutputs[] = {"stddev"};
constexpr const char *stderrOutputs[] = {"stderr"};
constexpr const char *zscoreOutputs[] = {"zscore"};
constexpr const char *skewOutputs[] = {"skew"};
constexpr const char *kurtosisOutputs[] = {"kurtosis"};
constexpr const char *avgdevOutputs[] = {"avgdev"};
constexpr const char *entropyOutputs[] = {"entropy"};
constexpr const char *autocorrOutputs[] = {"autocorr"};
constexpr const char *correlOutputs[] = {"correl"};
constexpr const char *betaOutputs[] = {"beta"};
constexpr const char *maxOutputs[] = {"max"};
constexpr const char *minOutputs[] = {"min"};
constexpr const char *minmaxOutputs[] = {"min", "max"};
constexpr const char *maxindexOutputs[] = {"maxindex"};
constexpr const char *minindexOutputs[] = {"minindex"};
constexpr const char *minmaxindexOutputs[] = {"min_idx", "max_idx"};
constexpr const char *sumOutputs[] = {"sum"};
constexpr const char *detrendOutputs[] = {"detrend"};

constexpr Study table[] = {
    {"var", "Variance", Kind::Volatility, varParameters, varOutputs, computeVar, warmupVar},
    {"stddev", "Standard deviation", Kind::Volatility, varParameters, stddevOutputs, computeStddev,
     warmupStddev},
    {"stderr", "Standard error", Kind::Volatility, stderrParameters, stderrOutputs, computeStderr,
     warmupStderr},
    {"zscore", "Z-score", Kind::Oscillator, stderrParameters, zscoreOutputs, computeZscore, warmupZscore},
    {"skew", "Skewness", Kind::Oscillator, skewParameters, skewOutputs, computeSkew, warmupSkew},
    {"kurtosis", "Kurtosis", Kind::Oscillator, kurtosisParameters, kurtosisOutputs, computeKurtosis,
     warmupKurtosis},
    {"avgdev", "Average deviation", Kind::Volatility, avgdevParameters, avgdevOutputs, computeAvgdev,
     warmupAvgdev},
    {"entropy", "Entropy of returns", Kind::Oscillator, entropyParameters, entropyOutputs, computeEntropy,
     warmupEntropy},
    {"autocorr", "Autocorrelation of returns", Kind::Oscillator, autocorrParameters, autocorrOutputs,
     computeAutocorr, warmupAutocorr},
    {"correl", "Correlation of two columns", Kind::Oscillator, correlParameters, correlOutputs, computeCorrel,
     warmupCorrel},
    {"beta", "Beta of two columns", Kind::Oscillator, betaParameters, betaOutputs, computeBeta, warmupBeta},
    {"max", "Highest close", Kind::Overlay, maxParameters, maxOutputs, computeMax, warmupMax},
    {"min", "Lowest close", Kind::Overlay, maxParameters, minOutputs, computeMin, warmupMin},
    {"minmax", "Lowest and highest close", Kind::Overlay, maxParameters, minmaxOutputs, computeMinmax,
     warmupMinmax},
    {"maxindex", "Bar of the highest close", Kind::Oscillator, maxParameters, maxindexOutputs,
     computeMaxindex, warmupMaxindex},
    {"minindex", "Bar of the lowest close", Kind::Oscillator, maxParameters, minindexOutputs, computeMinindex,
     warmupMinindex},
    {"minmaxindex", "Bars of the lowest and highest close", Kind::Oscillator, maxParameters,
     minmaxindexOutputs, computeMinmaxindex, warmupMinmaxindex},
    {"sum", "Sum of closes", Kind::Oscillator, maxParameters, sumOutputs, computeSum, warmupSum},
    {"detrend", "Close without its trend", Kind::Oscillator, detrendParameters, detrendOutputs,
     computeDetrend, warmupDetrend},
};

} // namespace

std::span<const Study> statisticsStudies()
{
    return table;
}

} // namespace studies
