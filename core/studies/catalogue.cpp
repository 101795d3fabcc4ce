#include "studies/catalogue.h"

#include "studies/averages/rows.h"
#include "studies/levels/rows.h"
#include "studies/momentum/rows.h"
#include "studies/patterns/candlesticks.h"
#include "studies/price/rows.h"
#include "studies/rows.h"
#include "studies/statistics/rows.h"
#include "studies/trend/rows.h"
#include "studies/volatility/rows.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

constexpr double longest = 100'000; // TA-Lib's limit of a period

constexpr Parameter averagePeriod[] = {{"period", 20, 1, longest}};
constexpr Parameter wilderPeriod[] = {{"period", 14, 2, longest}};
constexpr Parameter rangePeriod[] = {{"period", 14, 1, longest}};
constexpr Parameter vwapPeriod[] = {{"period", 0, 0, longest}};
constexpr Parameter bbandsParameters[] = {
    {"period", 20, 2, longest}, {"nbdevup", 2, 0, 1000, false}, {"nbdevdn", 2, 0, 1000, false}};
constexpr Parameter macdParameters[] = {
    {"fast", 12, 2, longest}, {"slow", 26, 2, longest}, {"signal", 9, 1, longest}};
constexpr Parameter stochParameters[] = {
    {"fastk", 14, 1, longest}, {"slowk", 3, 1, longest}, {"slowd", 3, 1, longest}};

constexpr const char *bands[] = {"upper", "middle", "lower"};
constexpr const char *macdOutputs[] = {"macd", "signal", "histogram"};
constexpr const char *stochOutputs[] = {"k", "d"};

// A single output has the study's name.
constexpr const char *sma[] = {"sma"}, *ema[] = {"ema"}, *vwap[] = {"vwap"}, *rsi[] = {"rsi"},
                     *mfi[] = {"mfi"}, *adx[] = {"adx"}, *adxr[] = {"adxr"}, *dx[] = {"dx"},
                     *plusDi[] = {"plus_di"}, *minusDi[] = {"minus_di"}, *atr[] = {"atr"}, *chop[] = {"chop"},
                     *obv[] = {"obv"};

constexpr Study table[] = {
    {"sma", "SMA", Kind::Overlay, averagePeriod, sma, computeSma, warmupSma},
    {"ema", "EMA", Kind::Overlay, averagePeriod, ema, computeEma, warmupEma},
    {"bbands", "Bollinger bands", Kind::Overlay, bbandsParameters, bands, computeBbands, warmupBbands},
    {"vwap", "VWAP", Kind::Overlay, vwapPeriod, vwap, computeVwap, warmupVwap},
    {"rsi", "RSI", Kind::Oscillator, wilderPeriod, rsi, computeRsi, warmupRsi},
    {"macd", "MACD", Kind::Oscillator, macdParameters, macdOutputs, computeMacd, warmupMacd},
    {"stoch", "Stochastic", Kind::Oscillator, stochParameters, stochOutputs, computeStoch, warmupStoch},
    {"mfi", "Money flow index", Kind::Oscillator, wilderPeriod, mfi, computeMfi, warmupMfi},
    {"adx", "ADX", Kind::Oscillator, wilderPeriod, adx, computeAdx, warmupAdx},
    {"adxr", "ADXR", Kind::Oscillator, wilderPeriod, adxr, computeAdxr, warmupAdxr},
    {"dx", "DX", Kind::Oscillator, wilderPeriod, dx, computeDx, warmupDx},
    {"plus_di", "+DI", Kind::Oscillator, wilderPeriod, plusDi, computePlusDi, warmupPlusDi},
    {"minus_di", "−DI", Kind::Oscillator, wilderPeriod, minusDi, computeMinusDi, warmupMinusDi},
    {"atr", "ATR", Kind::Volatility, rangePeriod, atr, computeAtr, warmupAtr},
    {"chop", "Choppiness index", Kind::Volatility, wilderPeriod, chop, computeChop, warmupChop},
    {"obv", "On-balance volume", Kind::Volume, {}, obv, computeObv, warmupObv},
};

std::vector<Study> joined()
{
    std::vector<Study> all(std::begin(table), std::end(table));
    for (const std::span<const Study> family :
         {averageStudies(), volatilityStudies(), momentumStudies(), trendStudies(), volumeStudies(),
          statisticsStudies(), priceStudies(), levelsStudies(), candlestickStudies()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

} // namespace

std::span<const Study> catalogue()
{
    static const std::vector<Study> all = joined();
    return all;
}

base::Result<const Study *> find(std::string_view name)
{
    for (const Study &study : catalogue())
        if (name == study.name)
            return &study;
    return base::fail(base::ErrorCode::NotFound, "there is no study of this name", std::string(name));
}

} // namespace studies
