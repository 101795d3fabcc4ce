// Gate.io's live streams. Sources: "Spot WebSocket v4" and "Futures WebSocket v4" of the Gate API v4
// reference, gate.com/docs/developers/apiv4/ws. On spot `a` of a bar is its base volume and `v` its turnover;
// on futures `v` counts contracts. `w` says that a bar is over.
#include "exchange/gateio.h"
#include "exchange/stream_parts.h"
#include "exchange/streams.h"

#include "base/text.h"

namespace exchange::gateio {

namespace {

using base::ErrorCode;
using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "stream", "wss://api.gateio.ws/ws/v4/"},
                          {MarketKind::Perpetual, "stream", "wss://fx-ws.gateio.ws/v4/ws/usdt"}};
constexpr double second = 1000, latestSeconds = 1e11;

std::string roomOf(const StreamAsk &ask)
{
    return ask.kind == MarketKind::Spot ? "spot" : "futures";
}

std::string message(const StreamAsk &ask, const char *channel, const std::string &payload)
{
    const std::string time = std::to_string(base::toMs(ask.now) / 1000);
    std::string out = R"({"time":)" + time + R"(,"channel":)" + jsonText(roomOf(ask) + '.' + channel);
    if (!payload.empty())
        out += R"(,"event":"subscribe","payload":[)" + payload + ']';
    return out + '}';
}

std::vector<std::string> subscribe(const StreamAsk &ask)
{
    const std::string symbol = jsonText(ask.symbol), step = jsonText(std::string(ask.timeframe.name()));
    return {message(ask, "trades", symbol), message(ask, "candlesticks", step + ',' + symbol),
            message(ask, "book_ticker", symbol)};
}

std::string ping(const StreamAsk &ask)
{
    return message(ask, "ping", {});
}

bool readTrade(JsonReader &reader, const Fields &fields, const StreamAsk &ask, StreamNews &news)
{
    if (ask.kind == MarketKind::Spot) {
        if (fields.text("currency_pair") != ask.symbol)
            return true;
        const domain::Side side = fields.text("side") == "sell" ? domain::Side::Sell : domain::Side::Buy;
        return addTrade(reader, fields, {"id", "price", "amount", "create_time_ms"}, side, news);
    }
    if (fields.text("contract") != ask.symbol)
        return true;
    const double size = fields.number("size").value_or(0), time = fields.number("create_time_ms").value_or(0);
    return addTrade(reader, fields,
                    {"id", "price", "size", "create_time_ms", time < latestSeconds ? second : 1.0},
                    size < 0 ? domain::Side::Sell : domain::Side::Buy, news);
}

bool readBar(JsonReader &reader, const Fields &fields, const StreamAsk &ask, StreamNews &news)
{
    if (fields.text("n") != std::string(ask.timeframe.name()) + '_' + ask.symbol)
        return true;
    const char *volume = ask.kind == MarketKind::Spot ? "a" : "v";
    return addBar(reader, fields, {"t", "o", "h", "l", "c", volume, second}, fields.isTrue("w"), news);
}

/// `result` is one object or a list of them.
bool readResult(JsonReader &reader, JsonReader::Value &value, std::vector<Fields> &out)
{
    return reader.objects(value,
                          [&](JsonReader::Value &object) { return out.emplace_back().read(reader, object); });
}

base::Error refusalOf(const Fields &error)
{
    const std::string text = error.text("message"), low = base::lower(text);
    const bool symbol =
        low.find("currency pair") != std::string::npos || low.find("contract") != std::string::npos;
    return {symbol ? ErrorCode::BadSymbol : ErrorCode::BadRequest, text, "subscription", std::nullopt};
}

base::Result<StreamNews> decode(const StreamAsk &ask, const StreamFrame &frame)
{
    Fields all, error;
    std::vector<Fields> results;
    const base::Result<StreamNews> read =
        readFrame(frame.bytes, [&](JsonReader &reader, JsonReader::Value &root, StreamNews &news) {
            news.unit = ask.kind == MarketKind::Spot ? Unit::Base : Unit::Contracts;
            const bool whole = all.read(reader, root, [&](std::string_view key, JsonReader::Value &value) {
                return key == "error" ? error.read(reader, value)
                                      : key != "result" || readResult(reader, value, results);
            });
            const std::string event = all.text("event"), channel = all.text("channel");
            if (!whole || (event != "update" && event != "all"))
                return whole;
            for (const Fields &one : results) {
                const bool done = channel.ends_with(".trades")         ? readTrade(reader, one, ask, news)
                                  : channel.ends_with(".candlesticks") ? readBar(reader, one, ask, news)
                                  : channel.ends_with(".book_ticker") && one.text("s") == ask.symbol
                                      ? addTop(reader, one, {"b", "B", "a", "A", "t", "u"}, news)
                                      : true;
                if (!done)
                    return false;
            }
            return true;
        });
    if (read && error.has("message"))
        return tl::unexpected<base::Error>(refusalOf(error));
    return read;
}

constexpr StreamTable table_{.id = "gateio",
                             .venue = &table,
                             .hosts = hosts,
                             .subscribe = &subscribe,
                             .ping = &ping,
                             .pingEvery = base::Milliseconds(10'000),
                             .decode = &decode};

} // namespace

const StreamTable &streams()
{
    return table_;
}

} // namespace exchange::gateio
