#include "exchange/binance_decode.h"

#include "base/text.h"
#include "exchange/levels.h"

#include <cmath>

namespace exchange::binance {

namespace {

using base::ErrorCode;
using base::Result;
using Next = JsonReader::Next;
using Value = JsonReader::Value;

constexpr std::size_t largestRefusal = 4096; // bytes; a longer object is data

struct CodeRange
{
    int from, to; // from the less negative to the more negative
    ErrorCode code;
};
/// "Error codes for Binance"; the first range that holds a code counts.
constexpr CodeRange codes[] = {{-1002, -1002, ErrorCode::Auth},       {-1003, -1003, ErrorCode::RateLimit},
                               {-1004, -1004, ErrorCode::Overloaded}, {-1007, -1007, ErrorCode::Timeout},
                               {-1008, -1008, ErrorCode::Overloaded}, {-1015, -1015, ErrorCode::RateLimit},
                               {-1016, -1016, ErrorCode::Overloaded}, {-1020, -1020, ErrorCode::Unsupported},
                               {-1021, -1021, ErrorCode::ClockSkew},  {-1022, -1022, ErrorCode::Auth},
                               {-1034, -1034, ErrorCode::RateLimit},  {-1010, -1014, ErrorCode::BadRequest},
                               {-1000, -1099, ErrorCode::Server},     {-1121, -1121, ErrorCode::BadSymbol},
                               {-1122, -1122, ErrorCode::BadSymbol},  {-1125, -1125, ErrorCode::Auth},
                               {-1100, -1999, ErrorCode::BadRequest}, {-2008, -2008, ErrorCode::Auth},
                               {-2014, -2015, ErrorCode::Auth},       {-2000, -9999, ErrorCode::BadRequest}};

std::optional<ErrorCode> codeOf(std::int64_t venueCode)
{
    for (const CodeRange &range : codes)
        if (venueCode <= range.from && venueCode >= range.to)
            return range.code;
    return std::nullopt;
}

struct Refusal
{
    std::optional<std::int64_t> code;
    std::string message;
};

/// The code and message of a refusal's body, if it has them.
Refusal refusalIn(std::string_view body)
{
    Refusal out;
    const std::size_t start = body.find_first_not_of(" \t\r\n");
    if (body.size() > largestRefusal || start == std::string_view::npos || body[start] != '{')
        return out;
    JsonReader reader(body);
    Value root;
    const bool whole = reader.root(root) && reader.fields(root, [&](std::string_view key, Value &value) {
        if (key == "code")
            return reader.integer(value, key, out.code);
        return key != "msg" || reader.text(value, key, out.message);
    });
    return whole && reader.finish() ? out : Refusal();
}

bool saysRegion(std::string_view body)
{
    const std::string text = base::lower(body.substr(0, largestRefusal));
    return text.find("restricted location") != std::string::npos ||
           text.find("block access from your country") != std::string::npos;
}

Unit unitOf(MarketSort market)
{
    return market == MarketSort::Inverse ? Unit::Contracts : Unit::Base;
}

enum KlineColumn : std::size_t { openTime, open, high, low, close, volume, closeTime, quoteVolume, count };

struct Kline
{
    std::int64_t ms = 0;
    double open = 0, high = 0, low = 0, close = 0, volume = 0, quoteVolume = 0, count = 0;
    std::size_t columns = 0;
};

bool readCell(JsonReader &reader, Kline &out, std::size_t column, Value &value)
{
    out.columns = column + 1;
    switch (column) {
    case openTime:
        return reader.integer(value, "timestamp", out.ms);
    case open:
        return reader.number(value, "open", out.open);
    case high:
        return reader.number(value, "high", out.high);
    case low:
        return reader.number(value, "low", out.low);
    case close:
        return reader.number(value, "close", out.close);
    case volume:
        return reader.number(value, "volume", out.volume);
    case quoteVolume:
        return reader.number(value, "quote volume", out.quoteVolume);
    case count:
        return reader.number(value, "number of trades", out.count);
    default:
        return true;
    }
}

bool readTrade(JsonReader &reader, Value &object, domain::PublicTrade &out)
{
    std::optional<base::UtcTime> time;
    std::optional<double> price, amount;
    std::optional<bool> makerBuys;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "id" || key == "a")
            return reader.text(value, key, out.id);
        if (key == "price" || key == "p")
            return reader.number(value, key, price);
        if (key == "qty" || key == "q")
            return reader.number(value, key, amount);
        if (key == "time" || key == "T")
            return reader.time(value, key, time);
        if (key == "isBuyerMaker" || key == "m")
            return reader.boolean(value, key, makerBuys.emplace());
        return true;
    });
    if (!whole || !reader.require(price && amount, "price or amount") ||
        !reader.require(time.has_value(), "time") || !reader.require(makerBuys.has_value(), "isBuyerMaker"))
        return false;
    out.time = *time;
    out.price = *price;
    out.amount = *amount;
    out.side = *makerBuys ? domain::Side::Sell : domain::Side::Buy; // who did not wait in the book took
    return true;
}

bool readTickerField(JsonReader &reader, MarketSort market, std::string_view key, Value &value,
                     WireTicker &out)
{
    domain::Ticker &v = out.values;
    if (key == "symbol")
        return reader.text(value, key, out.symbol);
    if (key == "lastPrice" || key == "price")
        return reader.price(value, key, v.last);
    if (key == "bidPrice")
        return reader.price(value, key, v.bid);
    if (key == "askPrice")
        return reader.price(value, key, v.ask);
    if (key == "openPrice")
        return reader.price(value, key, v.open);
    if (key == "highPrice")
        return reader.price(value, key, v.high);
    if (key == "lowPrice")
        return reader.price(value, key, v.low);
    // Inverse markets count contracts as `volume` and base units as `baseVolume`.
    if (key == (market == MarketSort::Inverse ? "baseVolume" : "volume"))
        return reader.number(value, key, v.baseVolume);
    if (key == "quoteVolume")
        return reader.number(value, key, v.quoteVolume);
    if (key == "priceChangePercent")
        return reader.number(value, key, v.changePercent);
    if (key == "markPrice")
        return reader.price(value, key, out.markPrice);
    if (key == "indexPrice")
        return reader.price(value, key, out.indexPrice);
    if (key == "lastFundingRate")
        return reader.number(value, key, out.fundingRate);
    if (key == "closeTime" || key == "time")
        return reader.time(value, key, v.time);
    return true;
}

/// One entry of `filters`; its type may stand behind its values.
bool readFilter(JsonReader &reader, Value &object, WireInstrument &out)
{
    std::string type;
    std::optional<base::Decimal> tick, step, least, notional;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "filterType")
            return reader.text(value, key, type);
        if (key == "tickSize")
            return reader.decimal(value, key, tick);
        if (key == "stepSize")
            return reader.decimal(value, key, step);
        if (key == "minQty")
            return reader.decimal(value, key, least);
        if (key == "minNotional" || key == "notional")
            return reader.decimal(value, key, notional);
        return true;
    });
    if (type == "PRICE_FILTER")
        out.tick = tick;
    if (type == "LOT_SIZE") {
        out.lot = step;
        out.minAmount = least;
    }
    if (type == "NOTIONAL" || type == "MIN_NOTIONAL")
        out.minNotional = notional;
    return whole;
}

bool readInstrument(JsonReader &reader, Value &object, WireInstrument &out)
{
    std::string status, contract;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "symbol")
            return reader.text(value, key, out.id);
        if (key == "baseAsset")
            return reader.text(value, key, out.base);
        if (key == "quoteAsset")
            return reader.text(value, key, out.quote);
        if (key == "status" || key == "contractStatus")
            return reader.text(value, key, status);
        if (key == "contractType") {
            out.kind = "future";
            return reader.text(value, key, contract);
        }
        if (key == "contractSize")
            return reader.decimal(value, key, out.contractSize);
        if (key == "filters")
            return reader.elements(
                value, false, [&](std::size_t, Value &filter) { return readFilter(reader, filter, out); });
        return true;
    });
    // PERPETUAL, TRADIFI_PERPETUAL, and PERPETUAL_DELIVERING, which is being settled.
    if (contract.find("PERPETUAL") != std::string::npos)
        out.kind = "perpetual";
    out.active = status == "TRADING";
    return whole && reader.require(!out.id.empty(), "symbol") &&
           reader.require(!out.base.empty(), "baseAsset") &&
           reader.require(!out.quote.empty(), "quoteAsset") && reader.require(!status.empty(), "status");
}

bool readFunding(JsonReader &reader, Value &object, WireFunding &out)
{
    domain::Funding &v = out.values;
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "symbol")
            return reader.text(value, key, out.symbol);
        if (key == "lastFundingRate" || key == "fundingRate")
            return reader.number(value, key, v.rate);
        if (key == "fundingIntervalHours")
            return reader.number(value, key, v.intervalHours);
        if (key == "nextFundingTime")
            return reader.time(value, key, v.next);
        if (key == "markPrice")
            return reader.price(value, key, v.markPrice);
        if (key == "indexPrice")
            return reader.price(value, key, v.indexPrice);
        if (key == "time" || key == "fundingTime")
            return reader.time(value, key, v.time);
        return true;
    }) && reader.require(v.rate || v.markPrice || v.intervalHours, "rate, mark price or interval");
}

bool readInterest(JsonReader &reader, Value &object, WireInterest &out)
{
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "symbol")
            return reader.text(value, key, out.symbol);
        if (key == "openInterest" || key == "sumOpenInterest")
            return reader.number(value, key, out.amount);
        if (key == "sumOpenInterestValue")
            return reader.number(value, key, out.value);
        if (key == "time" || key == "timestamp")
            return reader.time(value, key, out.time);
        return true;
    }) && reader.require(out.amount.has_value(), "openInterest");
}

/// One object or a list of them, each read by `read`.
template <class T>
Result<std::vector<T>> readAll(std::string_view body, bool (*read)(JsonReader &, Value &, T &))
{
    JsonReader reader(body);
    std::vector<T> out;
    Value root;
    if (reader.root(root))
        reader.objects(root, [&](Value &object) { return read(reader, object, out.emplace_back()); });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return out;
}

} // namespace

std::optional<base::Error> refusal(int status, std::string_view body)
{
    const Refusal said = refusalIn(body);
    const bool byBody = said.code && !said.message.empty();
    if (status < 400 && !(byBody && *said.code < 0))
        return std::nullopt;
    base::Error out;
    const std::optional<ErrorCode> known = said.code ? codeOf(*said.code) : std::nullopt;
    out.code = known ? *known : status < 400 ? ErrorCode::BadRequest : codeOfStatus(status);
    if (refusesRegion(status, body))
        out.code = ErrorCode::Forbidden;
    if (status == 418 || said.message.find("IP banned") != std::string::npos)
        out.code = ErrorCode::IpBan;
    else if (status == 429)
        out.code = ErrorCode::RateLimit;
    out.detail = byBody ? said.message + " (code " + std::to_string(*said.code) + ")"
                        : "refused with HTTP status " + std::to_string(status);
    return out;
}

bool refusesRegion(int status, std::string_view body)
{
    return status == 451 || (status == 403 && saysRegion(body));
}

Result<WireCandles> candles(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    WireCandles out;
    out.columns.reserve(answer.body.size() / 128);
    bool onlyPrices = true;
    Value root;
    if (reader.root(root))
        reader.elements(root, true, [&](std::size_t, Value &row) {
            std::array<double, volume + 1> quick;
            if (reader.quickRow(row, quick) && quick[volume] > 0 &&
                quick[openTime] == std::trunc(quick[openTime])) {
                onlyPrices = false;
                out.columns.add(inMilliseconds(std::int64_t(quick[openTime])), quick[open], quick[high],
                                quick[low], quick[close], quick[volume]);
                return true;
            }
            Kline k;
            const bool whole = reader.cells(row, [&](std::size_t column, Value &value) {
                if (!readCell(reader, k, column, value))
                    return Next::Fault;
                // What comes behind tells only whether a series without volume counts trades.
                const bool traded = column == volume && (k.volume > 0 || !onlyPrices);
                return traded || column == count ? Next::Row : Next::Cell;
            });
            if (!whole || !reader.require(k.columns > volume, "open, high, low, close and volume"))
                return false;
            onlyPrices = onlyPrices && k.volume == 0 && k.quoteVolume == 0 && k.count > 0;
            out.columns.add(inMilliseconds(k.ms), k.open, k.high, k.low, k.close, k.volume);
            return true;
        });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    const bool none = onlyPrices && out.columns.size() > 0;
    out.volumeUnit = none ? Unit::None : unitOf(answer.market);
    if (const Result<void> settled = settle(out); !settled)
        return base::fail(settled);
    return out;
}

Result<WireBook> book(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    WireBook out;
    out.amountUnit = unitOf(answer.market);
    int sides = 0;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            if (key == "bids")
                return ++sides, readLevels(reader, value, key, out.book.bids);
            if (key == "asks")
                return ++sides, readLevels(reader, value, key, out.book.asks);
            if (key == "lastUpdateId")
                return reader.integer(value, key, out.updateId);
            if (key == "T")
                return reader.time(value, key, out.book.time);
            return true;
        });
    reader.require(sides == 2, "bids or asks");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    if (const Result<void> sound = check(out.book); !sound)
        return base::fail(sound);
    return out;
}

Result<WireTrades> trades(const Answer &answer)
{
    Result<std::vector<domain::PublicTrade>> read = readAll<domain::PublicTrade>(answer.body, &readTrade);
    if (!read)
        return base::fail(read);
    WireTrades out{std::move(*read), unitOf(answer.market)};
    if (const Result<void> sound = check(out); !sound)
        return base::fail(sound);
    return out;
}

Result<std::vector<WireTicker>> tickers(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    std::vector<WireTicker> out;
    Value root;
    if (reader.root(root))
        reader.objects(root, [&](Value &object) {
            WireTicker &one = out.emplace_back();
            return reader.fields(object, [&](std::string_view key, Value &value) {
                return readTickerField(reader, answer.market, key, value, one);
            }) && reader.require(!one.symbol.empty(), "symbol");
        });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return out;
}

Result<std::vector<WireInstrument>> instruments(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    std::vector<WireInstrument> out;
    bool listed = false;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            listed = listed || key == "symbols";
            return key != "symbols" || reader.elements(value, true, [&](std::size_t, Value &object) {
                return readInstrument(reader, object, out.emplace_back());
            });
        });
    reader.require(listed, "symbols");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return out;
}

Result<base::UtcTime> time(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    std::optional<base::UtcTime> out;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            return key != "serverTime" || reader.time(value, key, out);
        });
    reader.require(out.has_value(), "serverTime");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return *out;
}

Result<std::vector<WireFunding>> funding(const Answer &answer)
{
    return readAll<WireFunding>(answer.body, &readFunding);
}

Result<std::vector<WireInterest>> interest(const Answer &answer)
{
    return readAll<WireInterest>(answer.body, &readInterest);
}

} // namespace exchange::binance
