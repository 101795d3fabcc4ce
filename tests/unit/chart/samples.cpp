#include "samples.h"

#include "base/random.h"

#include <QFile>

#include <cmath>
#include <limits>

namespace samples {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

domain::CandleSeries series(domain::CandleColumns columns, const char *timeframe)
{
    const std::size_t count = columns.size();
    auto made = domain::CandleSeries::make(*domain::Timeframe::parse(timeframe), std::move(columns), count);
    if (!made)
        qFatal("sample series: %s %s", made.error().detail.c_str(), made.error().field.c_str());
    return *made;
}

domain::Curve curve(std::string id, std::string title, std::vector<double> values)
{
    return {std::move(id), std::move(title), std::make_shared<const std::vector<double>>(std::move(values))};
}

std::vector<double> ema(const std::vector<double> &values, int period)
{
    std::vector<double> out(values.size(), kNone);
    double last = kNone;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isnan(values[i]))
            last = std::isnan(last) ? values[i] : last + (values[i] - last) * 2 / (period + 1);
        out[i] = last;
    }
    return out;
}

domain::Mark mark(domain::Mark::Kind kind, const domain::CandleSeries &candles, std::size_t bar, double price)
{
    domain::Mark made;
    made.kind = kind;
    made.time = candles.openTime(bar) + base::Milliseconds(1000);
    made.price = price;
    return made;
}

void addTrade(chart::ChartSpec &spec, domain::Mark::Kind kind, std::size_t in, std::size_t out)
{
    const auto close = spec.candles.close();
    spec.marks.push_back(mark(kind, spec.candles, in, close[in]));
    domain::Mark exit = mark(domain::Mark::Kind::Exit, spec.candles, out, close[out]);
    exit.linkTime = spec.marks.back().time;
    exit.linkPrice = close[in];
    exit.outcome = (close[out] - close[in]) * (kind == domain::Mark::Kind::LongEntry ? 1 : -1);
    spec.marks.push_back(exit);
}

} // namespace

domain::CandleSeries walk(std::size_t count, double price, int decimals, std::uint64_t seed,
                          const char *timeframe, std::int64_t start)
{
    base::Random random(seed);
    const double grid = std::pow(10.0, decimals);
    const auto snapped = [grid](double value) { return std::max(1.0, std::round(value * grid)) / grid; };
    const auto step = domain::Timeframe::parse(timeframe)->step().count();
    domain::CandleColumns columns;
    columns.reserve(count);
    double last = snapped(price);
    for (std::size_t i = 0; i < count; ++i) {
        const double pace = price * 0.006 * (0.5 + random.uniform());
        const double close =
            snapped(std::max(price * 0.2, last + pace * random.normal() + (price - last) * 0.002));
        const double high = snapped(std::max(last, close) + pace * random.uniform());
        const double low = snapped(std::min(last, close) - pace * random.uniform());
        columns.add(start + static_cast<std::int64_t>(i) * step, last, std::max({high, last, close}),
                    std::min({low, last, close}), close,
                    std::round(1000 * (0.3 + random.uniform() + std::abs(close - last) / pace)));
        last = close;
    }
    return series(std::move(columns), timeframe);
}

domain::CandleSeries fromCloses(const std::vector<double> &closes, const char *timeframe)
{
    const auto step = domain::Timeframe::parse(timeframe)->step().count();
    domain::CandleColumns columns;
    for (std::size_t i = 0; i < closes.size(); ++i) {
        const double open = closes[i > 0 ? i - 1 : 0], close = closes[i];
        columns.add(1'700'006'400'000 + static_cast<std::int64_t>(i) * step, open, std::max(open, close),
                    std::min(open, close), close, 100);
    }
    return series(std::move(columns), timeframe);
}

domain::CandleSeries without(const domain::CandleSeries &candles, const std::vector<std::size_t> &drop)
{
    domain::CandleColumns columns;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        if (std::find(drop.begin(), drop.end(), i) == drop.end())
            columns.add(candles.time()[i], candles.open()[i], candles.high()[i], candles.low()[i],
                        candles.close()[i], candles.volume()[i]);
    }
    return series(std::move(columns), std::string(candles.timeframe().name()).c_str());
}

std::optional<domain::CandleSeries> fromFile(const QString &path, const char *timeframe)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    domain::CandleColumns columns;
    const auto lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const auto cells = line.split(',');
        bool number = false;
        const qint64 time = cells.front().toLongLong(&number);
        if (number && cells.size() >= 6)
            columns.add(time, cells[1].toDouble(), cells[2].toDouble(), cells[3].toDouble(),
                        cells[4].toDouble(), cells[5].toDouble());
    }
    return series(std::move(columns), timeframe);
}

domain::Curve sma(const domain::CandleSeries &candles, std::size_t period)
{
    std::vector<double> values(candles.size(), kNone);
    double sum = 0;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        sum += candles.close()[i] - (i >= period ? candles.close()[i - period] : 0);
        if (i + 1 >= period)
            values[i] = sum / static_cast<double>(period);
    }
    const std::string number = std::to_string(period);
    return curve("sma:" + number, "SMA " + number, std::move(values));
}

chart::Panel rsi(const domain::CandleSeries &candles)
{
    std::vector<double> values(candles.size(), kNone);
    double gain = 0, loss = 0;
    for (std::size_t i = 1; i < candles.size(); ++i) {
        const double change = candles.close()[i] - candles.close()[i - 1];
        const double share = i <= 14 ? 1.0 / 14 : 1.0 / 14, keep = i <= 14 ? 1 : 13.0 / 14;
        gain = gain * keep + std::max(change, 0.0) * share;
        loss = loss * keep + std::max(-change, 0.0) * share;
        if (i >= 14)
            values[i] = gain + loss > 0 ? 100 * gain / (gain + loss) : 50;
    }
    chart::Panel panel;
    panel.title = QStringLiteral("RSI 14");
    panel.curves = {curve("rsi:14", "RSI 14", std::move(values))};
    panel.guides = {30, 70};
    panel.band = {30, 70};
    panel.low = 10;
    panel.high = 90;
    return panel;
}

chart::Panel macd(const domain::CandleSeries &candles, int decimals)
{
    const std::vector<double> closes(candles.close().begin(), candles.close().end());
    const auto fast = ema(closes, 12), slow = ema(closes, 26);
    std::vector<double> line(closes.size(), kNone), histogram(closes.size(), kNone);
    for (std::size_t i = 25; i < closes.size(); ++i)
        line[i] = fast[i] - slow[i];
    const auto signal = ema(line, 9);
    for (std::size_t i = 33; i < closes.size(); ++i)
        histogram[i] = line[i] - signal[i];
    chart::Panel panel;
    panel.title = QStringLiteral("MACD 12 26 9");
    panel.decimals = decimals;
    panel.curves = {curve("macd", "MACD", std::move(line)), curve("signal", "signal", signal)};
    panel.histogram = curve("histogram", "histogram", std::move(histogram));
    return panel;
}

chart::ChartSpec deskSpec(const domain::CandleSeries &candles, int decimals, std::size_t bars)
{
    chart::ChartSpec spec;
    spec.candles = candles;
    spec.priceDecimals = decimals;
    spec.overlays = {sma(candles, 50), sma(candles, 200)};
    spec.panels = {rsi(candles), macd(candles, std::max(1, decimals - 1))};
    spec.wording.title = QStringLiteral("BTC/USDT · 4h · Binance spot");
    spec.wording.countdown = QStringLiteral("01:12:33");
    spec.showLast(bars);
    const std::size_t count = candles.size();
    if (count < 60)
        return spec;
    addTrade(spec, domain::Mark::Kind::LongEntry, count - 52, count - 45);
    addTrade(spec, domain::Mark::Kind::ShortEntry, count - 38, count - 33);
    spec.marks.push_back(mark(domain::Mark::Kind::LongEntry, candles, count - 9, candles.close()[count - 9]));
    const double entry = candles.close()[count - 9];
    double range = 0;
    for (std::size_t i = count - 14; i < count; ++i)
        range += (candles.high()[i] - candles.low()[i]) / 14;
    const auto since = candles.openTime(count - 9);
    using Kind = domain::Level::Kind;
    spec.levels = {{Kind::Stop, entry - 2 * range, since, "stop, drag to propose"},
                   {Kind::Target, entry + 4 * range, since, "target"},
                   {Kind::Entry, entry, since, "entry"}};
    return spec;
}

chart::ChartSpec decorated(chart::ChartSpec spec)
{
    const domain::CandleSeries &candles = spec.candles;
    const std::size_t count = candles.size();
    const auto shifted = [&](double share, const char *id) {
        std::vector<double> values;
        for (std::size_t i = 0; i < count; ++i)
            values.push_back(candles.close()[i] * (1 + share * (i % 40 < 20 ? 1 : -1)));
        return domain::Curve{id, id, std::make_shared<const std::vector<double>>(std::move(values))};
    };
    spec.areas = {{shifted(0.02, "a"), shifted(0.03, "b"), true},
                  {sma(candles, 10), sma(candles, 20), false}};
    spec.dots = {shifted(0.015, "sar")};
    const auto anchor = [&](std::size_t back, double share) {
        return chart::Anchor{candles.openTime(count - back), candles.close()[count - back] * share};
    };
    const double price = candles.close().back();
    spec.profile = chart::Profile{
        {{price * 0.97, price * 0.98, 5}, {price * 0.98, price * 1.01, 20}, {price * 1.01, price * 1.02, 9}},
        price * 0.995,
        price * 0.98,
        price * 1.01};
    using Side = chart::Finding::Side;
    spec.findings = {
        {anchor(30, 1), Side::Rising, QStringLiteral("double bottom"), {anchor(40, 0.99), anchor(30, 1)}},
        {anchor(12, 1), Side::Falling, QStringLiteral("shooting star"), {}}};
    using Kind = chart::Drawing::Kind;
    spec.drawings = {{Kind::Trend, anchor(40, 0.99), anchor(10, 1.01), true},
                     {Kind::Horizontal, anchor(20, 1.005), anchor(20, 1.005), false},
                     {Kind::Fibonacci, anchor(36, 0.98), anchor(24, 1.02), false},
                     {Kind::Rectangle, anchor(20, 0.99), anchor(14, 1.01), false},
                     {Kind::Measure, anchor(9, 0.99), anchor(3, 1.01), false}};
    return spec;
}

chart::Palette palette(const QString &name)
{
    if (name == QLatin1String("model"))
        return chart::modelPalette();
    QFile file(QStringLiteral(RESOURCES "/themes/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no theme %s", qPrintable(file.fileName()));
    const auto read = chart::paletteFromTheme(file.readAll());
    if (!read)
        qFatal("theme %s: %s", qPrintable(name), read.error().detail.c_str());
    return *read;
}

double FixedRuler::size(chart::TextStyle style) const
{
    return (style == chart::TextStyle::Small ? m_palette.textPixels : m_palette.titlePixels) * m_ratio;
}

double FixedRuler::width(chart::TextStyle style, const QString &text) const
{
    return static_cast<double>(text.size()) * size(style) * 0.6;
}

} // namespace samples
