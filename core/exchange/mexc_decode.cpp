#include "exchange/mexc_decode.h"

#include "base/text.h"
#include "exchange/json_reader.h"
#include "exchange/levels.h"
#include "exchange/mexc_content.h"

#include <algorithm>
#include <array>

namespace exchange::mexc {

namespace {

using base::ErrorCode;
using base::Result;
using Value = JsonReader::Value;

constexpr std::size_t largestRefusal = 4096; // bytes; a longer object is data
constexpr double second = 1000;
constexpr std::int64_t percent = 100;

struct Code
{
    std::int64_t number;
    ErrorCode code;
};
/// "Error Code" of spot and contracts; other codes mean what the HTTP status means.
constexpr Code codes[] = {
    {400, ErrorCode::Auth},         {401, ErrorCode::Auth},         {402, ErrorCode::Auth},
    {403, ErrorCode::Forbidden},    {406, ErrorCode::Forbidden},    {429, ErrorCode::RateLimit},
    {500, ErrorCode::Server},       {501, ErrorCode::Overloaded},   {503, ErrorCode::Overloaded},
    {504, ErrorCode::Timeout},      {506, ErrorCode::Forbidden},    {510, ErrorCode::RateLimit},
    {511, ErrorCode::Forbidden},    {513, ErrorCode::ClockSkew},    {602, ErrorCode::Auth},
    {1001, ErrorCode::BadSymbol},   {1002, ErrorCode::BadSymbol},   {2037, ErrorCode::RateLimit},
    {6005, ErrorCode::BadSymbol},   {9999, ErrorCode::Server},      {10007, ErrorCode::BadSymbol},
    {10072, ErrorCode::Auth},       {10073, ErrorCode::ClockSkew},  {20002, ErrorCode::Server},
    {30014, ErrorCode::BadSymbol},  {30021, ErrorCode::BadSymbol},  {700001, ErrorCode::Auth},
    {700002, ErrorCode::Auth},      {700003, ErrorCode::ClockSkew}, {700006, ErrorCode::Forbidden},
    {700007, ErrorCode::Forbidden}, {730001, ErrorCode::BadSymbol}, {-1121, ErrorCode::BadSymbol}};

struct Refusal
{
    std::optional<std::int64_t> code;
    std::string message;
    bool success = true;
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
        if (key == "success")
            return reader.boolean(value, key, out.success);
        if (key == "msg" || key == "message")
            return JsonReader::isNull(value) || reader.text(value, key, out.message);
        return true;
    });
    return whole && reader.finish() ? out : Refusal();
}

ErrorCode codeOf(int status, const std::optional<std::int64_t> &venueCode)
{
    for (const Code &one : codes)
        if (venueCode == one.number)
            return one.code;
    return status < 400 ? ErrorCode::BadRequest : codeOfStatus(status);
}

Unit unitOf(MarketSort market)
{
    return market == MarketSort::Spot ? Unit::Base : Unit::Contracts;
}

// --- candles

struct Kline
{
    std::int64_t ms = 0;
    std::array<double, 5> values{}; // open, high, low, close, volume
    std::size_t columns = 0;
};

bool readKline(JsonReader &reader, Value &row, Kline &out)
{
    constexpr std::array<std::string_view, 5> names{"open", "high", "low", "close", "volume"};
    return reader.elements(row, false, [&](std::size_t column, Value &value) {
        out.columns = column + 1;
        if (column == 0)
            return reader.integer(value, "timestamp", out.ms);
        return column > names.size() || reader.number(value, names[column - 1], out.values[column - 1]);
    }) && reader.require(out.columns > names.size(), "open, high, low, close and volume");
}

bool readRows(JsonReader &reader, Value &rows, domain::CandleColumns &out)
{
    return reader.elements(rows, true, [&](std::size_t, Value &row) {
        Kline k;
        if (!readKline(reader, row, k))
            return false;
        out.add(k.ms, k.values[0], k.values[1], k.values[2], k.values[3], k.values[4]);
        return true;
    });
}

bool readTimes(JsonReader &reader, Value &array, std::vector<std::int64_t> &out)
{
    return reader.elements(array, true, [&](std::size_t, Value &value) {
        std::optional<base::UtcTime> time;
        if (!reader.instant(value, "time", second, time) || !reader.require(time.has_value(), "time"))
            return false;
        out.push_back(base::toMs(*time));
        return true;
    });
}

bool readColumn(JsonReader &reader, Value &array, std::string_view name, std::vector<double> &out)
{
    return reader.elements(array, true, [&](std::size_t, Value &value) {
        return reader.number(value, name, out.emplace_back());
    });
}

/// `amount` is the turnover: columns that have volume but no turnover would be a fault of the venue, columns
/// that have neither are prices only.
bool readColumns(JsonReader &reader, Value &object, WireCandles &out)
{
    domain::CandleColumns &c = out.columns;
    std::vector<double> amount;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "time")
            return readTimes(reader, value, c.time);
        const std::pair<std::string_view, std::vector<double> *> columns[] = {
            {"open", &c.open},   {"high", &c.high},  {"low", &c.low},
            {"close", &c.close}, {"vol", &c.volume}, {"amount", &amount}};
        for (const auto &[name, column] : columns)
            if (key == name)
                return readColumn(reader, value, name, *column);
        return true;
    });
    const std::size_t n = c.time.size();
    const bool even = c.open.size() == n && c.high.size() == n && c.low.size() == n && c.close.size() == n &&
                      c.volume.size() == n;
    const auto zero = [](double value) { return value == 0; };
    if (n > 0 && std::all_of(c.volume.begin(), c.volume.end(), zero) &&
        std::all_of(amount.begin(), amount.end(), zero))
        out.volumeUnit = Unit::None;
    return whole && reader.require(even, "as many of each column");
}

// --- trades

bool readTrade(JsonReader &reader, Value &object, domain::PublicTrade &out)
{
    std::optional<base::UtcTime> time;
    std::optional<double> price, amount;
    std::optional<bool> makerBuys;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "id" || key == "a")
            return JsonReader::isNull(value) || reader.text(value, key, out.id);
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

/// T: 1 bought, 2 sold.
bool readDeal(JsonReader &reader, Value &object, domain::PublicTrade &out)
{
    std::optional<base::UtcTime> time;
    std::optional<double> price, amount;
    std::optional<std::int64_t> side;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "i")
            return JsonReader::isNull(value) || reader.text(value, key, out.id);
        if (key == "p")
            return reader.number(value, key, price);
        if (key == "v")
            return reader.number(value, key, amount);
        if (key == "T")
            return reader.integer(value, key, side);
        return key != "t" || reader.time(value, key, time);
    });
    if (!whole || !reader.require(price && amount, "p or v") || !reader.require(time.has_value(), "t") ||
        !reader.require(side == 1 || side == 2, "T"))
        return false;
    out.time = *time;
    out.price = *price;
    out.amount = *amount;
    out.side = side == 1 ? domain::Side::Buy : domain::Side::Sell;
    return true;
}

// --- tickers

/// A fraction as percent, without the error of a multiplication.
bool readPercent(JsonReader &reader, std::string_view key, Value &value, std::optional<double> &out)
{
    std::optional<base::Decimal> fraction;
    if (!reader.signedDecimal(value, key, fraction))
        return false;
    out.reset();
    if (fraction)
        out = (*fraction * base::Decimal::of(percent)).toDouble();
    return true;
}

bool readSpotTicker(JsonReader &reader, std::string_view key, Value &value, WireTicker &out)
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
    if (key == "volume")
        return reader.number(value, key, v.baseVolume);
    if (key == "quoteVolume")
        return reader.number(value, key, v.quoteVolume);
    if (key == "priceChangePercent")
        return readPercent(reader, key, value, v.changePercent);
    return key != "closeTime" || reader.time(value, key, v.time);
}

bool readContractTicker(JsonReader &reader, std::string_view key, Value &value, WireTicker &out)
{
    domain::Ticker &v = out.values;
    if (key == "symbol")
        return reader.text(value, key, out.symbol);
    if (key == "lastPrice")
        return reader.price(value, key, v.last);
    if (key == "bid1")
        return reader.price(value, key, v.bid);
    if (key == "ask1")
        return reader.price(value, key, v.ask);
    if (key == "high24Price")
        return reader.price(value, key, v.high);
    if (key == "lower24Price")
        return reader.price(value, key, v.low);
    if (key == "amount24")
        return reader.number(value, key, v.quoteVolume);
    if (key == "volume24")
        return reader.number(value, key, out.contracts);
    if (key == "riseFallRate")
        return readPercent(reader, key, value, v.changePercent);
    if (key == "fairPrice")
        return reader.price(value, key, out.markPrice);
    if (key == "indexPrice")
        return reader.price(value, key, out.indexPrice);
    if (key == "fundingRate")
        return reader.number(value, key, out.fundingRate);
    if (key == "holdVol")
        return reader.number(value, key, out.openInterest);
    return key != "timestamp" || reader.time(value, key, v.time);
}

// --- funding and open interest

bool readFundingField(JsonReader &reader, std::string_view key, Value &value, WireFunding &out)
{
    domain::Funding &v = out.values;
    if (key == "symbol")
        return reader.text(value, key, out.symbol);
    if (key == "fundingRate")
        return reader.number(value, key, v.rate);
    if (key == "collectCycle")
        return reader.number(value, key, v.intervalHours);
    if (key == "nextSettleTime")
        return reader.time(value, key, v.next);
    if (key == "fairPrice")
        return reader.price(value, key, v.markPrice);
    if (key == "indexPrice")
        return reader.price(value, key, v.indexPrice);
    return (key != "timestamp" && key != "settleTime") || reader.time(value, key, v.time);
}

bool tells(JsonReader &reader, const WireFunding &one)
{
    const domain::Funding &v = one.values;
    return reader.require(v.rate || v.markPrice || v.indexPrice, "rate, fair price or index price");
}

bool readFundingList(JsonReader &reader, Value &list, std::vector<WireFunding> &out)
{
    return reader.objects(list, [&](Value &object) {
        WireFunding &one = out.emplace_back();
        return reader.fields(object, [&](std::string_view key, Value &value) {
            return readFundingField(reader, key, value, one);
        }) && tells(reader, one);
    });
}

/// `data` is one rate, a list of them, or a page of the history, which holds the list.
bool readFundings(JsonReader &reader, Value &data, std::vector<WireFunding> &out)
{
    if (reader.isArray(data))
        return readFundingList(reader, data, out);
    bool listed = false;
    WireFunding single;
    const bool whole = reader.fields(data, [&](std::string_view key, Value &value) {
        listed = listed || key == "resultList";
        return key == "resultList" ? readFundingList(reader, value, out)
                                   : readFundingField(reader, key, value, single);
    });
    if (!whole || listed)
        return whole;
    out.push_back(single);
    return tells(reader, single);
}

bool readInterest(JsonReader &reader, Value &object, WireInterest &out)
{
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "symbol")
            return reader.text(value, key, out.symbol);
        if (key == "holdVol")
            return reader.number(value, key, out.amount);
        return key != "timestamp" || reader.time(value, key, out.time);
    }) && reader.require(out.amount.has_value(), "holdVol");
}

} // namespace

std::optional<base::Error> refusal(int status, std::string_view body)
{
    const Refusal said = refusalIn(body);
    const bool byBody = said.code && (!said.message.empty() || !said.success);
    const bool refused = !said.success || (byBody && *said.code != 0 && *said.code != 200);
    if (status < 400 && !refused)
        return std::nullopt;
    base::Error out;
    out.code = codeOf(status, said.code);
    if (status == 418)
        out.code = ErrorCode::IpBan;
    else if (status == 429)
        out.code = ErrorCode::RateLimit;
    const std::string words = said.message.empty() ? "refused" : said.message;
    out.detail = byBody ? words + " (code " + std::to_string(*said.code) + ")"
                        : "refused with HTTP status " + std::to_string(status);
    return out;
}

bool refusesRegion(int status, std::string_view)
{
    return status == 451;
}

bool worthARetry(const net::Response &response)
{
    const std::string_view body(response.body.constData(), std::size_t(response.body.size()));
    if (response.status == 408 || response.status == 429 || response.status >= 500)
        return true;
    const std::optional<base::Error> refused = response.status == 200 ? refusal(200, body) : std::nullopt;
    return refused && base::retryable(refused->code);
}

Result<WireCandles> candles(const Answer &answer)
{
    JsonReader reader(answer.body);
    WireCandles out;
    out.volumeUnit = unitOf(answer.market);
    content(reader, answer.market, [&](Value &data) {
        return answer.market == MarketSort::Spot ? readRows(reader, data, out.columns)
                                                 : readColumns(reader, data, out);
    });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    if (const Result<void> settled = settle(out); !settled)
        return base::fail(settled);
    return out;
}

Result<WireBook> book(const Answer &answer)
{
    JsonReader reader(answer.body);
    WireBook out;
    out.amountUnit = unitOf(answer.market);
    int sides = 0;
    const auto field = [&](std::string_view key, Value &value) {
        if (key == "bids" || key == "asks") {
            ++sides;
            return readLevels(reader, value, key, key == "bids" ? out.book.bids : out.book.asks);
        }
        if (key == "lastUpdateId" || key == "version")
            return reader.integer(value, key, out.updateId);
        return key != "timestamp" || reader.time(value, key, out.book.time);
    };
    Value root; // books of contracts come in the envelope and, as the reference prints them, without
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            return key == "data" ? reader.fields(value, field) : field(key, value);
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
    const auto read = answer.market == MarketSort::Spot ? &readTrade : &readDeal;
    Result<std::vector<domain::PublicTrade>> all = readAll<domain::PublicTrade>(answer, read);
    if (!all)
        return base::fail(all);
    WireTrades out{std::move(*all), unitOf(answer.market)};
    if (const Result<void> sound = check(out); !sound)
        return base::fail(sound);
    return out;
}

Result<std::vector<WireTicker>> tickers(const Answer &answer)
{
    const auto field = answer.market == MarketSort::Spot ? &readSpotTicker : &readContractTicker;
    return readAll<WireTicker>(answer, [field](JsonReader &reader, Value &object, WireTicker &one) {
        return reader.fields(object, [&](std::string_view key, Value &value) {
            return field(reader, key, value, one);
        }) && reader.require(!one.symbol.empty(), "symbol");
    });
}

Result<base::UtcTime> time(const Answer &answer)
{
    JsonReader reader(answer.body);
    std::optional<base::UtcTime> out;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            return (key != "serverTime" && key != "data") || reader.time(value, key, out);
        });
    reader.require(out.has_value(), "serverTime or data");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return *out;
}

Result<std::vector<WireFunding>> funding(const Answer &answer)
{
    JsonReader reader(answer.body);
    std::vector<WireFunding> out;
    content(reader, MarketSort::Perpetual, [&](Value &data) { return readFundings(reader, data, out); });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    putOldestFirst(out); // history comes newest first
    return out;
}

Result<std::vector<WireInterest>> interest(const Answer &answer)
{
    const Answer contracts{answer.body, MarketSort::Perpetual, answer.symbol};
    return readAll<WireInterest>(contracts, &readInterest);
}

} // namespace exchange::mexc
