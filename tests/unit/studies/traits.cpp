#include "traits.h"

#include "base/text.h"

#include <QtGlobal>

namespace {

constexpr Trait traits[] = {
    {"sma", "price"},  {"ema", "price"},    {"bbands", "price"},  {"vwap", "price"},
    {"macd", "price"}, {"atr", "price"},    {"obv", "volume"},    {"rsi", "none"},
    {"stoch", "none"}, {"mfi", "none"},     {"adx", "none"},      {"adxr", "none"},
    {"dx", "none"},    {"plus_di", "none"}, {"minus_di", "none"}, {"chop", "none"},
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
