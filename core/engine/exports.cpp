#include "engine/exports.h"

namespace engine {
namespace {

constexpr const char *header =
    "id,venue,symbol,timeframe,side,opened,closed,quantity,entry_price,exit_price,stop,target,gross,fees,funding,net,"
    "currency,reason,r_multiple,mae_percent,mfe_percent,confidence,calibrated,entry_capsule,exit_capsule,synthetic\n";

std::string text(const std::optional<double> &value) { return value ? base::Json(*value).dump() : std::string(); }
std::string text(const std::optional<domain::Price> &value) { return value ? value->toString() : std::string(); }

std::string row(const domain::Trade &trade)
{
    const domain::Instrument &instrument = *trade.instrument;
    std::string out;
    const auto add = [&](const std::string &cell) { out += (out.empty() ? "" : ",") + cell; };
    add(trade.id);
    add(instrument.venue);
    add(instrument.symbol.text());
    add(std::string(trade.timeframe.name()));
    add(std::string(domain::name(trade.side)));
    add(base::iso(trade.opened));
    add(base::iso(trade.closed));
    for (const std::string &cell :
         {trade.quantity.toString(), trade.entryPrice.toString(), trade.exitPrice.toString(), text(trade.stop),
          text(trade.target), trade.gross.toString(), trade.fees.toString(), trade.funding.toString(),
          trade.net.toString(), trade.net.currency(), std::string(domain::name(trade.reason)), text(trade.rMultiple),
          text(trade.maePercent), text(trade.mfePercent), text(std::optional(trade.confidence)),
          text(trade.calibrated), trade.entryCapsule, trade.exitCapsule,
          std::string(instrument.synthetic ? "synthetic" : "real")})
        add(cell);
    return out + '\n';
}

} // namespace

QByteArray tradesCsv(const std::vector<domain::Trade> &trades)
{
    std::string out = header;
    for (const domain::Trade &trade : trades)
        out += row(trade);
    return QByteArray::fromStdString(out);
}

QByteArray tradesJson(const std::vector<domain::Trade> &trades)
{
    base::Json out = base::Json::array();
    for (const domain::Trade &trade : trades) {
        base::Json one = domain::toJson(trade);
        one["synthetic"] = trade.instrument->synthetic;
        out.push_back(std::move(one));
    }
    return QByteArray::fromStdString(out.dump(2) + '\n');
}

QByteArray equityJson(const std::vector<domain::EquityPoint> &equity, bool synthetic)
{
    base::Json rows = base::Json::array();
    for (const domain::EquityPoint &point : equity)
        rows.push_back({{"time", base::iso(point.time)}, {"equity", base::number(point.equity)}});
    return QByteArray::fromStdString(base::Json{{"synthetic", synthetic}, {"equity", rows}}.dump(2) + '\n');
}

QByteArray equityCsv(const std::vector<domain::EquityPoint> &equity, bool synthetic)
{
    std::string out = "time,equity,synthetic\n";
    for (const domain::EquityPoint &point : equity)
        out += base::iso(point.time) + ',' + base::Json(point.equity).dump() + ',' +
               (synthetic ? "synthetic" : "real") + '\n';
    return QByteArray::fromStdString(out);
}

} // namespace engine
