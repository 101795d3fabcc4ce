#include "exchange/kucoin_decode.h"

#include "base/text.h"
#include "exchange/levels.h"

#include <algorithm>

namespace exchange::kucoin {

namespace {

using base::ErrorCode;
using base::Result;
using Value = JsonReader::Value;

bool isSuccess(const std::string &code)
{
    return code == "200000" || code == "200";
}

/// What an answer is about: what was asked, unless the body says otherwise.
struct About
{
    MarketSort market;
    std::string symbol;
    std::optional<base::UtcTime> time;

    [[nodiscard]] Unit unit() const { return market == MarketSort::Spot ? Unit::Base : Unit::Contracts; }
};

/// Seconds, milliseconds, microseconds or nanoseconds since 1970, told by their size.
bool readTime(JsonReader &reader, Value &value, std::string_view field, std::optional<base::UtcTime> &out)
{
    constexpr std::int64_t seconds = 100'000'000'000; // smaller numbers are seconds up to the year 5138
    std::optional<std::int64_t> sent;
    if (!reader.integer(value, field, sent))
        return false;
    out.reset();
    if (!sent || *sent == 0)
        return true;
    std::int64_t ms = *sent;
    if (ms < 0)
        return reader.fault(field, "not a time", ErrorCode::BadData);
    if (ms < seconds)
        ms *= 1000;
    else if (ms >= seconds * 1'000'000)
        ms = (ms + 500'000) / 1'000'000;
    else if (ms >= seconds * 1000)
        ms = (ms + 500) / 1000;
    out = base::fromMs(ms);
    return true;
}

/// A fraction as percent, without the error of a multiplication.
bool readPercent(JsonReader &reader, Value &value, std::string_view field, std::optional<double> &out)
{
    std::optional<base::Decimal> fraction;
    if (!reader.signedDecimal(value, field, fraction))
        return false;
    out.reset();
    if (fraction)
        out = (*fraction * base::Decimal::of(100)).toDouble();
    return true;
}

/// Calls `each(value)` with what is in the envelope.
template <class Each>
bool inEnvelope(JsonReader &reader, Each each)
{
    Value root;
    bool there = false;
    const bool whole = reader.root(root) && reader.fields(root, [&](std::string_view key, Value &value) {
        if (key == "code") {
            std::string code;
            return reader.text(value, key, code) && (isSuccess(code) || reader.fault(key, "a refusal"));
        }
        there = there || key == "data";
        return key != "data" || each(value);
    });
    return whole && reader.require(there, "data");
}

/// What the unified interface says beside its list.
bool readAbout(JsonReader &reader, std::string_view key, Value &value, About &about)
{
    if (key == "symbol")
        return reader.text(value, key, about.symbol);
    if (key == "ts" || key == "time")
        return readTime(reader, value, key, about.time);
    std::string type;
    if (key != "tradeType" || !reader.text(value, key, type))
        return key != "tradeType";
    if (type != "FUTURES")
        about.market = MarketSort::Spot;
    else if (about.market == MarketSort::Spot)
        about.market = MarketSort::Perpetual;
    return true;
}

bool isList(std::string_view key)
{
    return key == "list" || key == "ticker" || key == "items" || key == "dataList";
}

void adopt(WireTicker &one, const About &about)
{
    one.symbol = one.symbol.empty() ? about.symbol : one.symbol;
    one.values.time = one.values.time ? one.values.time : about.time;
}

void adopt(WireInstrument &one, const About &about)
{
    one.id = one.id.empty() ? about.symbol : one.id;
}

void adopt(WireFunding &one, const About &about)
{
    one.symbol = one.symbol.empty() ? about.symbol : one.symbol;
    one.values.time = one.values.time ? one.values.time : about.time;
}

void adopt(WireInterest &one, const About &about)
{
    one.symbol = one.symbol.empty() ? about.symbol : one.symbol;
    one.time = one.time ? one.time : about.time;
}

void adopt(domain::PublicTrade &, const About &) {}

/// How one kind of entry is read: field by field, and what it must hold then.
template <class T>
struct Reads
{
    bool (*field)(JsonReader &, std::string_view, Value &, T &);
    bool (*whole)(JsonReader &, T &);
};

/// The fields of an entry, or what stands beside a list of entries: both may be called `symbol` and `ts`.
template <class T>
bool readObject(JsonReader &reader, Value &data, const Reads<T> &reads, About &about, std::vector<T> &out)
{
    T single;
    bool listed = false;
    const auto readRow = [&](std::size_t, Value &object) {
        T &one = out.emplace_back();
        return reader.fields(object, [&](std::string_view key, Value &value) {
            return reads.field(reader, key, value, one);
        }) && reads.whole(reader, one);
    };
    const bool read = reader.fields(data, [&](std::string_view key, Value &value) {
        if (isList(key)) {
            listed = true;
            return reader.elements(value, true, readRow);
        }
        const bool shared = key == "symbol" || key == "ts" || key == "time" || key == "tradeType";
        return shared ? readAbout(reader, key, value, about) : reads.field(reader, key, value, single);
    });
    if (!read || listed)
        return read;
    adopt(single, about);
    out.push_back(std::move(single));
    return reads.whole(reader, out.back());
}

/// The entries in the envelope: a list, an object that holds one, or a single object.
template <class T>
Result<std::vector<T>> readAll(const Answer &answer, const Reads<T> &reads, About &about)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    std::vector<T> out;
    inEnvelope(reader, [&](Value &data) {
        if (JsonReader::isNull(data))
            return true; // nothing of what was asked
        if (!reader.isArray(data))
            return readObject(reader, data, reads, about, out);
        return reader.elements(data, true, [&](std::size_t, Value &object) {
            T &one = out.emplace_back();
            return reader.fields(object, [&](std::string_view key, Value &value) {
                return reads.field(reader, key, value, one);
            }) && reads.whole(reader, one);
        });
    });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    for (T &one : out)
        adopt(one, about);
    return out;
}

template <class T>
Result<std::vector<T>> readAll(const Answer &answer, const Reads<T> &reads)
{
    About about{answer.market, {}, {}};
    return readAll(answer, reads, about);
}

// --- entries

bool readTickerField(JsonReader &reader, std::string_view key, Value &value, WireTicker &out)
{
    domain::Ticker &v = out.values;
    if (key == "symbol")
        return reader.text(value, key, out.symbol);
    if (key == "last" || key == "price" || key == "lastPrice" || key == "lastTradePrice")
        return reader.price(value, key, v.last);
    if (key == "buy" || key == "bestBid" || key == "bestBidPrice")
        return reader.price(value, key, v.bid);
    if (key == "sell" || key == "bestAsk" || key == "bestAskPrice")
        return reader.price(value, key, v.ask);
    if (key == "open")
        return reader.price(value, key, v.open);
    if (key == "high" || key == "highPrice")
        return reader.price(value, key, v.high);
    if (key == "low" || key == "lowPrice")
        return reader.price(value, key, v.low);
    if (key == "vol" || key == "baseVolume" || key == "volumeOf24h")
        return reader.number(value, key, v.baseVolume);
    if (key == "volValue" || key == "quoteVolume" || key == "turnoverOf24h")
        return reader.number(value, key, v.quoteVolume);
    if (key == "changeRate" || key == "priceChgPct")
        return readPercent(reader, value, key, v.changePercent);
    if (key == "ts" || key == "time")
        return readTime(reader, value, key, v.time);
    if (key == "markPrice" || key == "value") // `value` is what mark-price/{symbol}/current calls it
        return reader.price(value, key, out.markPrice);
    if (key == "indexPrice")
        return reader.price(value, key, out.indexPrice);
    if (key == "openInterest")
        return reader.number(value, key, out.openInterest);
    return key != "fundingFeeRate" || reader.number(value, key, out.fundingRate);
}

bool isTicker(JsonReader &reader, WireTicker &one)
{
    return reader.require(!one.symbol.empty() || one.values.last || one.values.bid || one.values.ask,
                          "symbol or price");
}

constexpr Reads<WireTicker> tickerReads{&readTickerField, &isTicker};

bool isOpen(const std::string &status)
{
    return status == "Open" || status == "OPEN" || status == "TRADING" || status == "1";
}

/// Traded only where the venue says so.
struct Listed : WireInstrument
{
    Listed() { active = false; }
};

/// What only contracts have.
bool readContractField(JsonReader &reader, std::string_view key, Value &value, WireInstrument &out)
{
    if (key == "multiplier" || key == "unitSize") { // negative where the contract is settled in its base
        const bool read = reader.signedDecimal(value, key, out.contractSize);
        if (out.contractSize)
            out.contractSize = out.contractSize->abs();
        return read;
    }
    if (key == "lotSize")
        return reader.decimal(value, key, out.lot);
    if (key == "makerFeeRate")
        return reader.signedDecimal(value, key, out.makerFee);
    if (key == "takerFeeRate")
        return reader.signedDecimal(value, key, out.takerFee);
    if (key == "fundingFeeRate")
        return reader.number(value, key, out.fundingRate);
    if (key == "markPrice")
        return reader.price(value, key, out.markPrice);
    if (key == "indexPrice")
        return reader.price(value, key, out.indexPrice);
    if (key == "openInterest")
        return reader.number(value, key, out.openInterest);
    if (key == "nextFundingRateDateTime")
        return readTime(reader, value, key, out.nextFunding);
    if (key == "isInverse") {
        bool inverse = false;
        const bool read = reader.boolean(value, key, inverse);
        if (out.kind != "future")
            out.kind = inverse ? "inverse" : "perpetual";
        return read;
    }
    if (key == "expireDate" || key == "expiryTime") {
        std::optional<base::UtcTime> end;
        const bool read = readTime(reader, value, key, end);
        if (end)
            out.kind = "future";
        return read;
    }
    return true;
}

bool readInstrumentField(JsonReader &reader, std::string_view key, Value &value, Listed &out)
{
    if (key == "symbol")
        return reader.text(value, key, out.id);
    if (key == "baseCurrency")
        return reader.text(value, key, out.base);
    if (key == "quoteCurrency")
        return reader.text(value, key, out.quote);
    if (key == "enableTrading")
        return reader.boolean(value, key, out.active);
    if (key == "status" || key == "tradingStatus") {
        std::string status;
        const bool read = reader.text(value, key, status);
        out.active = isOpen(status);
        return read;
    }
    if (key == "priceIncrement" || key == "tickSize")
        return reader.decimal(value, key, out.tick);
    if (key == "baseIncrement" || key == "baseOrderStep")
        return reader.decimal(value, key, out.lot);
    if (key == "baseMinSize" || key == "minBaseOrderSize")
        return reader.decimal(value, key, out.minAmount);
    if (key == "minFunds")
        return reader.decimal(value, key, out.minNotional);
    return readContractField(reader, key, value, out);
}

bool isInstrument(JsonReader &reader, Listed &one)
{
    return reader.require(!one.id.empty(), "symbol") && reader.require(!one.base.empty(), "baseCurrency") &&
           reader.require(!one.quote.empty(), "quoteCurrency");
}

constexpr Reads<Listed> instrumentReads{&readInstrumentField, &isInstrument};

bool readHours(JsonReader &reader, std::string_view key, Value &value, std::optional<double> &out)
{
    constexpr double hour = 3'600'000; // in milliseconds
    const bool read = reader.number(value, key, out);
    if (out)
        out = *out / hour;
    return read;
}

bool readFundingField(JsonReader &reader, std::string_view key, Value &value, WireFunding &out)
{
    domain::Funding &v = out.values;
    if (key == "symbol")
        return reader.text(value, key, out.symbol);
    if (key == "fundingRate" || key == "fundingFeeRate" || key == "nextFundingRate" || key == "value")
        return reader.number(value, key, v.rate);
    if (key == "predictedValue" || key == "predictedFundingFeeRate")
        return reader.number(value, key, out.predictedRate);
    if (key == "granularity" || key == "fundingRateGranularity" || key == "currentGranularity")
        return readHours(reader, key, value, v.intervalHours);
    if (key == "fundingTime" || key == "nextFundingRateDateTime")
        return readTime(reader, value, key, v.next);
    if (key == "timePoint" || key == "timepoint" || key == "ts")
        return readTime(reader, value, key, v.time);
    if (key == "markPrice")
        return reader.price(value, key, v.markPrice);
    return key != "indexPrice" || reader.price(value, key, v.indexPrice);
}

/// mark-price/{symbol}/current calls the mark price `value`, as the current funding calls its rate; only the
/// former has an index price and no other price.
bool isFunding(JsonReader &reader, WireFunding &one)
{
    domain::Funding &v = one.values;
    if (v.indexPrice && !v.markPrice && !one.predictedRate && v.rate) {
        v.markPrice = v.rate;
        v.rate.reset();
        v.intervalHours.reset();
    }
    return reader.require(v.rate || v.markPrice, "funding rate");
}

constexpr Reads<WireFunding> fundingReads{&readFundingField, &isFunding};

bool readInterestField(JsonReader &reader, std::string_view key, Value &value, WireInterest &out)
{
    if (key == "symbol")
        return reader.text(value, key, out.symbol);
    if (key == "openInterest")
        return reader.number(value, key, out.amount);
    return key != "ts" || readTime(reader, value, key, out.time);
}

bool isInterest(JsonReader &reader, WireInterest &one)
{
    return reader.require(one.amount.has_value(), "openInterest");
}

constexpr Reads<WireInterest> interestReads{&readInterestField, &isInterest};

struct Trade : domain::PublicTrade
{
    std::optional<base::UtcTime> when;
    std::optional<double> sentPrice, sentAmount;
    std::string sequence, sentSide;
};

bool readTradeField(JsonReader &reader, std::string_view key, Value &value, Trade &out)
{
    if (key == "tradeId")
        return reader.text(value, key, out.id);
    if (key == "sequence")
        return reader.text(value, key, out.sequence);
    if (key == "price")
        return reader.number(value, key, out.sentPrice);
    if (key == "size")
        return reader.number(value, key, out.sentAmount);
    if (key == "side")
        return reader.text(value, key, out.sentSide);
    return (key != "time" && key != "ts") || readTime(reader, value, key, out.when);
}

/// The side is that of the taker ("Get Trade History").
bool isTrade(JsonReader &reader, Trade &one)
{
    const std::string side = base::lower(one.sentSide);
    if (!reader.require(one.sentPrice && one.sentAmount, "price or size") ||
        !reader.require(one.when.has_value(), "time") ||
        !reader.require(side == "buy" || side == "sell", "side"))
        return false;
    one.id = one.id.empty() ? one.sequence : one.id;
    one.time = *one.when;
    one.price = *one.sentPrice;
    one.amount = *one.sentAmount;
    one.side = side == "buy" ? domain::Side::Buy : domain::Side::Sell;
    return true;
}

constexpr Reads<Trade> tradeReads{&readTradeField, &isTrade};

// --- candles

constexpr std::size_t candleCells = 6;
/// Which cell of a row is open, high, low, close.
struct Columns
{
    std::size_t open, high, low, close;
};
constexpr Columns spotColumns{1, 3, 4, 2}, contractColumns{1, 2, 3, 4};

bool readCandle(JsonReader &reader, Value &row, const Columns &at, domain::CandleColumns &out)
{
    constexpr const char *names[candleCells] = {"timestamp", "price", "price", "price", "price", "volume"};
    std::optional<base::UtcTime> time;
    double cells[candleCells] = {};
    std::size_t count = 0;
    const bool whole = reader.elements(row, false, [&](std::size_t column, Value &value) {
        count = column + 1;
        if (column == 0)
            return readTime(reader, value, names[0], time);
        return column >= candleCells || reader.number(value, names[column], cells[column]);
    });
    if (!whole || !reader.require(count >= candleCells, "time, prices and volume") ||
        !reader.require(time.has_value(), names[0]))
        return false;
    out.add(base::toMs(*time), cells[at.open], cells[at.high], cells[at.low], cells[at.close], cells[5]);
    return true;
}

} // namespace

Result<WireCandles> candles(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    WireCandles out;
    About about{answer.market, {}, {}};
    const auto readRows = [&](Value &rows, const Columns &columns) {
        return reader.elements(rows, true, [&](std::size_t, Value &row) {
            return readCandle(reader, row, columns, out.columns);
        });
    };
    inEnvelope(reader, [&](Value &data) {
        if (JsonReader::isNull(data) || reader.isArray(data))
            return readRows(data, answer.market == MarketSort::Spot ? spotColumns : contractColumns);
        bool listed = false;
        return reader.fields(data, [&](std::string_view key, Value &value) {
            listed = listed || isList(key);
            return isList(key) ? readRows(value, spotColumns) : readAbout(reader, key, value, about);
        }) && reader.require(listed, "list");
    });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    out.volumeUnit = about.unit();
    if (const Result<void> settled = settle(out); !settled)
        return base::fail(settled);
    return out;
}

Result<WireBook> book(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    WireBook out;
    About about{answer.market, {}, {}};
    int sides = 0;
    inEnvelope(reader, [&](Value &data) {
        return reader.fields(data, [&](std::string_view key, Value &value) {
            if (key == "bids" || key == "asks") {
                ++sides;
                return readLevels(reader, value, key, key == "bids" ? out.book.bids : out.book.asks);
            }
            if (key == "sequence")
                return reader.integer(value, key, out.updateId);
            return readAbout(reader, key, value, about);
        });
    });
    reader.require(sides == 2, "bids or asks");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    out.amountUnit = about.unit();
    out.book.time = about.time;
    sortBestFirst(out.book);
    if (const Result<void> sound = check(out.book); !sound)
        return base::fail(sound);
    return out;
}

Result<WireTrades> trades(const Answer &answer)
{
    About about{answer.market, {}, {}};
    const Result<std::vector<Trade>> read = readAll(answer, tradeReads, about);
    if (!read)
        return base::fail(read);
    WireTrades out{{read->begin(), read->end()}, about.unit()};
    if (const Result<void> sound = check(out); !sound)
        return base::fail(sound);
    return out;
}

/// An unknown symbol has no ticker: its data is null.
Result<std::vector<WireTicker>> tickers(const Answer &answer)
{
    Result<std::vector<WireTicker>> out = readAll(answer, tickerReads);
    if (out && out->empty() && answer.body.find('[') == std::string_view::npos)
        return base::fail(ErrorCode::BadSymbol, "no such market", "symbol");
    return out;
}

Result<std::vector<WireInstrument>> instruments(const Answer &answer)
{
    const Result<std::vector<Listed>> read = readAll(answer, instrumentReads);
    if (!read)
        return base::fail(read);
    std::vector<WireInstrument> out(read->begin(), read->end());
    for (WireInstrument &one : out)
        if (answer.market == MarketSort::Inverse && one.kind == "inverse")
            one.kind = "perpetual"; // as all of that market are
    return out;
}

Result<base::UtcTime> time(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    std::optional<base::UtcTime> out;
    inEnvelope(reader, [&](Value &data) { return readTime(reader, data, "data", out); });
    reader.require(out.has_value(), "data");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return *out;
}

/// History comes newest first.
Result<std::vector<WireFunding>> funding(const Answer &answer)
{
    Result<std::vector<WireFunding>> out = readAll(answer, fundingReads);
    if (out)
        putOldestFirst(*out);
    return out;
}

Result<std::vector<WireInterest>> interest(const Answer &answer)
{
    Result<std::vector<WireInterest>> out = readAll(answer, interestReads);
    if (out && out->size() > 1 && out->front().symbol == out->back().symbol)
        std::stable_sort(out->begin(), out->end(),
                         [](const WireInterest &a, const WireInterest &b) { return a.time < b.time; });
    return out;
}

} // namespace exchange::kucoin
