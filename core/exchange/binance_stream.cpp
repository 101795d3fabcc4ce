// Binance's live streams. Sources: "WebSocket Streams" of the spot API docs and "Websocket Market Streams" of
// USDⓈ-M Futures, developers.binance.com. The server pings every 20 s and is answered by the socket; a
// connection ends after 24 hours. Trades of spot and joined trades of futures are numbered one by one.
#include "exchange/binance.h"
#include "exchange/stream_parts.h"
#include "exchange/streams.h"

#include "base/text.h"

namespace exchange::binance {

namespace {

using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "stream", "wss://stream.binance.com:9443/ws"},
                          {MarketKind::Spot, "mirror-stream", "wss://data-stream.binance.vision/ws"},
                          {MarketKind::Perpetual, "stream", "wss://fstream.binance.com/ws"}};

std::vector<std::string> subscribe(const StreamAsk &ask)
{
    const std::string symbol = base::lower(ask.symbol);
    const std::string trades = ask.kind == MarketKind::Spot ? "@trade" : "@aggTrade";
    const std::string step(ask.timeframe.name());
    return {R"({"method":"SUBSCRIBE","params":[)" + jsonText(symbol + trades) + ',' +
            jsonText(symbol + "@kline_" + step) + ',' + jsonText(symbol + "@bookTicker") + R"(],"id":1})"};
}

bool readTrade(JsonReader &reader, const Fields &fields, bool joined, StreamNews &news)
{
    const domain::Side side = fields.isTrue("m") ? domain::Side::Sell : domain::Side::Buy;
    const char *number = joined ? "a" : "t";
    if (!addTrade(reader, fields, {number, "p", "q", "T"}, side, news))
        return false;
    news.firstNumber = news.lastNumber = fields.integer(number);
    if (joined) // numbered otherwise than single trades, which REST tells
        news.trades.back().id = "joined " + news.trades.back().id;
    return reader.require(news.firstNumber.has_value(), "number of the trade");
}

base::Result<StreamNews> decode(const StreamAsk &ask, const StreamFrame &frame)
{
    Fields all, bar, error;
    const base::Result<StreamNews> read =
        readFrame(frame.bytes, [&](JsonReader &reader, JsonReader::Value &root, StreamNews &news) {
            const bool whole = all.read(reader, root, [&](std::string_view key, JsonReader::Value &value) {
                return key == "k" ? bar.read(reader, value) : key != "error" || error.read(reader, value);
            });
            if (!whole || all.text("s") != ask.symbol)
                return whole;
            const std::string event = all.text("e");
            if (event == "kline")
                return bar.text("i") != ask.timeframe.name() ||
                       addBar(reader, bar, {"t", "o", "h", "l", "c", "v"}, bar.isTrue("x"), news);
            if (event == "trade" || event == "aggTrade")
                return readTrade(reader, all, event == "aggTrade", news);
            const bool best = event == "bookTicker" || (event.empty() && all.has("u"));
            return !best || addTop(reader, all, {"b", "B", "a", "A", "T", "u"}, news);
        });
    if (read && error.has("msg"))
        return base::fail(base::ErrorCode::BadRequest, error.text("msg"), "subscription");
    return read;
}

constexpr StreamTable table_{.id = "binance",
                             .venue = &table,
                             .hosts = hosts,
                             .subscribe = &subscribe,
                             .ping = nullptr,
                             .pingEvery = base::Milliseconds(60'000),
                             .decode = &decode};

} // namespace

const StreamTable &streams()
{
    return table_;
}

} // namespace exchange::binance
