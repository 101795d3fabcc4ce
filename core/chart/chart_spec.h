// What a chart shows, whole and without a pixel: drawn alike for the window and for the model. A value; any
// thread.
#pragma once

#include "domain/candle_series.h"
#include "domain/curve.h"

#include <QString>

#include <array>
#include <functional>
#include <optional>
#include <utility>
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
    std::vector<double> guides;                    // horizontal lines: 30, 70
    std::optional<double> low, high;               // fixed range; none: fitted to what is visible
    std::optional<std::pair<double, double>> band; // shaded between
    int decimals = 1;
    /// Bars in the colour of their candle (volume in its own panel); else by the sign of the value.
    bool histogramByCandle = false;
};

/// The strings and formats that core cannot choose: the caller's language, number format and zone.
struct Wording
{
    QString title;     // "BTC/USDT · 4h · Binance spot"; empty: no title row
    QString synthetic; // "synthetic data"; empty: real
    QString openLetter = QStringLiteral("O"), highLetter = QStringLiteral("H"),
            lowLetter = QStringLiteral("L"), closeLetter = QStringLiteral("C"),
            volume = QStringLiteral("Volume");
    QString countdown;         // under the last price; empty: none
    QString note;              // "as of 12:00"; empty: none
    int zoneOffsetSeconds = 0; // of the times on the axis
    bool groupThousands = true;
    QChar groupSeparator = QLatin1Char(','), decimalPoint = QLatin1Char('.');
    /// Short names of January … December, and whether the day stands before the month.
    std::array<QString, 12> months = {QStringLiteral("Jan"), QStringLiteral("Feb"), QStringLiteral("Mar"),
                                      QStringLiteral("Apr"), QStringLiteral("May"), QStringLiteral("Jun"),
                                      QStringLiteral("Jul"), QStringLiteral("Aug"), QStringLiteral("Sep"),
                                      QStringLiteral("Oct"), QStringLiteral("Nov"), QStringLiteral("Dec")};
    bool dayFirst = false;
};

/// The room between two curves on the price, filled: a band, a channel, a cloud.
struct Area
{
    domain::Curve upper, lower;
    /// A cloud: in the colour of rising where `upper` is above, of falling where it is below. Else one quiet
    /// tone.
    bool bySide = false;
};

/// Volume by price, standing at the right edge of the price panel.
struct Profile
{
    struct Row
    {
        double low, high; // prices
        double volume;    // base units
    };
    std::vector<Row> rows;                                  // lowest first, none overlapping
    double pointOfControl = 0, valueLow = 0, valueHigh = 0; // prices; the value area is drawn stronger
};

/// A point of the chart in the market's own terms.
struct Anchor
{
    base::UtcTime time{};
    double price = 0;
    bool operator==(const Anchor &) const = default;
};

/// Something that was found: a pattern, with the points that make it.
struct Finding
{
    enum class Side { Rising, Falling, Neutral };
    Anchor at; // the bar on which it was known; rising ones are named below it, the others above
    Side side = Side::Neutral;
    QString text;
    std::vector<Anchor> outline; // joined by a line, oldest first; may be empty
};

/// What a person drew.
struct Drawing
{
    enum class Kind { Trend, Horizontal, Fibonacci, Rectangle, Measure };
    Kind kind = Kind::Trend;
    Anchor from, to;       // a horizontal line uses the price of `from` alone
    bool selected = false; // with handles
};

struct ChartSpec
{
    domain::CandleSeries candles;
    int priceDecimals = 2;
    /// The visible bars, in fractions of a bar from the first candle; right may pass the last bar, and left
    /// may stand before the first. Bar i covers i … i + 1. Where right is not beyond left, the whole series
    /// is shown.
    double firstVisible = 0, lastVisible = 0;
    std::vector<domain::Curve> overlays; // on the price: SMA 50, SMA 200
    std::vector<domain::Curve> dots;     // on the price, a dot a bar: parabolic SAR
    std::vector<Area> areas;             // behind the candles
    std::optional<Profile> profile;
    std::vector<Panel> panels; // RSI, MACD
    std::vector<domain::Mark> marks;
    std::vector<Finding> findings;
    std::vector<Drawing> drawings;
    std::vector<domain::Level> levels; // a level of kind Last replaces the last close as the last price
    bool showVolume = true;            // behind the price
    bool hollowCandles = false;        // rising candles are drawn as outlines
    bool logarithmic = false;          // price axis
    Wording wording;

    /// Sets the visible range to the last `bars` bars and a little room to the right. A shorter series is
    /// fitted, down to thirty bars' room.
    void showLast(std::size_t bars);
};

} // namespace chart
