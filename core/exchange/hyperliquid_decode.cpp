#include "exchange/hyperliquid_decode.h"

#include "base/text.h"
#include "exchange/hyperliquid_meta.h"

namespace exchange::hyperliquid {

namespace {

using base::ErrorCode;
using base::Result;
using Value = JsonReader::Value;

constexpr std::size_t largestRefusal = 4096; // bytes; a longer object is data
WireTicker tickerOf(const std::string &symbol, const Context &told)
{
    WireTicker out;
    out.symbol = symbol;
    out.values.baseVolume = told.baseVolume;
    out.values.quoteVolume = told.quoteVolume;
    out.markPrice = told.mark;
    out.indexPrice = told.oracle;
    out.midPrice = told.middle;
    out.previousDayPrice = told.dayBefore;
    out.fundingRate = told.funding;
    out.openInterest = told.interest;
    return out;
}

/// Every context with the name of its market: those of spot carry it, also where the universe lacks them.
template <class Each>
Result<void> eachContext(const Answer &answer, Each each)
{
    const Result<std::vector<Meta>> metas = readMetas(answer.body, "universe");
    if (!metas)
        return base::fail(metas);
    const Meta &meta = metas->front();
    for (std::size_t i = 0; i < meta.contexts.size(); ++i) {
        const Context &told = meta.contexts[i];
        if (told.coin.empty() && i >= meta.universe.size())
            return base::fail(ErrorCode::Schema, "more contexts than markets", "universe");
        each(told.coin.empty() ? meta.universe[i].name : told.coin, told);
    }
    return {};
}

// --- books

bool readLevel(JsonReader &reader, Value &object, std::string_view side, domain::BookLevel &out)
{
    std::optional<double> price, amount;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "px")
            return reader.number(value, side, price);
        return key != "sz" || reader.number(value, side, amount);
    });
    if (!whole || !reader.require(price && amount, side))
        return false;
    out = {*price, *amount};
    return true;
}

bool readLevels(JsonReader &reader, Value &sides, domain::OrderBook &out)
{
    std::size_t count = 0;
    const bool whole = reader.elements(sides, false, [&](std::size_t i, Value &side) {
        count = i + 1;
        const char *name = i == 0 ? "bids" : "asks";
        std::vector<domain::BookLevel> &levels = i == 0 ? out.bids : out.asks;
        return i > 1 || reader.elements(side, true, [&](std::size_t, Value &level) {
            return readLevel(reader, level, name, levels.emplace_back());
        });
    });
    return whole && reader.require(count == 2, "levels");
}

// --- trades, candles and funding

bool readTrade(JsonReader &reader, Value &object, domain::PublicTrade &out)
{
    std::optional<base::UtcTime> time;
    std::optional<double> price, amount;
    std::string side;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "tid")
            return reader.text(value, key, out.id);
        if (key == "px")
            return reader.number(value, key, price);
        if (key == "sz")
            return reader.number(value, key, amount);
        if (key == "time")
            return reader.time(value, key, time);
        return key != "side" || reader.text(value, key, side);
    });
    if (!whole || !reader.require(price && amount, "px or sz") || !reader.require(time.has_value(), "time") ||
        !reader.require(side == "A" || side == "B", "side"))
        return false;
    out.time = *time;
    out.price = *price;
    out.amount = *amount;
    out.side = side == "B" ? domain::Side::Buy : domain::Side::Sell; // of who came to the book
    return true;
}

bool readCandle(JsonReader &reader, Value &object, domain::CandleColumns &out)
{
    std::optional<std::int64_t> time;
    std::optional<double> open, high, low, close, volume;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        if (key.size() != 1)
            return true;
        switch (key[0]) {
        case 't':
            return reader.integer(value, "timestamp", time);
        case 'o':
            return reader.number(value, "open", open);
        case 'h':
            return reader.number(value, "high", high);
        case 'l':
            return reader.number(value, "low", low);
        case 'c':
            return reader.number(value, "close", close);
        case 'v':
            return reader.number(value, "volume", volume);
        default:
            return true;
        }
    });
    if (!whole || !reader.require(time.has_value(), "timestamp") ||
        !reader.require(open && high && low && close && volume, "open, high, low, close and volume"))
        return false;
    out.add(*time, *open, *high, *low, *close, *volume);
    return true;
}

bool readHistory(JsonReader &reader, Value &object, WireFunding &out)
{
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "coin")
            return reader.text(value, key, out.symbol);
        if (key == "fundingRate")
            return reader.number(value, key, out.values.rate);
        if (key == "premium")
            return reader.number(value, key, out.premium);
        return key != "time" || reader.time(value, key, out.values.time);
    }) && reader.require(out.values.rate.has_value(), "fundingRate");
}

/// ["HlPerp", {…}] of the venues that are predicted for a coin.
bool readPrediction(JsonReader &reader, Value &pair, WireFunding &out, bool &own)
{
    std::string venue;
    return reader.elements(pair, false, [&](std::size_t i, Value &value) {
        if (i == 0)
            return reader.text(value, "venue", venue);
        if (i > 1 || venue != "HlPerp" || isNull(value))
            return true;
        own = true;
        return reader.fields(value, [&](std::string_view key, Value &told) {
            if (key == "fundingRate")
                return reader.number(told, key, out.values.rate);
            if (key == "fundingIntervalHours")
                return reader.number(told, key, out.values.intervalHours);
            return key != "nextFundingTime" || reader.time(told, key, out.values.next);
        });
    });
}

/// ["BTC", [["BinPerp", {…}], ["HlPerp", {…}]]]
bool readPredictions(JsonReader &reader, Value &row, std::vector<WireFunding> &out)
{
    WireFunding one;
    bool own = false;
    const bool whole = reader.elements(row, false, [&](std::size_t i, Value &value) {
        if (i == 0)
            return reader.text(value, "coin", one.symbol);
        return i > 1 || reader.elements(value, false, [&](std::size_t, Value &pair) {
            return readPrediction(reader, pair, one, own);
        });
    });
    if (whole && own)
        out.push_back(one);
    return whole;
}

WireFunding fundingOf(const std::string &symbol, const Context &told)
{
    WireFunding out;
    out.symbol = symbol;
    out.values.rate = told.funding;
    out.values.markPrice = told.mark;
    out.values.indexPrice = told.oracle;
    out.premium = told.premium;
    return out;
}

/// Whether a list begins with what `meta` looks like.
bool holdsMeta(std::string_view body)
{
    return body.find("\"universe\"") != std::string_view::npos;
}

std::string_view firstWords(std::string_view body)
{
    std::string_view out = base::trimmed(body.substr(0, largestRefusal));
    if (out.size() > 1 && out.front() == '"' && out.back() == '"')
        out = out.substr(1, out.size() - 2);
    return out;
}

} // namespace

std::optional<base::Error> refusal(int status, std::string_view body)
{
    const std::string_view words = firstWords(body);
    base::Error out;
    // What is asked of a market that there is not is answered with null, at times with status 500; who asks
    // too much gets null too.
    if (words == "null" && (status < 400 || status == 500 || status == 422)) {
        out.code = ErrorCode::BadSymbol;
        out.detail = "no such market";
        return out;
    }
    const bool said = body.size() < largestRefusal && words.find("\"status\"") != std::string_view::npos &&
                      words.find("\"err\"") != std::string_view::npos;
    const bool text = !words.empty() && words.front() != '{' && words.front() != '[' && words.front() != '<';
    if (status < 400 && !said && !(text && words.find("ailed to deserialize") != std::string_view::npos))
        return std::nullopt;
    out.code = status < 400 ? ErrorCode::BadRequest : codeOfStatus(status);
    out.detail = text && words != "null" ? base::sanitised(words, 200)
                                         : "refused with HTTP status " + std::to_string(status);
    return out;
}

bool refusesRegion(int status, std::string_view)
{
    return status == 403 || status == 451;
}

Result<WireCandles> candles(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    WireCandles out;
    Value root;
    if (reader.root(root))
        reader.elements(root, true,
                        [&](std::size_t, Value &row) { return readCandle(reader, row, out.columns); });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    if (const Result<void> settled = settle(out); !settled)
        return base::fail(settled);
    return out;
}

Result<WireBook> book(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    WireBook out;
    bool levels = false;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            if (key == "time")
                return reader.time(value, key, out.book.time);
            levels = levels || key == "levels";
            return key != "levels" || readLevels(reader, value, out.book);
        });
    reader.require(levels, "levels");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    if (const Result<void> sound = check(out.book); !sound)
        return base::fail(sound);
    return out;
}

Result<WireTrades> trades(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    WireTrades out;
    Value root;
    if (reader.root(root))
        reader.elements(root, true, [&](std::size_t, Value &object) {
            return readTrade(reader, object, out.trades.emplace_back());
        });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    if (const Result<void> sound = check(out); !sound)
        return base::fail(sound);
    return out;
}

/// An object is a book, of which the best levels count, or a price for each name.
Result<std::vector<WireTicker>> tickers(const Answer &answer)
{
    std::vector<WireTicker> out;
    if (holdsMeta(answer.body)) {
        const Result<void> read = eachContext(answer, [&](const std::string &symbol, const Context &told) {
            out.push_back(tickerOf(symbol, told));
        });
        return read ? Result<std::vector<WireTicker>>(std::move(out)) : base::fail(read);
    }
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    domain::OrderBook book;
    WireTicker best;
    bool levels = false;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            if (key == "coin")
                return reader.text(value, key, best.symbol);
            if (key == "time")
                return reader.time(value, key, best.values.time);
            levels = levels || key == "levels";
            if (key == "levels")
                return readLevels(reader, value, book);
            out.push_back({});
            out.back().symbol = std::string(key);
            return reader.price(value, key, out.back().midPrice);
        });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    if (!levels)
        return out;
    if (!book.bids.empty())
        best.values.bid = book.bids.front().price;
    if (!book.asks.empty())
        best.values.ask = book.asks.front().price;
    return std::vector<WireTicker>{best};
}

Result<std::vector<WireInstrument>> instruments(const Answer &answer)
{
    const Result<std::vector<Meta>> metas = readMetas(answer.body, "universe");
    if (!metas)
        return base::fail(metas);
    std::vector<WireInstrument> out;
    for (const Meta &meta : *metas)
        for (std::size_t i = 0; i < meta.universe.size(); ++i)
            if (std::optional<WireInstrument> one = instrumentOf(meta, i))
                out.push_back(std::move(*one));
    return out;
}

Result<base::UtcTime> time(const Answer &answer)
{
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    std::optional<base::UtcTime> out;
    Value root;
    if (reader.root(root))
        reader.fields(root, [&](std::string_view key, Value &value) {
            return key != "time" || reader.time(value, key, out);
        });
    reader.require(out.has_value(), "time");
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return *out;
}

Result<std::vector<WireFunding>> funding(const Answer &answer)
{
    std::vector<WireFunding> out;
    if (holdsMeta(answer.body)) {
        const Result<void> read = eachContext(answer, [&](const std::string &symbol, const Context &told) {
            if (told.funding)
                out.push_back(fundingOf(symbol, told));
        });
        return read ? Result<std::vector<WireFunding>>(std::move(out)) : base::fail(read);
    }
    JsonReader reader(answer.body, answer.scratch, answer.spare);
    Value root;
    if (reader.root(root))
        reader.elements(root, true, [&](std::size_t, Value &row) {
            return reader.isArray(row) ? readPredictions(reader, row, out)
                                       : readHistory(reader, row, out.emplace_back());
        });
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return out;
}

Result<std::vector<WireInterest>> interest(const Answer &answer)
{
    std::vector<WireInterest> out;
    const Result<void> read = eachContext(answer, [&](const std::string &symbol, const Context &told) {
        if (told.interest)
            out.push_back({symbol, told.interest, std::nullopt, std::nullopt});
    });
    return read ? Result<std::vector<WireInterest>>(std::move(out)) : base::fail(read);
}

} // namespace exchange::hyperliquid
