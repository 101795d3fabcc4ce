// MEXC's live streams. Spot sends Protocol Buffers only (its JSON streams were switched off in August 2025),
// of which the few fields that count are read by hand; contracts send JSON. Sources: "Websocket Market
// Streams" of the spot v3 docs, mexc.com/api-docs/spot-v3, with its schemas (PushDataV3ApiWrapper,
// PublicAggreDealsV3Api, PublicSpotKlineV3Api, PublicAggreBookTickerV3Api), and "WebSocket API" of the
// contract v1 docs, mexcdevelop.github.io/apidocs/contract_v1_en. Neither says when a bar is over.
#include "exchange/mexc.h"
#include "exchange/protobuf.h"
#include "exchange/stream_parts.h"
#include "exchange/streams.h"

#include "base/text.h"

#include <array>

namespace exchange::mexc {

namespace {

using base::ErrorCode;
using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "stream", "wss://wbs-api.mexc.com/ws"},
                          {MarketKind::Perpetual, "stream", "wss://contract.mexc.com/edge"}};
constexpr double second = 1000;

/// Streams of spot say the steps as contracts do.
std::string stepOf(const StreamAsk &ask)
{
    const char *step = table().perpetualCandles.step(ask.timeframe);
    return step ? step : "";
}

std::vector<std::string> subscribe(const StreamAsk &ask)
{
    if (ask.kind == MarketKind::Spot)
        return {R"({"method":"SUBSCRIPTION","params":[)" +
                jsonText("spot@public.aggre.deals.v3.api.pb@100ms@" + ask.symbol) + ',' +
                jsonText("spot@public.kline.v3.api.pb@" + ask.symbol + '@' + stepOf(ask)) + ',' +
                jsonText("spot@public.aggre.bookTicker.v3.api.pb@100ms@" + ask.symbol) + "]}"};
    const std::string symbol = R"("symbol":)" + jsonText(ask.symbol);
    return {R"({"method":"sub.deal","param":{)" + symbol + "}}",
            R"({"method":"sub.kline","param":{)" + symbol + R"(,"interval":)" + jsonText(stepOf(ask)) + "}}",
            R"({"method":"sub.depth.full","param":{)" + symbol + R"(,"limit":5}})"};
}

std::string ping(const StreamAsk &ask)
{
    return ask.kind == MarketKind::Spot ? R"({"method":"PING"})" : R"({"method":"ping"})";
}

// --- spot

tl::unexpected<base::Error> unreadable(const char *what)
{
    return base::fail(ErrorCode::Schema, what, what);
}

std::optional<double> numberOf(std::string_view text)
{
    const base::Result<double> read = base::parseDouble(text);
    return read ? std::optional(*read) : std::nullopt;
}

/// PublicAggreDealsV3ApiItem: price 1, quantity 2, tradeType 3 (1 bought, 2 sold), time 4, tradeId 5.
bool readDeal(std::string_view message, StreamNews &news)
{
    ProtobufReader reader(message);
    std::optional<double> price, amount;
    std::uint64_t side = 0, time = 0;
    std::string id;
    while (const auto field = reader.next()) {
        if (field->number == 1)
            price = numberOf(field->bytes);
        else if (field->number == 2)
            amount = numberOf(field->bytes);
        else if (field->number == 3)
            side = field->value;
        else if (field->number == 4)
            time = field->value;
        else if (field->number == 5)
            id = base::sanitised(field->bytes, 64);
    }
    if (reader.broken() || !price || !amount || (side != 1 && side != 2) || time == 0 || time > INT64_MAX / 2)
        return false;
    news.trades.push_back({id, base::fromMs(std::int64_t(time)), *price, *amount,
                           side == 1 ? domain::Side::Buy : domain::Side::Sell});
    return true;
}

/// PublicAggreDealsV3Api: deals 1.
bool readDeals(std::string_view message, StreamNews &news)
{
    ProtobufReader reader(message);
    while (const auto field = reader.next())
        if (field->number == 1 && !readDeal(field->bytes, news))
            return false;
    return !reader.broken();
}

/// PublicSpotKlineV3Api: interval 1, windowStart 2 (s), opening 3, closing 4, highest 5, lowest 6, volume 7.
bool readBar(std::string_view message, const StreamAsk &ask, StreamNews &news)
{
    ProtobufReader reader(message);
    std::string_view interval;
    std::uint64_t start = 0;
    std::array<std::optional<double>, 5> v; // open, close, high, low, volume
    while (const auto field = reader.next()) {
        if (field->number == 1)
            interval = field->bytes;
        else if (field->number == 2)
            start = field->value;
        else if (field->number >= 3 && field->number <= 7)
            v[field->number - 3] = numberOf(field->bytes);
    }
    const bool whole =
        !reader.broken() && start > 0 && start < UINT32_MAX && v[0] && v[1] && v[2] && v[3] && v[4];
    if (whole && interval == stepOf(ask))
        news.bars.push_back(
            {{base::fromMs(std::int64_t(start) * 1000), *v[0], *v[2], *v[3], *v[1], *v[4]}, false});
    return whole;
}

/// PublicAggreBookTickerV3Api: bidPrice 1, bidQuantity 2, askPrice 3, askQuantity 4, version 5.
bool readTop(std::string_view message, StreamNews &news)
{
    ProtobufReader reader(message);
    std::array<std::optional<double>, 4> v;
    TopOfBook top;
    while (const auto field = reader.next()) {
        if (field->number >= 1 && field->number <= 4)
            v[field->number - 1] = numberOf(field->bytes);
        else if (field->number == 5 && base::parseInt(field->bytes))
            top.updateId = *base::parseInt(field->bytes);
    }
    if (v[0] && *v[0] > 0)
        top.bid = domain::BookLevel{*v[0], v[1].value_or(0)};
    if (v[2] && *v[2] > 0)
        top.ask = domain::BookLevel{*v[2], v[3].value_or(0)};
    news.top = top;
    return !reader.broken() && (top.bid || top.ask);
}

/// PushDataV3ApiWrapper: symbol 3, createTime 5, sendTime 6; one of publicSpotKline 308, publicAggreDeals
/// 314, publicAggreBookTicker 315.
base::Result<StreamNews> readPush(const StreamAsk &ask, std::string_view message)
{
    constexpr std::uint32_t kline = 308, deals = 314, bookTicker = 315;
    ProtobufReader reader(message);
    StreamNews news;
    std::string_view symbol;
    std::uint64_t sent = 0;
    bool whole = true;
    while (const auto field = reader.next()) {
        if (field->number == 3)
            symbol = field->bytes;
        else if (field->number == 6)
            sent = field->value;
        else if (field->number == kline)
            whole = whole && readBar(field->bytes, ask, news);
        else if (field->number == deals)
            whole = whole && readDeals(field->bytes, news);
        else if (field->number == bookTicker)
            whole = whole && readTop(field->bytes, news);
    }
    if (reader.broken() || !whole)
        return unreadable("a push that does not keep to its schema");
    if (symbol != ask.symbol)
        return StreamNews();
    if (news.top && sent > 0 && sent < INT64_MAX / 2)
        news.top->time = base::fromMs(std::int64_t(sent));
    return news;
}

/// Confirmations, pongs and refusals are JSON.
base::Result<StreamNews> readSpotText(std::string_view bytes)
{
    Fields all;
    const base::Result<StreamNews> read =
        readFrame(bytes, [&](JsonReader &reader, JsonReader::Value &root, StreamNews &) {
            return all.read(reader, root);
        });
    const std::string text = all.text("msg");
    const bool refused = text.find("Reason") != std::string::npos || all.integer("code").value_or(0) != 0;
    if (read && refused)
        return base::fail(ErrorCode::BadRequest, text, "subscription");
    return read;
}

// --- contracts

bool readDealFields(JsonReader &reader, const Fields &fields, StreamNews &news)
{
    const std::optional<std::int64_t> side = fields.integer("T");
    return reader.require(side == 1 || side == 2, "T") &&
           addTrade(reader, fields, {"i", "p", "v", "t"}, side == 1 ? domain::Side::Buy : domain::Side::Sell,
                    news);
}

/// The first level of a side: [price, contracts, number of orders].
bool readBest(JsonReader &reader, JsonReader::Value &levels, std::optional<domain::BookLevel> &best)
{
    return reader.elements(levels, false, [&](std::size_t index, JsonReader::Value &level) {
        if (index > 0)
            return true;
        std::array<double, 2> cells{};
        const bool whole = reader.elements(level, false, [&](std::size_t column, JsonReader::Value &value) {
            return column > 1 || reader.number(value, "level", cells[column]);
        });
        best = domain::BookLevel{cells[0], cells[1]};
        return whole;
    });
}

struct Push
{
    Fields all;
    std::vector<Fields> data;
    TopOfBook top;
};

/// Reads `data`, whose meaning the channel tells: one object or a list of them.
bool readData(JsonReader &reader, JsonReader::Value &value, Push &push)
{
    return reader.objects(value, [&](JsonReader::Value &object) {
        return push.data.emplace_back().read(reader, object,
                                             [&](std::string_view key, JsonReader::Value &list) {
                                                 if (key == "bids")
                                                     return readBest(reader, list, push.top.bid);
                                                 return key != "asks" || readBest(reader, list, push.top.ask);
                                             });
    });
}

bool tell(JsonReader &reader, const Push &push, const StreamAsk &ask, StreamNews &news)
{
    const std::string channel = push.all.text("channel");
    for (const Fields &one : push.data) {
        if (channel == "push.deal" && !readDealFields(reader, one, news))
            return false;
        const bool bar = channel == "push.kline" && one.text("interval") == stepOf(ask);
        if (bar && !addBar(reader, one, {"t", "o", "h", "l", "c", "q", second}, false, news))
            return false;
    }
    if (channel == "push.depth.full" && !push.data.empty()) {
        news.top = push.top;
        news.top->updateId = push.data.front().integer("version");
        news.top->time = push.all.time("ts");
    }
    return true;
}

base::Result<StreamNews> readContract(const StreamAsk &ask, std::string_view bytes)
{
    Push push;
    const base::Result<StreamNews> read =
        readFrame(bytes, [&](JsonReader &reader, JsonReader::Value &root, StreamNews &news) {
            news.unit = Unit::Contracts;
            const bool whole =
                push.all.read(reader, root, [&](std::string_view key, JsonReader::Value &value) {
                    return key != "data" || readData(reader, value, push);
                });
            const bool ours = push.all.text("symbol") == ask.symbol;
            return whole && (!ours || tell(reader, push, ask, news));
        });
    if (read && push.all.text("channel") == "rs.error")
        return base::fail(ErrorCode::BadRequest, push.all.text("data"), "subscription");
    return read;
}

base::Result<StreamNews> decode(const StreamAsk &ask, const StreamFrame &frame)
{
    if (ask.kind != MarketKind::Spot)
        return readContract(ask, frame.bytes);
    return frame.binary ? readPush(ask, frame.bytes) : readSpotText(frame.bytes);
}

constexpr StreamTable table_{.id = "mexc",
                             .venue = &table,
                             .hosts = hosts,
                             .subscribe = &subscribe,
                             .ping = &ping,
                             .pingEvery = base::Milliseconds(15'000),
                             .decode = &decode};

} // namespace

const StreamTable &streams()
{
    return table_;
}

} // namespace exchange::mexc
