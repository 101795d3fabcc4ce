// KuCoin's live streams, for which a ticket is fetched over REST (bullet-public). Sources: "Introduction" of
// WebSocket, "Klines", "Trade", "Ticker" of Spot and "Klines", "Match", "Ticker V2" of Futures,
// kucoin.com/docs-new. Times are nanoseconds; a bar is time (s), open, close, high, low, volume. Amounts of
// contracts count contracts.
#include "exchange/kucoin.h"
#include "exchange/stream_parts.h"
#include "exchange/streams.h"

#include "base/text.h"

#include <array>

namespace exchange::kucoin {

namespace {

using base::ErrorCode;
using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "spot", "https://api.kucoin.com"},
                          {MarketKind::Perpetual, "perpetual", "https://api-futures.kucoin.com"}};
constexpr double second = 1000, nanosecond = 1e-6, millisecond = 1;

Call ticket(const StreamAsk &)
{
    return Call{"/api/v1/bullet-public", {}, 10};
}

/// The address of a connection: {"data":{"token":"…","instanceServers":[{"endpoint":"wss://…",…}]}}.
base::Result<std::string> address(std::string_view answer, const std::string &id)
{
    JsonReader reader(answer);
    Fields data, server;
    JsonReader::Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, JsonReader::Value &value) {
            return key != "data" ||
                   data.read(reader, value, [&](std::string_view inner, JsonReader::Value &list) {
                       return inner != "instanceServers" ||
                              reader.objects(list, [&](JsonReader::Value &object) {
                                  Fields one;
                                  const bool whole = one.read(reader, object);
                                  if (!server.has("endpoint"))
                                      server = one;
                                  return whole;
                              });
                   });
        });
    reader.require(data.has("token") && server.has("endpoint"), "token and endpoint");
    if (const base::Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return server.text("endpoint") + "?token=" + data.text("token") + "&connectId=" + id;
}

std::string message(const std::string &topic)
{
    return R"({"id":1,"type":"subscribe","topic":)" + jsonText(topic) + R"(,"response":true})";
}

std::vector<std::string> subscribe(const StreamAsk &ask)
{
    const bool spot = ask.kind == MarketKind::Spot;
    const char *step = table().spotCandles.step(ask.timeframe); // contracts use the words of spot here
    const std::string bars = ':' + ask.symbol + '_' + (step ? step : "");
    if (spot)
        return {message("/market/match:" + ask.symbol), message("/market/candles" + bars),
                message("/market/ticker:" + ask.symbol)};
    return {message("/contractMarket/execution:" + ask.symbol), message("/contractMarket/limitCandle" + bars),
            message("/contractMarket/tickerV2:" + ask.symbol)};
}

std::string ping(const StreamAsk &ask)
{
    return R"({"id":)" + std::to_string(base::toMs(ask.now)) + R"(,"type":"ping"})";
}

bool readCells(JsonReader &reader, JsonReader::Value &array, std::vector<std::string> &out)
{
    return reader.elements(array, false, [&](std::size_t, JsonReader::Value &value) {
        return reader.text(value, "candles", out.emplace_back());
    });
}

bool readBar(JsonReader &reader, const std::vector<std::string> &cells, StreamNews &news)
{
    constexpr std::size_t columns = 6;
    if (!reader.require(cells.size() >= columns, "cells of the bar"))
        return false;
    std::array<double, columns> v{};
    for (std::size_t i = 0; i < columns; ++i) {
        const base::Result<double> read = base::parseDouble(cells[i]);
        if (!reader.require(read.has_value(), "cells of the bar"))
            return false;
        v[i] = *read;
    }
    const base::UtcTime time = base::fromMs(std::int64_t(v[0] * second));
    news.bars.push_back({{time, v[1], v[3], v[4], v[2], v[5]}, false});
    return true;
}

bool readTop(JsonReader &reader, const Fields &data, bool spot, StreamNews &news)
{
    return spot
               ? addTop(reader, data,
                        {"bestBid", "bestBidSize", "bestAsk", "bestAskSize", "time", "sequence", millisecond},
                        news)
               : addTop(reader, data,
                        {"bestBidPrice", "bestBidSize", "bestAskPrice", "bestAskSize", "ts", "sequence",
                         nanosecond},
                        news);
}

bool readData(JsonReader &reader, const std::string &topic, const Fields &data,
              const std::vector<std::string> &cells, const StreamAsk &ask, StreamNews &news)
{
    const bool spot = ask.kind == MarketKind::Spot;
    const std::size_t colon = topic.find(':');
    const std::string about = colon == std::string::npos ? std::string() : topic.substr(colon + 1);
    if (topic.rfind("/market/candles", 0) == 0 || topic.rfind("/contractMarket/limitCandle", 0) == 0) {
        const char *step = table().spotCandles.step(ask.timeframe);
        return !step || about != ask.symbol + '_' + step || readBar(reader, cells, news);
    }
    if (about != ask.symbol)
        return true;
    if (topic.rfind("/market/ticker", 0) == 0 || topic.rfind("/contractMarket/tickerV2", 0) == 0)
        return readTop(reader, data, spot, news);
    const domain::Side side = data.text("side") == "sell" ? domain::Side::Sell : domain::Side::Buy;
    return addTrade(reader, data, {"tradeId", "price", "size", spot ? "time" : "ts", nanosecond}, side, news);
}

base::Result<StreamNews> decode(const StreamAsk &ask, const StreamFrame &frame)
{
    Fields all, data;
    std::vector<std::string> cells;
    const base::Result<StreamNews> read =
        readFrame(frame.bytes, [&](JsonReader &reader, JsonReader::Value &root, StreamNews &news) {
            news.unit = ask.kind == MarketKind::Spot ? Unit::Base : Unit::Contracts;
            const bool whole = all.read(reader, root, [&](std::string_view key, JsonReader::Value &value) {
                return key != "data" ||
                       data.read(reader, value, [&](std::string_view inner, JsonReader::Value &list) {
                           return inner != "candles" || readCells(reader, list, cells);
                       });
            });
            const bool told = whole && all.text("type") == "message";
            return told ? readData(reader, all.text("topic"), data, cells, ask, news) : whole;
        });
    if (read && all.text("type") == "error")
        return base::fail(all.text("code") == "404" ? ErrorCode::BadSymbol : ErrorCode::BadRequest,
                          all.text("data"), "subscription");
    return read;
}

constexpr StreamTable table_{.id = "kucoin",
                             .venue = &table,
                             .hosts = hosts,
                             .subscribe = &subscribe,
                             .ping = &ping,
                             .pingEvery = base::Milliseconds(15'000),
                             .decode = &decode,
                             .ticket = &ticket,
                             .address = &address};

} // namespace

const StreamTable &streams()
{
    return table_;
}

} // namespace exchange::kucoin
