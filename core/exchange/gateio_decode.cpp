#include "exchange/gateio_decode.h"

#include "base/text.h"
#include "exchange/json_reader.h"

namespace exchange::gateio {

namespace {

using base::ErrorCode;
using base::Result;
using Value = JsonReader::Value;

constexpr std::size_t largestRefusal = 4096; // bytes; a longer object is data
constexpr double second = 1000, millisecond = 1;

struct Label
{
    std::string_view name;
    ErrorCode code;
};
/// "Error Handling" of the reference; other labels mean what their HTTP status means.
constexpr Label labels[] = {{"INVALID_CURRENCY_PAIR", ErrorCode::BadSymbol},
                            {"CONTRACT_NOT_FOUND", ErrorCode::BadSymbol},
                            {"TOO_MANY_REQUESTS", ErrorCode::RateLimit},
                            {"TOO_FAST", ErrorCode::RateLimit},
                            {"TOO_BUSY", ErrorCode::Overloaded},
                            {"SERVER_ERROR", ErrorCode::Server},
                            {"INTERNAL", ErrorCode::Server},
                            {"REQUEST_EXPIRED", ErrorCode::ClockSkew},
                            {"INVALID_KEY", ErrorCode::Auth},
                            {"INVALID_SIGNATURE", ErrorCode::Auth},
                            {"INVALID_CREDENTIALS", ErrorCode::Auth},
                            {"MISSING_REQUIRED_HEADER", ErrorCode::Auth},
                            {"ACCOUNT_LOCKED", ErrorCode::Auth},
                            {"IP_FORBIDDEN", ErrorCode::Forbidden},
                            {"FORBIDDEN", ErrorCode::Forbidden},
                            {"READ_ONLY", ErrorCode::Forbidden},
                            {"METHOD_NOT_ALLOWED", ErrorCode::NotFound},
                            {"NOT_FOUND", ErrorCode::NotFound}};

struct Refusal
{
    std::string label, message;
};

/// The label and message of a refusal's body, if it has them. Older answers say `detail`.
Refusal refusalIn(std::string_view body)
{
    Refusal out;
    const std::size_t start = body.find_first_not_of(" \t\r\n");
    if (body.size() > largestRefusal || start == std::string_view::npos || body[start] != '{')
        return out;
    JsonReader reader(body);
    Value root;
    const bool whole = reader.root(root) && reader.fields(root, [&](std::string_view key, Value &value) {
        if (key == "label")
            return reader.text(value, key, out.label);
        return (key != "message" && key != "detail") || reader.text(value, key, out.message);
    });
    return whole && reader.finish() ? out : Refusal();
}

ErrorCode codeOf(int status, const std::string &label)
{
    for (const Label &one : labels)
        if (one.name == label)
            return one.code;
    return status < 400 ? ErrorCode::BadRequest : codeOfStatus(status);
}

Unit unitOf(MarketSort market)
{
    return market == MarketSort::Spot ? Unit::Base : Unit::Contracts;
}

/// Gate.io writes the same instants as seconds, as seconds with milliseconds and as milliseconds.
bool readTime(JsonReader &reader, std::string_view key, Value &value, std::optional<base::UtcTime> &out)
{
    constexpr double latestSeconds = 1e11;
    std::optional<double> written;
    if (!reader.number(value, key, written))
        return false;
    const double unit = written && *written < latestSeconds ? second : millisecond;
    return reader.instant(value, key, unit, out);
}

struct Bar
{
    std::optional<base::UtcTime> time;
    double open = 0, high = 0, low = 0, close = 0;
    std::optional<double> volume, quoteVolume;
    bool closed = false;
    std::size_t columns = 0;
};

enum SpotColumn : std::size_t { openTime, quoteVolume, close, high, low, open, baseVolume, closed };

bool readClosed(JsonReader &reader, Bar &out, Value &value)
{
    std::string flag;
    if (!reader.text(value, "closed", flag))
        return false;
    out.closed = flag == "true";
    return true;
}

/// The reference prints rows that have no volume in base units before the flag.
bool isFlag(Value &value)
{
    const std::string_view written = base::trimmed(value.raw_json_token());
    return written == "true" || written == "false" || written == "\"true\"" || written == "\"false\"";
}

bool readCell(JsonReader &reader, Bar &out, std::size_t column, Value &value)
{
    out.columns = column + 1;
    switch (column) {
    case openTime:
        return reader.instant(value, "timestamp", second, out.time);
    case quoteVolume:
        return reader.number(value, "quote volume", out.quoteVolume);
    case close:
        return reader.number(value, "close", out.close);
    case high:
        return reader.number(value, "high", out.high);
    case low:
        return reader.number(value, "low", out.low);
    case open:
        return reader.number(value, "open", out.open);
    case baseVolume:
        return isFlag(value) ? readClosed(reader, out, value) : reader.number(value, "volume", out.volume);
    case closed:
        return readClosed(reader, out, value);
    default:
        return true;
    }
}

bool readSpotBar(JsonReader &reader, Value &row, Bar &out)
{
    return reader.elements(row, false, [&](std::size_t column, Value &value) {
        return readCell(reader, out, column, value);
    }) && reader.require(out.columns > open, "close, high, low and open");
}

bool readFuturesBar(JsonReader &reader, Value &object, Bar &out)
{
    unsigned seen = 0;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        const std::pair<std::string_view, double *> prices[] = {
            {"o", &out.open}, {"h", &out.high}, {"l", &out.low}, {"c", &out.close}};
        for (unsigned i = 0; i < std::size(prices); ++i)
            if (key == prices[i].first) {
                seen |= 1U << i;
                return reader.number(value, key, *prices[i].second);
            }
        if (key == "t")
            return reader.instant(value, key, second, out.time);
        return key != "v" || reader.number(value, key, out.volume);
    });
    return whole && reader.require(seen == 0xF, "o, h, l and c");
}

bool readBar(JsonReader &reader, Value &row, Bar &out)
{
    const bool array = reader.isArray(row);
    const bool whole = array ? readSpotBar(reader, row, out) : readFuturesBar(reader, row, out);
    return whole && reader.require(out.time.has_value(), "timestamp");
}

bool readSide(JsonReader &reader, Value &array, std::string_view name, std::vector<domain::BookLevel> &side)
{
    return reader.elements(array, true, [&](std::size_t, Value &level) {
        domain::BookLevel &one = side.emplace_back();
        std::optional<double> price, amount;
        const auto cell = [&](std::size_t column, Value &value) {
            return column > 1 || reader.number(value, name, column == 0 ? price : amount);
        };
        const auto field = [&](std::string_view key, Value &value) {
            return (key != "p" && key != "s") || reader.number(value, name, key == "p" ? price : amount);
        };
        const bool whole =
            reader.isArray(level) ? reader.elements(level, false, cell) : reader.fields(level, field);
        if (!whole || !reader.require(price && amount, name))
            return false;
        one = {*price, *amount};
        return true;
    });
}

struct Trade
{
    std::string id, side;
    std::optional<base::UtcTime> time, fineTime;
    std::optional<double> price, amount, size;
};

bool readTradeField(JsonReader &reader, std::string_view key, Value &value, Trade &out)
{
    if (key == "id")
        return reader.text(value, key, out.id);
    if (key == "create_time")
        return readTime(reader, key, value, out.time);
    if (key == "create_time_ms")
        return readTime(reader, key, value, out.fineTime);
    if (key == "side")
        return reader.text(value, key, out.side);
    if (key == "amount")
        return reader.number(value, key, out.amount);
    if (key == "size")
        return reader.number(value, key, out.size);
    return key != "price" || reader.number(value, key, out.price);
}

bool readTrade(JsonReader &reader, Value &object, domain::PublicTrade &out)
{
    Trade trade;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        return readTradeField(reader, key, value, trade);
    });
    const bool sided = trade.side == "buy" || trade.side == "sell" || trade.size;
    if (!whole || !reader.require(trade.price && (trade.amount || trade.size), "price and amount") ||
        !reader.require(trade.time || trade.fineTime, "create_time") || !reader.require(sided, "side"))
        return false;
    out.id = trade.id;
    out.time = trade.fineTime ? *trade.fineTime : *trade.time;
    out.price = *trade.price;
    out.amount = trade.amount ? *trade.amount : std::abs(*trade.size);
    const bool sells = trade.size ? *trade.size < 0 : trade.side == "sell";
    out.side = sells ? domain::Side::Sell : domain::Side::Buy;
    return true;
}

bool readTickerField(JsonReader &reader, std::string_view key, Value &value, WireTicker &out)
{
    domain::Ticker &v = out.values;
    if (key == "currency_pair" || key == "contract")
        return reader.text(value, key, out.symbol);
    if (key == "last")
        return reader.price(value, key, v.last);
    if (key == "highest_bid")
        return reader.price(value, key, v.bid);
    if (key == "lowest_ask")
        return reader.price(value, key, v.ask);
    if (key == "high_24h")
        return reader.price(value, key, v.high);
    if (key == "low_24h")
        return reader.price(value, key, v.low);
    if (key == "base_volume" || key == "volume_24h_base")
        return reader.number(value, key, v.baseVolume);
    if (key == "quote_volume" || key == "volume_24h_quote")
        return reader.number(value, key, v.quoteVolume);
    if (key == "change_percentage")
        return reader.number(value, key, v.changePercent);
    if (key == "mark_price")
        return reader.price(value, key, out.markPrice);
    if (key == "index_price")
        return reader.price(value, key, out.indexPrice);
    if (key == "funding_rate")
        return reader.number(value, key, out.fundingRate);
    if (key == "total_size")
        return reader.number(value, key, out.openInterest);
    return key != "volume_24h" || reader.number(value, key, out.contracts);
}

bool readPairField(JsonReader &reader, std::string_view key, Value &value, WireInstrument &out,
                   std::string &status)
{
    if (key == "id")
        return reader.text(value, key, out.id);
    if (key == "base")
        return reader.text(value, key, out.base);
    if (key == "quote")
        return reader.text(value, key, out.quote);
    if (key == "precision")
        return reader.decimals(value, key, out.tick);
    if (key == "amount_precision")
        return reader.decimals(value, key, out.lot);
    if (key == "min_base_amount")
        return reader.decimal(value, key, out.minAmount);
    if (key == "min_quote_amount")
        return reader.decimal(value, key, out.minNotional);
    return key != "trade_status" || reader.text(value, key, status);
}

bool readPair(JsonReader &reader, Value &object, WireInstrument &out)
{
    std::string status;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        return readPairField(reader, key, value, out, status);
    });
    out.active = status == "tradable";
    return whole && reader.require(!out.id.empty(), "id") && reader.require(!out.base.empty(), "base") &&
           reader.require(!out.quote.empty(), "quote");
}

struct Contract
{
    std::string type, status;
    bool delisting = false, decimals = false;
};

bool readContractField(JsonReader &reader, std::string_view key, Value &value, WireInstrument &out,
                       Contract &contract)
{
    if (key == "name")
        return reader.text(value, key, out.id);
    if (key == "type")
        return reader.text(value, key, contract.type);
    if (key == "status")
        return reader.text(value, key, contract.status);
    if (key == "in_delisting")
        return reader.boolean(value, key, contract.delisting);
    if (key == "enable_decimal")
        return reader.boolean(value, key, contract.decimals);
    if (key == "quanto_multiplier")
        return reader.decimal(value, key, out.contractSize);
    if (key == "order_price_round")
        return reader.decimal(value, key, out.tick);
    if (key == "order_size_min")
        return reader.decimal(value, key, out.minAmount);
    if (key == "maker_fee_rate")
        return reader.signedDecimal(value, key, out.makerFee);
    if (key == "taker_fee_rate")
        return reader.signedDecimal(value, key, out.takerFee);
    if (key == "mark_price")
        return reader.price(value, key, out.markPrice);
    if (key == "index_price")
        return reader.price(value, key, out.indexPrice);
    if (key == "funding_rate")
        return reader.number(value, key, out.fundingRate);
    return key != "funding_next_apply" || reader.instant(value, key, second, out.nextFunding);
}

/// BTC_USDT is a perpetual; BTC_USDT_20241227 ends.
bool readContract(JsonReader &reader, Value &object, MarketSort market, WireInstrument &out)
{
    Contract contract;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        return readContractField(reader, key, value, out, contract);
    });
    const std::vector<std::string_view> names = base::split(out.id, '_');
    if (!whole || !reader.require(names.size() >= 2, "name"))
        return false;
    out.base = names[0];
    out.quote = names[1];
    const bool inverse = contract.type == "inverse";
    out.kind = names.size() > 2                           ? "future"
               : inverse && market != MarketSort::Inverse ? "inverse"
                                                          : "perpetual";
    out.active = !contract.delisting && (contract.status.empty() || contract.status == "trading");
    // Whole contracts, but for those of which parts are traded: of them the least order is the step.
    out.lot = contract.decimals && out.minAmount ? *out.minAmount : base::Decimal::of(1);
    if (!out.contractSize)
        out.contractSize = base::Decimal::of(1);
    return true;
}

bool readFunding(JsonReader &reader, Value &object, WireFunding &out)
{
    constexpr double hour = 3600;
    domain::Funding &v = out.values;
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "name" || key == "contract")
            return reader.text(value, key, out.symbol);
        if (key == "funding_rate" || key == "r")
            return reader.number(value, key, v.rate);
        if (key == "funding_rate_indicative")
            return reader.number(value, key, out.predictedRate);
        if (key == "funding_next_apply")
            return reader.instant(value, key, second, v.next);
        if (key == "mark_price")
            return reader.price(value, key, v.markPrice);
        if (key == "index_price")
            return reader.price(value, key, v.indexPrice);
        if (key == "t")
            return reader.instant(value, key, second, v.time);
        if (key != "funding_interval")
            return true;
        const bool read = reader.number(value, key, v.intervalHours);
        if (v.intervalHours)
            v.intervalHours = *v.intervalHours / hour;
        return read;
    }) && reader.require(v.rate.has_value(), "funding rate");
}

bool readInterest(JsonReader &reader, Value &object, WireInterest &out)
{
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "name" || key == "contract")
            return reader.text(value, key, out.symbol);
        if (key == "open_interest" || key == "total_size" || key == "position_size")
            return reader.number(value, key, out.amount);
        if (key == "open_interest_usd")
            return reader.number(value, key, out.value);
        return key != "time" || reader.instant(value, key, second, out.time);
    }) && reader.require(out.amount.has_value(), "open_interest");
}

/// One object or a list of them, each read by `read`.
template <class T, class Read>
Result<std::vector<T>> readAll(std::string_view body, Read read)
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
    const bool byBody = !said.label.empty();
    if (status < 400 && !byBody)
        return std::nullopt;
    const bool worded = byBody || !said.message.empty();
    base::Error out;
    out.code = codeOf(status, said.label);
    if (status == 429)
        out.code = ErrorCode::RateLimit;
    out.detail = !worded                ? "refused with HTTP status " + std::to_string(status)
                 : said.message.empty() ? said.label
                 : !byBody              ? said.message
                                        : said.message + " (" + said.label + ")";
    return out;
}

bool refusesRegion(int status, std::string_view)
{
    return status == 451;
}

Result<WireCandles> candles(const Answer &answer)
{
    JsonReader reader(answer.body);
    WireCandles out;
    out.columns.reserve(answer.body.size() / 96);
    bool counted = answer.market != MarketSort::Spot, quoted = false;
    std::vector<bool> over;
    Value root;
    if (reader.root(root))
        reader.elements(root, true, [&](std::size_t row, Value &value) {
            Bar bar;
            if (!readBar(reader, value, bar))
                return false;
            counted = row == 0 ? bar.volume || bar.quoteVolume : counted;
            quoted = row == 0 ? !bar.volume && bar.quoteVolume : quoted;
            const std::optional<double> volume = quoted ? bar.quoteVolume : bar.volume;
            if (!reader.require(!counted || volume, "volume"))
                return false;
            over.push_back(bar.closed);
            out.columns.add(base::toMs(*bar.time), bar.open, bar.high, bar.low, bar.close,
                            volume.value_or(0));
            return true;
        });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    const bool newestLast = over.size() < 2 || out.columns.time.front() < out.columns.time.back();
    out.newestClosed = !over.empty() && (newestLast ? over.back() : over.front());
    const bool prices = out.columns.size() > 0 && !counted;
    out.volumeUnit = prices ? Unit::None : quoted ? Unit::Quote : unitOf(answer.market);
    if (const Result<void> settled = settle(out); !settled)
        return base::fail(settled);
    return out;
}

Result<WireBook> book(const Answer &answer)
{
    JsonReader reader(answer.body);
    WireBook out;
    out.amountUnit = unitOf(answer.market);
    std::optional<base::UtcTime> current;
    int sides = 0;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            if (key == "bids" || key == "asks") {
                ++sides;
                return readSide(reader, value, key, key == "bids" ? out.book.bids : out.book.asks);
            }
            if (key == "id")
                return reader.integer(value, key, out.updateId);
            if (key == "update")
                return readTime(reader, key, value, out.book.time);
            return key != "current" || readTime(reader, key, value, current);
        });
    reader.require(sides == 2, "bids or asks");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    if (!out.book.time)
        out.book.time = current;
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
    return readAll<WireTicker>(answer.body, [](JsonReader &reader, Value &object, WireTicker &one) {
        return reader.fields(object, [&](std::string_view key, Value &value) {
            return readTickerField(reader, key, value, one);
        }) && reader.require(!one.symbol.empty(), "currency_pair or contract");
    });
}

Result<std::vector<WireInstrument>> instruments(const Answer &answer)
{
    const MarketSort market = answer.market;
    return readAll<WireInstrument>(
        answer.body, [market](JsonReader &reader, Value &object, WireInstrument &one) {
            return market == MarketSort::Spot ? readPair(reader, object, one)
                                              : readContract(reader, object, market, one);
        });
}

Result<base::UtcTime> time(const Answer &answer)
{
    JsonReader reader(answer.body);
    std::optional<base::UtcTime> out;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            return key != "server_time" || reader.time(value, key, out);
        });
    reader.require(out.has_value(), "server_time");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return *out;
}

/// History comes newest first.
Result<std::vector<WireFunding>> funding(const Answer &answer)
{
    Result<std::vector<WireFunding>> out = readAll<WireFunding>(answer.body, &readFunding);
    if (out)
        putOldestFirst(*out);
    return out;
}

Result<std::vector<WireInterest>> interest(const Answer &answer)
{
    return readAll<WireInterest>(answer.body, &readInterest);
}

} // namespace exchange::gateio
