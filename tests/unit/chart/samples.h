// Series, studies and specs for the chart's tests, its gallery and its benchmarks: seeded, or read from a
// file.
#pragma once

#include "chart/chart_painter.h"
#include "chart/draw_list.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace samples {

/// A seeded random walk around `price`, on the grid of its decimals.
[[nodiscard]] domain::CandleSeries walk(std::size_t count, double price = 42'000, int decimals = 2,
                                        std::uint64_t seed = 7, const char *timeframe = "4h",
                                        std::int64_t start = 1'700'006'400'000);
/// Candles with these closes, each opening at the close before, without wicks.
[[nodiscard]] domain::CandleSeries fromCloses(const std::vector<double> &closes,
                                              const char *timeframe = "4h");
/// The candles without those whose index `drop` names.
[[nodiscard]] domain::CandleSeries without(const domain::CandleSeries &candles,
                                           const std::vector<std::size_t> &drop);
/// A candle file of the fixtures: timestamp, open, high, low, close, volume. Empty where there is none.
[[nodiscard]] std::optional<domain::CandleSeries> fromFile(const QString &path, const char *timeframe);

[[nodiscard]] domain::Curve sma(const domain::CandleSeries &candles, std::size_t period);
[[nodiscard]] chart::Panel rsi(const domain::CandleSeries &candles);
[[nodiscard]] chart::Panel macd(const domain::CandleSeries &candles, int decimals);

/// The whole desk's chart: SMA 50 and 200, RSI, MACD, three trades, stop, target and entry, over the last
/// `bars` bars.
[[nodiscard]] chart::ChartSpec deskSpec(const domain::CandleSeries &candles, int decimals,
                                        std::size_t bars = 120);

/// The same with a band, a cloud, dots, a volume profile, two patterns and every kind of drawing over it.
[[nodiscard]] chart::ChartSpec decorated(chart::ChartSpec spec);

/// A theme of the house, by name: "dark", "light", or "model".
[[nodiscard]] chart::Palette palette(const QString &name);

/// Every character 0.6 of the style's size wide: for layouts that are the same on every machine.
class FixedRuler final : public chart::Ruler
{
public:
    FixedRuler(const chart::Palette &palette, double ratio) : m_palette(palette), m_ratio(ratio) {}
    [[nodiscard]] double width(chart::TextStyle style, const QString &text) const override;
    [[nodiscard]] double ascent(chart::TextStyle style) const override { return size(style) * 0.9; }
    [[nodiscard]] double descent(chart::TextStyle style) const override { return size(style) * 0.2; }
    [[nodiscard]] double capHeight(chart::TextStyle style) const override { return size(style) * 0.7; }

private:
    [[nodiscard]] double size(chart::TextStyle style) const;
    chart::Palette m_palette;
    double m_ratio;
};

} // namespace samples
