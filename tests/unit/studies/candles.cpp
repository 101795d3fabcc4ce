#include "candles.h"

#include "base/random.h"
#include "base/text.h"
#include "base/time.h"

#include <QFile>

#include <bit>

void Candles::add(std::int64_t ms, double o, double h, double l, double c, double v)
{
    time.push_back(ms);
    open.push_back(o);
    high.push_back(h);
    low.push_back(l);
    close.push_back(c);
    volume.push_back(v);
}

Candles Candles::slice(std::size_t first, std::size_t count) const
{
    Candles out;
    for (std::size_t i = first; i < first + count; ++i)
        out.add(time[i], open[i], high[i], low[i], close[i], volume[i]);
    return out;
}

Candles Candles::scaled(double prices, double volumes) const
{
    Candles out;
    for (std::size_t i = 0; i < size(); ++i)
        out.add(time[i], open[i] * prices, high[i] * prices, low[i] * prices, close[i] * prices,
                volume[i] * volumes);
    return out;
}

namespace {

constexpr std::int64_t hour = 3'600'000;

double nextPrice(Market market, double price, std::size_t bar, std::size_t count, base::Random &random)
{
    switch (market) {
    case Market::Ticks:
        return std::max(1.0, price + static_cast<double>(random.below(3)) - 1);
    case Market::Patches:
        return bar / 40 % 2 == 1 ? price : price * std::exp(0.02 * random.normal());
    case Market::Trend:
        return price * std::exp((bar < count / 2 ? 14.0 : -14.0) / static_cast<double>(count) +
                                0.005 * random.normal());
    default:
        return price * std::exp(0.01 * random.normal());
    }
}

bool still(Market market, double before, double after)
{
    return before == after && market != Market::Walk;
}

} // namespace

Candles makeCandles(Market market, std::size_t count, std::uint64_t seed)
{
    base::Random random(seed);
    Candles out;
    std::int64_t time = 1'700'000'000'000 / hour * hour;
    double price = market == Market::Ticks ? 50 : 20 + 100 * random.uniform();
    for (std::size_t bar = 0; bar < count; ++bar) {
        const bool gap = market == Market::Gappy && random.below(8) == 0;
        time += hour * (gap ? 2 + static_cast<std::int64_t>(random.below(40)) : 1);
        const double start = price;
        price = nextPrice(market, price, bar, count, random);
        const double reach = still(market, start, price) ? 0 : 0.004;
        const double high = std::max(start, price) * (1 + reach * random.uniform());
        const double low = std::min(start, price) * (1 - reach * random.uniform());
        const bool dry = market == Market::Thin && random.below(3) != 0;
        out.add(time, start, high, low, price, dry ? 0 : 1000 * random.uniform());
    }
    return out;
}

Candles flatCandles(std::size_t count, double price, double volume)
{
    Candles out;
    for (std::size_t bar = 0; bar < count; ++bar)
        out.add(static_cast<std::int64_t>(bar) * hour, price, price, price, price, volume);
    return out;
}

Candles readCandles(const QString &path)
{
    QFile file(path);
    Candles out;
    if (!file.open(QIODevice::ReadOnly))
        return out;
    file.readLine();
    while (!file.atEnd()) {
        const std::string line = file.readLine().trimmed().toStdString();
        const std::vector<std::string_view> field = base::split(line, ',');
        if (field.size() < 6)
            continue;
        const auto time = base::parseTime(field[0]);
        std::array<double, 5> value{};
        for (std::size_t i = 0; i < 5; ++i)
            value[i] = base::parseDouble(field[i + 1]).value_or(std::nan(""));
        out.add(time ? base::toMs(*time) : 0, value[0], value[1], value[2], value[3], value[4]);
    }
    return out;
}

Table readTable(const QString &path)
{
    QFile file(path);
    Table out;
    if (!file.open(QIODevice::ReadOnly))
        return out;
    for (bool header = true; !file.atEnd(); header = false) {
        const std::string line = file.readLine().trimmed().toStdString();
        const std::vector<std::string_view> fields = base::split(line, ',');
        if (header) {
            out.names.assign(fields.begin(), fields.end());
            out.columns.resize(fields.size());
            continue;
        }
        for (std::size_t i = 0; i < fields.size() && i < out.columns.size(); ++i)
            out.columns[i].push_back(fields[i].empty() ? std::nan("") : base::parseDouble(fields[i]).value());
    }
    return out;
}

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
           (std::isnan(a) && std::isnan(b));
}

bool near(double a, double b, double relative, double absolute)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) && std::isnan(b);
    return std::abs(a - b) <= std::max(absolute, relative * std::max(std::abs(a), std::abs(b)));
}

studies::Request request(const std::string &text)
{
    return studies::Request::parse(text).value();
}

std::vector<double> computed(const std::string &text, const Candles &candles, std::size_t output)
{
    return studies::run(request(text), candles.input()).outputs[output];
}
