// Hyperliquid's live streams. Source: "Websocket", "Subscriptions" and "Timeouts and heartbeats" of the API
// docs, hyperliquid.gitbook.io/hyperliquid-docs. Amounts are in base units on spot and perpetuals.
#include "exchange/hyperliquid.h"
#include "exchange/stream_parts.h"
#include "exchange/streams.h"

namespace exchange::hyperliquid {

namespace {

using base::ErrorCode;
using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "stream", "wss://api.hyperliquid.xyz/ws"},
                          {MarketKind::Perpetual, "stream", "wss://api.hyperliquid.xyz/ws"}};

std::string message(const char *type, const std::string &rest)
{
    return R"({"method":"subscribe","subscription":{"type":)" + jsonText(type) + ',' + rest + "}}";
}

std::vector<std::string> subscribe(const StreamAsk &ask)
{
    const std::string coin = R"("coin":)" + jsonText(ask.symbol);
    const std::string step = R"(,"interval":)" + jsonText(std::string(ask.timeframe.name()));
    return {message("trades", coin), message("candle", coin + step), message("bbo", coin)};
}

std::string ping(const StreamAsk &)
{
    return R"({"method":"ping"})";
}

bool readTrades(JsonReader &reader, JsonReader::Value &list, const StreamAsk &ask, StreamNews &news)
{
    return reader.objects(list, [&](JsonReader::Value &object) {
        Fields fields;
        if (!fields.read(reader, object))
            return false;
        if (fields.text("coin") != ask.symbol)
            return true;
        const domain::Side side = fields.text("side") == "A" ? domain::Side::Sell : domain::Side::Buy;
        return addTrade(reader, fields, {"tid", "px", "sz", "time"}, side, news);
    });
}

bool readBar(JsonReader &reader, JsonReader::Value &object, const StreamAsk &ask, StreamNews &news)
{
    Fields fields;
    if (!fields.read(reader, object))
        return false;
    const bool other = fields.text("s") != ask.symbol || fields.text("i") != ask.timeframe.name();
    return other || addBar(reader, fields, {"t", "o", "h", "l", "c", "v"}, false, news);
}

/// `bbo` holds the best bid and the best ask; a side that is empty is null.
bool readTop(JsonReader &reader, JsonReader::Value &object, const StreamAsk &ask, StreamNews &news)
{
    Fields fields;
    TopOfBook top;
    const bool whole = fields.read(reader, object, [&](std::string_view key, JsonReader::Value &value) {
        return key != "bbo" || reader.elements(value, false, [&](std::size_t index, JsonReader::Value &side) {
            Fields level;
            if (JsonReader::isNull(side))
                return true;
            if (!level.read(reader, side))
                return false;
            const auto price = level.number("px"), amount = level.number("sz");
            (index == 0 ? top.bid : top.ask) = domain::BookLevel{price.value_or(0), amount.value_or(0)};
            return reader.require(price && amount, "px or sz");
        });
    });
    if (!whole || fields.text("coin") != ask.symbol)
        return whole;
    top.time = fields.time("time");
    news.top = top;
    return true;
}

/// What a frame is about stands in `channel`, which comes first.
base::Result<StreamNews> decode(const StreamAsk &ask, const StreamFrame &frame)
{
    std::string channel, error;
    const base::Result<StreamNews> read =
        readFrame(frame.bytes, [&](JsonReader &reader, JsonReader::Value &root, StreamNews &news) {
            return reader.fields(root, [&](std::string_view key, JsonReader::Value &value) {
                if (key == "channel")
                    return reader.text(value, key, channel);
                if (key != "data")
                    return true;
                if (channel == "error")
                    return reader.text(value, key, error);
                if (channel == "trades")
                    return readTrades(reader, value, ask, news);
                if (channel == "candle")
                    return readBar(reader, value, ask, news);
                return channel != "bbo" || readTop(reader, value, ask, news);
            });
        });
    if (read && !error.empty())
        return base::fail(ErrorCode::BadRequest, error, "subscription");
    return read;
}

constexpr StreamTable table_{.id = "hyperliquid",
                             .venue = &table,
                             .hosts = hosts,
                             .subscribe = &subscribe,
                             .ping = &ping,
                             .pingEvery = base::Milliseconds(20'000),
                             .decode = &decode};

} // namespace

const StreamTable &streams()
{
    return table_;
}

} // namespace exchange::hyperliquid
