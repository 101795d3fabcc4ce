#include "ui/last_state.h"

#include <QDataStream>
#include <QFile>
#include <QSaveFile>

namespace ui {
namespace {

constexpr quint32 magic = 0x53444C31; // "SDL1"
constexpr std::size_t keptBars = 400;

QString fileOf(const QString &dataDir)
{
    return dataDir + QStringLiteral("/last-chart.bin");
}

void put(QDataStream &out, std::span<const double> values)
{
    out << quint32(values.size());
    for (const double value : values)
        out << value;
}

std::vector<double> takeValues(QDataStream &in)
{
    quint32 count = 0;
    in >> count;
    std::vector<double> out;
    for (quint32 i = 0; i < std::min<quint32>(count, keptBars) && in.status() == QDataStream::Ok; ++i) {
        double value = 0;
        in >> value;
        out.push_back(value);
    }
    return out;
}

void putChart(QDataStream &out, const chart::ChartSpec &spec)
{
    const std::size_t count = spec.candles.size(), first = count > keptBars ? count - keptBars : 0;
    const domain::CandleSeries bars = spec.candles.slice(first, keptBars);
    out << spec.wording.title << spec.wording.synthetic << qint32(spec.priceDecimals)
        << quint32(bars.closed());
    out << quint32(bars.size());
    for (const std::int64_t time : bars.time())
        out << qint64(time);
    for (const auto column : {bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()})
        put(out, column);
    out << quint32(spec.overlays.size());
    for (const domain::Curve &curve : spec.overlays) {
        out << QString::fromStdString(curve.title);
        const bool fits = curve.values && curve.values->size() == count;
        put(out, fits ? std::span<const double>(*curve.values).subspan(first) : std::span<const double>());
    }
}

std::shared_ptr<const chart::ChartSpec> takeChart(QDataStream &in, domain::Timeframe timeframe)
{
    auto spec = std::make_shared<chart::ChartSpec>();
    qint32 decimals = 2;
    quint32 closed = 0, count = 0, overlays = 0;
    in >> spec->wording.title >> spec->wording.synthetic >> decimals >> closed >> count;
    domain::CandleColumns columns;
    for (quint32 i = 0; i < std::min<quint32>(count, keptBars); ++i) {
        qint64 time = 0;
        in >> time;
        columns.time.push_back(time);
    }
    for (auto *column : {&columns.open, &columns.high, &columns.low, &columns.close, &columns.volume})
        *column = takeValues(in);
    auto series = domain::CandleSeries::make(timeframe, std::move(columns), closed);
    in >> overlays;
    for (quint32 i = 0; i < std::min<quint32>(overlays, 8); ++i) {
        QString title;
        in >> title;
        auto values = std::make_shared<const std::vector<double>>(takeValues(in));
        if (series && values->size() == series->size())
            spec->overlays.push_back({title.toStdString(), title.toStdString(), values});
    }
    if (!series || in.status() != QDataStream::Ok)
        return nullptr;
    spec->candles = std::move(*series);
    spec->priceDecimals = decimals;
    return spec;
}

} // namespace

void keepLastState(const engine::Snapshot &snapshot, const QString &dataDir)
{
    if (dataDir.isEmpty() || snapshot.watches.empty() || !snapshot.watches.front().chart)
        return;
    const engine::WatchView &watch = snapshot.watches.front();
    QSaveFile file(fileOf(dataDir));
    if (!file.open(QIODevice::WriteOnly))
        return; // a convenience: the desk works without it
    QDataStream out(&file);
    out.setVersion(QDataStream::Qt_6_4);
    out << magic << qint64(base::toMs(snapshot.time)) << snapshot.synthetic
        << QString::fromStdString(snapshot.source) << QString::fromStdString(snapshot.equity.toString())
        << QString::fromStdString(snapshot.capital.toString())
        << QString::fromStdString(snapshot.equity.currency()) << snapshot.returnPercent
        << QString::fromStdString(watch.watch.venue) << QString::fromStdString(watch.watch.symbol.text())
        << QString::fromUtf8(watch.watch.timeframe.name().data()) << QString::fromStdString(watch.venueTitle);
    putChart(out, *watch.chart);
    file.commit();
}

engine::SnapshotPtr readLastState(const QString &dataDir)
{
    QFile file(fileOf(dataDir));
    if (dataDir.isEmpty() || !file.open(QIODevice::ReadOnly))
        return nullptr;
    QDataStream in(&file);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 sign = 0;
    qint64 time = 0;
    QString source, equity, capital, currency, venue, symbol, timeframe, title;
    auto out = std::make_shared<engine::Snapshot>();
    in >> sign >> time >> out->synthetic >> source >> equity >> capital >> currency >> out->returnPercent >>
        venue >> symbol >> timeframe >> title;
    const auto step = domain::Timeframe::parse(timeframe.toStdString());
    const auto pair = domain::Symbol::parse(symbol.toStdString());
    const auto worth = base::Decimal::parse(equity.toStdString()),
               put = base::Decimal::parse(capital.toStdString());
    if (sign != magic || in.status() != QDataStream::Ok || !step || !pair || !worth || !put)
        return nullptr;
    engine::WatchView watch;
    watch.watch.venue = venue.toStdString();
    watch.watch.symbol = *pair;
    watch.watch.timeframe = *step;
    watch.venueTitle = title.toStdString();
    watch.chart = takeChart(in, *step);
    if (!watch.chart)
        return nullptr;
    watch.priceTime = base::fromMs(time);
    out->time = base::fromMs(time);
    out->source = source.toStdString();
    out->equity = domain::Money(*worth, currency.toStdString());
    out->capital = domain::Money(*put, currency.toStdString());
    if (!watch.chart->candles.isEmpty())
        watch.last = watch.chart->candles.close().back();
    out->watches.push_back(std::move(watch));
    return out;
}

} // namespace ui
