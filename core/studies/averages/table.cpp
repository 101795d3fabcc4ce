#include "studies/averages/rows.h"

namespace studies {
namespace {

constexpr double longest = 100'000; // TA-Lib's limit of a period

constexpr Parameter period[] = {{"period", 20, 1, longest}};
constexpr Parameter several[] = {{"period", 20, 2, longest}};
constexpr Parameter middles[] = {{"period", 14, 2, longest}};
constexpr Parameter t3Parameters[] = {{"period", 5, 2, longest}, {"vfactor", 0.7, 0, 1, false}};
constexpr Parameter kamaParameters[] = {
    {"period", 10, 2, longest}, {"fast", 2, 1, longest}, {"slow", 30, 1, longest}};
constexpr Parameter vidyaParameters[] = {
    {"fast", 9, 2, longest}, {"slow", 30, 2, longest}, {"alpha", 0.2, 0, 1, false}};
constexpr Parameter almaParameters[] = {
    {"period", 9, 2, 1000}, {"offset", 0.85, 0, 1, false}, {"sigma", 6, 0.1, 1000, false}};
constexpr Parameter mamaParameters[] = {{"fastlimit", 0.5, 0.01, 0.99, false},
                                        {"slowlimit", 0.05, 0.01, 0.99, false}};
constexpr Parameter dynamicParameters[] = {{"period", 14, 1, longest}, {"k", 0.6, 0.01, 10, false}};
constexpr Parameter maEnvParameters[] = {{"period", 20, 1, longest}, {"percent", 2.5, 0, 99, false}};
constexpr Parameter alligatorParameters[] = {{"jaw", 13, 2, 1000},  {"jaw_offset", 8, 1, 1000},
                                             {"teeth", 8, 2, 1000}, {"teeth_offset", 5, 1, 1000},
                                             {"lips", 5, 2, 1000},  {"lips_offset", 3, 1, 1000}};

constexpr const char *maEnvOutputs[] = {"centerline", "upper_envelope", "lower_envelope"};
constexpr const char *mamaOutputs[] = {"mama", "fama"};
constexpr const char *phasorOutputs[] = {"inphase", "quadrature"};
constexpr const char *sineOutputs[] = {"sine", "leadsine"};
constexpr const char *htlOutputs[] = {"dc_periods", "trendline", "smooth_price"};
constexpr const char *alligatorOutputs[] = {"jaw", "teeth", "lips"};
constexpr const char *gatorOutputs[] = {"upper", "lower", "upper_is_expanding", "lower_is_expanding"};

// A single output has the study's name.
constexpr const char *wma[] = {"wma"}, *dema[] = {"dema"}, *tema[] = {"tema"}, *trima[] = {"trima"},
                     *kama[] = {"kama"}, *t3[] = {"t3"}, *midpoint[] = {"midpoint"},
                     *midprice[] = {"midprice"}, *hma[] = {"hma"}, *zlema[] = {"zlema"}, *vwma[] = {"vwma"},
                     *vidya[] = {"vidya"}, *wilders[] = {"wilders"}, *smma[] = {"smma"}, *alma[] = {"alma"},
                     *epma[] = {"epma"}, *dynamic[] = {"dynamic"}, *dcperiod[] = {"ht_dcperiod"},
                     *dcphase[] = {"ht_dcphase"}, *trendline[] = {"ht_trendline"},
                     *trendmode[] = {"ht_trendmode"};

constexpr Study table[] = {
    {"wma", "WMA", Kind::Overlay, period, wma, computeWma, warmupSma},
    {"dema", "DEMA", Kind::Overlay, several, dema, computeDema, warmupDema},
    {"tema", "TEMA", Kind::Overlay, several, tema, computeTema, warmupTema},
    {"trima", "Triangular average", Kind::Overlay, several, trima, computeTrima, warmupSma},
    {"kama", "KAMA", Kind::Overlay, kamaParameters, kama, computeKama, warmupKama},
    {"t3", "T3", Kind::Overlay, t3Parameters, t3, computeT3, warmupT3},
    {"mama", "MAMA", Kind::Overlay, mamaParameters, mamaOutputs, computeMama, warmupHtDcperiod},
    {"midpoint", "Midpoint", Kind::Overlay, middles, midpoint, computeMidpoint, warmupSma},
    {"midprice", "Midprice", Kind::Overlay, middles, midprice, computeMidprice, warmupSma},
    {"hma", "Hull average", Kind::Overlay, several, hma, computeHma, warmupHma},
    {"zlema", "Zero-lag EMA", Kind::Overlay, period, zlema, computeZlema, warmupZlema},
    {"vwma", "VWMA", Kind::Overlay, period, vwma, computeVwma, warmupSma},
    {"vidya", "VIDYA", Kind::Overlay, vidyaParameters, vidya, computeVidya, warmupVidya},
    {"wilders", "Wilder's average", Kind::Overlay, period, wilders, computeWilders, warmupSma},
    {"smma", "Smoothed average", Kind::Overlay, period, smma, computeWilders, warmupSma},
    {"alma", "ALMA", Kind::Overlay, almaParameters, alma, computeAlma, warmupSma},
    {"epma", "Endpoint average", Kind::Overlay, several, epma, computeEpma, warmupSma},
    {"dynamic", "McGinley dynamic", Kind::Overlay, dynamicParameters, dynamic, computeDynamic, warmupDynamic},
    {"ma_env", "Average envelopes", Kind::Overlay, maEnvParameters, maEnvOutputs, computeMaEnv, warmupSma},
    {"alligator", "Alligator", Kind::Overlay, alligatorParameters, alligatorOutputs, computeAlligator,
     warmupAlligator},
    {"gator", "Gator oscillator", Kind::Oscillator, alligatorParameters, gatorOutputs, computeGator,
     warmupGator},
    {"ht_dcperiod",
     "Dominant cycle period",
     Kind::Oscillator,
     {},
     dcperiod,
     computeHtDcperiod,
     warmupHtDcperiod},
    {"ht_dcphase", "Dominant cycle phase", Kind::Oscillator, {}, dcphase, computeHtDcphase, warmupHtDcphase},
    {"ht_phasor", "Phasor", Kind::Oscillator, {}, phasorOutputs, computeHtPhasor, warmupHtDcperiod},
    {"ht_sine", "Sine wave", Kind::Oscillator, {}, sineOutputs, computeHtSine, warmupHtDcphase},
    {"ht_trendline",
     "Instantaneous trendline",
     Kind::Overlay,
     {},
     trendline,
     computeHtTrendline,
     warmupHtDcphase},
    {"ht_trendmode", "Trend or cycle", Kind::Oscillator, {}, trendmode, computeHtTrendmode, warmupHtDcphase},
    {"htl", "Trendline of the middle price", Kind::Overlay, {}, htlOutputs, computeHtl, warmupHtl},
};

} // namespace

std::span<const Study> averageStudies()
{
    return table;
}

} // namespace studies
