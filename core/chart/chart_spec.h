// What a chart shows, whole and without a pixel: drawn alike for the window and for the model. A value; any thread.
#pragma once

#include "domain/candle_series.h"
#include "domain/curve.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace chart {

/// Colours and pens by name; one for eyes in dark, one in light, one for models.
struct Palette;

/// A study panel below the price.
struct Panel
{
    QString title;                     // "RSI 14"
    std::vector<domain::Curve> curves; // drawn in order
    std::optional<domain::Curve> histogram;
    std::vector<double> guides;        // horizontal lines: 30, 70
    std::optional<double> low, high;   // fixed range; none: fitted to what is visible
    std::optional<std::pair<double, double>> band; // shaded between
    int decimals = 1;
};

/// The strings and formats that core cannot choose: the caller's language, number format and zone.
struct Wording
{
    QString title;                                 // "BTC/USDT · 4h · Binance spot"
    QString synthetic;                             // "synthetic data"; empty: real
    QString openLetter = QStringLiteral("O"), highLetter = QStringLiteral("H"), lowLetter = QStringLiteral("L"),
            closeLetter = QStringLiteral("C"), volume = QStringLiteral("Volume");
    QString countdown;                             // under the last price; empty: none
    QString note;                                  // "as of 12:00"; empty: none
    int zoneOffsetSeconds = 0;                     // of the times on the axis
    bool groupThousands = true;
    QChar groupSeparator = QLatin1Char(','), decimalPoint = QLatin1Char('.');
};

struct ChartSpec
{
    domain::CandleSeries candles;
    int priceDecimals = 2;
    /// The visible bars, in fractions of a bar from the first candle; right may pass the last bar.
    double firstVisible = 0, lastVisible = 0;
    std::vector<domain::Curve> overlays; // on the price: SMA 50, SMA 200
    std::vector<Panel> panels;           // RSI, MACD
    std::vector<domain::Mark> marks;
    std::vector<domain::Level> levels;
    bool showVolume = true;
    bool hollowCandles = false;
    Wording wording;

    /// Sets the visible range to the last `bars` bars and a little room to the right.
    void showLast(std::size_t bars);
};

} // namespace chart
