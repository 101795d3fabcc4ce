#include "traits.h"

#include "base/text.h"

#include <QtGlobal>

namespace {

constexpr Trait traits[] = {
    {"sma", "price"},
    {"ema", "price"},
    {"bbands", "price"},
    {"vwap", "price"},
    {"macd", "price"},
    {"atr", "price"},
    {"obv", "volume"},
    {"rsi", "none"},
    {"stoch", "none"},
    {"mfi", "none"},
    {"adx", "none"},
    {"adxr", "none"},
    {"dx", "none"},
    {"plus_di", "none"},
    {"minus_di", "none"},
    {"chop", "none"},
    {"wma", "price"},
    {"dema", "price"},
    {"tema", "price"},
    {"trima", "price"},
    {"kama", "price"},
    {"t3", "price"},
    {"mama", "price"},
    {"midpoint", "price"},
    {"midprice", "price"},
    {"hma", "price"},
    {"zlema", "price"},
    {"vwma", "price", true},
    {"vidya", "price"},
    {"wilders", "price"},
    {"smma", "price"},
    {"alma", "price"},
    {"epma", "price"},
    {"dynamic", "price"},
    {"ma_env", "price"},
    {"alligator", "price"},
    {"gator", "price,price,none,none"},
    {"ht_dcperiod", "none"},
    {"ht_dcphase", "none"},
    {"ht_phasor", "price"},
    {"ht_sine", "none"},
    {"ht_trendline", "price"},
    {"ht_trendmode", "none"},
    {"htl", "none,price,price"},
    {"natr", "none"},
    {"trange", "price"},
    {"accbands", "price"},
    {"bbands_percent_b", "none"},
    {"bbands_width", "none"},
    {"keltner", "price"},
    {"keltner_width", "none"},
    {"donchian", "price"},
    {"donchian_width", "none"},
    {"starc", "price"},
    {"fcb", "price", true},
    {"stdev_channels", "price"},
    {"chandelier", "price"},
    {"atr_stop", "price", true},
    {"vol_stop", "price,none,price,price", true},
    {"squeeze", "price,none"},
    {"mass", "none"},
    {"ulcer", "none"},
    {"volatility", "none"},
    {"historical_volatility", "none"},
    {"parkinson", "none"},
    {"garman_klass", "none"},
    {"rogers_satchell", "none"},
    {"yang_zhang", "none"},
};

const std::map<std::string_view, Unit> units = {
    {"none", {}},
    {"price", {1, 0}},
    {"price2", {2, 0}},
    {"volume", {0, 1}},
    {"money", {1, 1}},
    {"per_volume", {0, -1}},
    {"price_per_volume", {1, -1}},
    {"price2_per_volume", {2, -1}},
};

} // namespace

double Unit::factor(double prices, double volumes) const
{
    return std::pow(prices, price) * std::pow(volumes, volume);
}

const Trait &traitOf(const studies::Study &study)
{
    static constexpr Trait candlestick{"cdl", "none"};
    if (std::string_view(study.name).starts_with(candlestick.study))
        return candlestick;
    for (const Trait &trait : traits)
        if (std::string_view(trait.study) == study.name)
            return trait;
    qFatal("traits.cpp has no row for the study %s", study.name);
}

std::optional<Unit> unitOf(const studies::Study &study, std::size_t output)
{
    const std::vector<std::string_view> named = base::split(traitOf(study).units, ',');
    const std::string_view one = named.size() == 1 ? named[0] : named.at(output);
    return one == "own" ? std::nullopt : std::optional(units.at(one));
}
