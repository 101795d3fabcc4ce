#include "pattern_candles.h"

using studies::PatternEvent;

namespace {

constexpr std::int64_t hour = 3'600'000;

} // namespace

Drawing &Drawing::to(double price, std::size_t bars, double volume)
{
    const double step = (price - m_price) / static_cast<double>(bars);
    for (std::size_t i = 0; i < bars; ++i) {
        const double next = i + 1 == bars ? price : m_price + step;
        candle(m_price, std::max(m_price, next) + m_shadow, std::min(m_price, next) - m_shadow, next, volume);
    }
    return *this;
}

Drawing &Drawing::rest(std::size_t bars, double step, double volume)
{
    for (std::size_t i = 0; i < bars; ++i)
        to(m_price + (i % 4 == 0 || i % 4 == 3 ? step : -step), 1, volume);
    return *this;
}

Drawing &Drawing::candle(double open, double high, double low, double close, double volume)
{
    m_candles.add(static_cast<std::int64_t>(m_candles.size()) * hour, open, high, low, close, volume);
    m_price = close;
    return *this;
}

Drawing Drawing::mirrored(double axis) const
{
    Drawing out(axis - m_price, m_shadow);
    for (std::size_t i = 0; i < size(); ++i)
        out.candle(axis - m_candles.open[i], axis - m_candles.low[i], axis - m_candles.high[i],
                   axis - m_candles.close[i], m_candles.volume[i]);
    return out;
}

std::vector<PatternEvent> ofKinds(const std::vector<PatternEvent> &events,
                                  const std::vector<std::string> &kinds)
{
    std::vector<PatternEvent> out;
    std::copy_if(events.begin(), events.end(), std::back_inserter(out), [&](const PatternEvent &event) {
        return std::find(kinds.begin(), kinds.end(), event.kind) != kinds.end();
    });
    return out;
}

std::vector<PatternEvent> eventsOf(const Candles &candles, const std::vector<std::string> &kinds)
{
    return ofKinds(studies::detectAll(candles.input()), kinds);
}

double detail(const PatternEvent &event, std::string_view name)
{
    for (const auto &[key, value] : event.details)
        if (key == name)
            return value;
    return std::nan("");
}
