#include "brain/layout.h"

#include <array>
#include <cmath>
#include <limits>

namespace brain {
namespace {

using domain::RawState;
using domain::reading;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

double close(const RawState &state)
{
    return reading(state, "close");
}

/// Distance of the close from a level, in ATRs.
double away(const RawState &state, std::string_view level)
{
    const double atr = reading(state, "atr:14");
    return atr > 0 ? (close(state) - reading(state, level)) / atr : missing;
}

double logarithm(double value)
{
    return value > 0 ? std::log(value) : missing;
}

double trend(const RawState &state)
{
    return reading(state, "plus_di:14") - reading(state, "minus_di:14");
}

double atrPercent(const RawState &state)
{
    const double price = close(state);
    return price > 0 ? 100 * reading(state, "atr:14") / price : missing;
}

double macd(const RawState &state)
{
    const double atr = reading(state, "atr:14");
    return atr > 0 ? reading(state, "macd:12:26:9.histogram") / atr : missing;
}

double bollinger(const RawState &state)
{
    const double low = reading(state, "bbands:20:2.lower"), high = reading(state, "bbands:20:2.upper");
    return high > low ? (close(state) - low) / (high - low) : missing;
}

double averages(const RawState &state)
{
    const double atr = reading(state, "atr:14");
    return atr > 0 ? (reading(state, "sma:50") - reading(state, "sma:200")) / atr : missing;
}

// The layout, version 1. A change of any row raises layoutVersion.
constexpr Feature table[] = {
    {"trend", "Trend", "plus_di:14 − minus_di:14", 15, false, &trend},
    {"adx", "ADX 14", "adx:14", 12, false, [](const RawState &s) { return reading(s, "adx:14"); }},
    {"volatility", "Volatility", "ln of atr:14 in % of the close", 0.6, false,
     [](const RawState &s) { return logarithm(atrPercent(s)); }},
    {"rsi", "RSI 14", "rsi:14", 12, false, [](const RawState &s) { return reading(s, "rsi:14"); }},
    {"macd", "MACD histogram", "macd:12:26:9 histogram ÷ atr:14", 0.25, false, &macd},
    {"volume", "Volume", "ln of the volume ÷ its mean of 20", 0.6, false,
     [](const RawState &s) { return logarithm(reading(s, "volume_ratio:20")); }},
    {"bollinger", "Bollinger position", "place of the close between the bands of bbands:20:2", 0.35, false,
     &bollinger},
    {"chop", "Choppiness 14", "chop:14", 10, false, [](const RawState &s) { return reading(s, "chop:14"); }},
    {"stoch", "Stochastic", "stoch:14:3:3 k", 25, false,
     [](const RawState &s) { return reading(s, "stoch:14:3:3.k"); }},
    {"mfi", "Money flow", "mfi:14", 15, false, [](const RawState &s) { return reading(s, "mfi:14"); }},
    {"ema20", "From EMA 20", "(close − ema:20) ÷ atr:14", 1.5, false,
     [](const RawState &s) { return away(s, "ema:20"); }},
    {"sma50", "From SMA 50", "(close − sma:50) ÷ atr:14", 3, false,
     [](const RawState &s) { return away(s, "sma:50"); }},
    {"sma200", "From SMA 200", "(close − sma:200) ÷ atr:14", 6, false,
     [](const RawState &s) { return away(s, "sma:200"); }},
    {"averages", "SMA 50 to 200", "(sma:50 − sma:200) ÷ atr:14", 5, false, &averages},
    {"vwap", "From VWAP", "(close − vwap:20) ÷ atr:14", 1.5, false,
     [](const RawState &s) { return away(s, "vwap:20"); }},
    {"weekend", "Weekend", "1 on Saturday and Sunday, UTC", 0.25, true,
     [](const RawState &s) { return reading(s, "weekend"); }},
    {"fear_greed", "Fear and greed", "sentiment:fear_greed", 20, false,
     [](const RawState &s) { return reading(s, "sentiment:fear_greed"); }},
    {"book", "Book pressure", "book:imbalance_25bps", 0.3, false,
     [](const RawState &s) { return reading(s, "book:imbalance_25bps"); }},
    {"flow", "Taker buys", "flow:buy_share", 15, false,
     [](const RawState &s) { return reading(s, "flow:buy_share"); }},
    {"funding", "Funding", "funding:rate", 0.01, false,
     [](const RawState &s) { return reading(s, "funding:rate"); }},
};

template <class E>
int place(const std::optional<E> &value)
{
    return value ? int(*value) : 3;
}

std::optional<Band> band(double value, double low, double high)
{
    if (!std::isfinite(value))
        return std::nullopt;
    return value < low ? Band::Low : value < high ? Band::Medium : Band::High;
}

} // namespace

std::span<const Feature> features()
{
    return table;
}

Row rowOf(const RawState &state)
{
    Row out(std::size(table));
    for (std::size_t i = 0; i < std::size(table); ++i) {
        const double value = table[i].read(state);
        out[i] = std::isfinite(value) ? float(value) : std::numeric_limits<float>::quiet_NaN();
    }
    return out;
}

void addCalendar(std::vector<domain::Reading> &readings, base::UtcTime time)
{
    readings.push_back({"weekend", domain::isWeekend(time) ? 1.0 : 0.0});
}

std::uint64_t Regime::bit() const
{
    return std::uint64_t(1) << (place(trend) * 16 + place(strength) * 4 + place(volatility));
}

std::string Regime::text() const
{
    std::string out = trend ? std::string(name(*trend)) : "trend not known";
    constexpr std::string_view strengths[] = {"no trend strength", "moderate strength", "strong trend"};
    if (strength)
        out += ", " + std::string(strengths[std::size_t(*strength)]);
    if (volatility)
        out += ", " + std::string(name(*volatility)) + " volatility";
    return out;
}

Regime regimeOf(const RawState &state)
{
    Regime out;
    if (const double leaning = trend(state); std::isfinite(leaning))
        out.trend = leaning > 5 ? Trend::Bullish : leaning < -5 ? Trend::Bearish : Trend::Neutral;
    out.strength = band(reading(state, "adx:14"), 20, 25);
    const double volatility = atrPercent(state);
    out.volatility = band(volatility, 1.5, std::nextafter(3.0, 4.0));
    return out;
}

std::string_view name(Trend trend)
{
    constexpr std::string_view names[] = {"bearish", "neutral", "bullish"};
    return names[std::size_t(trend)];
}

std::string_view name(Band band)
{
    constexpr std::string_view names[] = {"low", "medium", "high"};
    return names[std::size_t(band)];
}

std::optional<Trend> trendOf(std::string_view text)
{
    for (const Trend one : {Trend::Bearish, Trend::Neutral, Trend::Bullish})
        if (name(one) == text)
            return one;
    return std::nullopt;
}

std::optional<Band> bandOf(std::string_view text)
{
    for (const Band one : {Band::Low, Band::Medium, Band::High})
        if (name(one) == text)
            return one;
    return std::nullopt;
}

std::uint64_t regimesLike(std::optional<Trend> trend, std::optional<Band> strength,
                          std::optional<Band> volatility)
{
    std::uint64_t out = 0;
    for (int t = 0; t < 4; ++t)
        for (int s = 0; s < 4; ++s)
            for (int v = 0; v < 4; ++v)
                if ((!trend || t == int(*trend)) && (!strength || s == int(*strength)) &&
                    (!volatility || v == int(*volatility)))
                    out |= std::uint64_t(1) << (t * 16 + s * 4 + v);
    return out;
}

} // namespace brain
