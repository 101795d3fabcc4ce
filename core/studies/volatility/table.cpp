#include "studies/volatility/rows.h"

namespace studies {
namespace {

constexpr double longest = 100'000; // TA-Lib's limit of a period

constexpr Parameter rangePeriod[] = {{"period", 14, 1, longest}};
constexpr Parameter channelPeriod[] = {{"period", 20, 1, longest}};
constexpr Parameter massPeriod[] = {{"period", 25, 1, longest}};
constexpr Parameter accbandsPeriod[] = {{"period", 20, 2, longest}};
constexpr Parameter ulcerPeriod[] = {{"period", 14, 1, 1000}};
constexpr Parameter fcbSpan[] = {{"span", 2, 2, 1000}};
constexpr Parameter bbandsParameters[] = {
    {"period", 20, 2, longest}, {"nbdevup", 2, 0, 1000, false}, {"nbdevdn", 2, 0, 1000, false}};
constexpr Parameter keltnerParameters[] = {
    {"period", 20, 2, longest}, {"multiplier", 2, 0.01, 1000, false}, {"atr_period", 10, 2, longest}};
constexpr Parameter starcParameters[] = {
    {"period", 5, 1, longest}, {"multiplier", 2, 0.01, 1000, false}, {"atr_period", 10, 2, longest}};
constexpr Parameter chandelierParameters[] = {{"period", 22, 1, longest},
                                              {"multiplier", 3, 0.01, 1000, false}};
constexpr Parameter volStopParameters[] = {{"period", 7, 2, longest}, {"multiplier", 3, 0.01, 1000, false}};
constexpr Parameter atrStopParameters[] = {{"period", 21, 2, longest}, {"multiplier", 3, 0.01, 1000, false}};
constexpr Parameter channelsParameters[] = {{"period", 20, 2, longest}, {"deviations", 2, 0, 1000, false}};
constexpr Parameter squeezeParameters[] = {
    {"period", 20, 2, longest}, {"deviations", 2, 0.01, 1000, false}, {"multiplier", 1.5, 0.01, 1000, false}};
// `year`: the bars of a year, by whose root the deviation of one bar is multiplied.
constexpr Parameter returnsParameters[] = {{"period", 20, 2, longest}, {"year", 252, 1, 600'000}};
constexpr Parameter yearParameters[] = {{"period", 20, 2, longest}, {"year", 365, 1, 600'000}};

constexpr const char *bands[] = {"upper", "middle", "lower"};
constexpr const char *chandelierOutputs[] = {"long", "short"};
constexpr const char *starcOutputs[] = {"upper_band", "centerline", "lower_band"};
constexpr const char *fcbOutputs[] = {"upper_band", "lower_band"};
constexpr const char *channelsOutputs[] = {"centerline", "upper_channel", "lower_channel"};
constexpr const char *volStopOutputs[] = {"sar", "is_stop", "upper_band", "lower_band"};
constexpr const char *atrStopOutputs[] = {"atr_stop", "buy_stop", "sell_stop"};
constexpr const char *squeezeOutputs[] = {"momentum", "on"};

// A single output has the study's name.
constexpr const char *natr[] = {"natr"}, *trange[] = {"trange"}, *mass[] = {"mass"},
                     *percentB[] = {"bbands_percent_b"}, *bbandsWidth[] = {"bbands_width"},
                     *keltnerWidth[] = {"keltner_width"}, *donchianWidth[] = {"donchian_width"},
                     *ulcer[] = {"ulcer"}, *volatility[] = {"volatility"},
                     *historical[] = {"historical_volatility"}, *parkinson[] = {"parkinson"},
                     *garmanKlass[] = {"garman_klass"}, *rogersSatchell[] = {"rogers_satchell"},
                     *yangZhang[] = {"yang_zhang"};

constexpr Study table[] = {
    {"natr", "NATR", Kind::Volatility, rangePeriod, natr, computeNatr, warmupAtr},
    {"trange", "True range", Kind::Volatility, {}, trange, computeTrange, warmupTrange},
    {"accbands", "Acceleration bands", Kind::Overlay, accbandsPeriod, bands, computeAccbands, warmupSma},
    {"bbands_percent_b", "Bollinger %B", Kind::Oscillator, bbandsParameters, percentB, computeBbandsPercentB,
     warmupBbands},
    {"bbands_width", "Bollinger width", Kind::Volatility, bbandsParameters, bbandsWidth, computeBbandsWidth,
     warmupBbands},
    {"keltner", "Keltner channels", Kind::Overlay, keltnerParameters, bands, computeKeltner, warmupKeltner},
    {"keltner_width", "Keltner width", Kind::Volatility, keltnerParameters, keltnerWidth, computeKeltnerWidth,
     warmupKeltner},
    {"donchian", "Donchian channels", Kind::Overlay, channelPeriod, bands, computeDonchian, warmupAtr},
    {"donchian_width", "Donchian width", Kind::Volatility, channelPeriod, donchianWidth, computeDonchianWidth,
     warmupAtr},
    {"starc", "STARC bands", Kind::Overlay, starcParameters, starcOutputs, computeStarc, warmupStarc},
    {"fcb", "Fractal chaos bands", Kind::Overlay, fcbSpan, fcbOutputs, computeFcb, warmupFcb},
    {"stdev_channels", "Deviation channels", Kind::Overlay, channelsParameters, channelsOutputs,
     computeStdevChannels, warmupSma},
    {"chandelier", "Chandelier exit", Kind::Overlay, chandelierParameters, chandelierOutputs,
     computeChandelier, warmupAtr},
    {"atr_stop", "ATR trailing stop", Kind::Overlay, atrStopParameters, atrStopOutputs, computeAtrStop,
     warmupAtr},
    {"vol_stop", "Volatility stop", Kind::Overlay, volStopParameters, volStopOutputs, computeVolStop,
     warmupVolStop},
    {"squeeze", "TTM squeeze", Kind::Oscillator, squeezeParameters, squeezeOutputs, computeSqueeze,
     warmupSqueeze},
    {"mass", "Mass index", Kind::Oscillator, massPeriod, mass, computeMass, warmupMass},
    {"ulcer", "Ulcer index", Kind::Volatility, ulcerPeriod, ulcer, computeUlcer, warmupSma},
    {"volatility", "Volatility of returns", Kind::Volatility, returnsParameters, volatility,
     computeVolatility, warmupAtr},
    {"historical_volatility", "Historical volatility", Kind::Volatility, yearParameters, historical,
     computeHistoricalVolatility, warmupAtr},
    {"parkinson", "Parkinson volatility", Kind::Volatility, yearParameters, parkinson, computeParkinson,
     warmupSma},
    {"garman_klass", "Garman-Klass volatility", Kind::Volatility, yearParameters, garmanKlass,
     computeGarmanKlass, warmupSma},
    {"rogers_satchell", "Rogers-Satchell volatility", Kind::Volatility, yearParameters, rogersSatchell,
     computeRogersSatchell, warmupSma},
    {"yang_zhang", "Yang-Zhang volatility", Kind::Volatility, yearParameters, yangZhang, computeYangZhang,
     warmupAtr},
};

} // namespace

std::span<const Study> volatilityStudies()
{
    return table;
}

} // namespace studies
