#include "exchange/decode.h"

#include "base/json.h"
#include "base/text.h"

namespace exchange {

namespace {

using base::ErrorCode;
using base::fail;
using base::Json;
using base::Result;

Json known(const std::optional<double> &value)
{
    return value ? base::number(*value) : Json();
}

Json known(const std::optional<base::Decimal> &value)
{
    return value ? base::number(value->toDouble()) : Json();
}

Json known(const std::optional<base::UtcTime> &time)
{
    return time ? Json(base::toMs(*time)) : Json();
}

/// Adds what only some venues send with a row, where it was sent.
using Mark = std::pair<const char *, const std::optional<double> *>;
void addSent(Json &out, std::initializer_list<Mark> marks)
{
    for (const auto &[key, value] : marks)
        if (*value)
            out[key] = base::number(**value);
}

template <class Row>
void addMarks(Json &out, const Row &row)
{
    addSent(out, {{"mark_price", &row.markPrice},
                  {"index_price", &row.indexPrice},
                  {"open_interest", &row.openInterest},
                  {"funding_rate", &row.fundingRate}});
}

Json written(const WireTicker &ticker)
{
    const domain::Ticker &v = ticker.values;
    Json out{{"symbol", ticker.symbol.empty() ? Json() : Json(ticker.symbol)},
             {"last", known(v.last)},
             {"bid", known(v.bid)},
             {"ask", known(v.ask)},
             {"open", known(v.open)},
             {"high", known(v.high)},
             {"low", known(v.low)},
             {"base_volume", known(v.baseVolume)},
             {"quote_volume", known(v.quoteVolume)},
             {"change_percent", known(v.changePercent)},
             {"timestamp", known(v.time)}};
    addMarks(out, ticker);
    addSent(out, {{"mid_price", &ticker.midPrice}, {"prev_day_price", &ticker.previousDayPrice}});
    return out;
}

Json written(const WireInstrument &one)
{
    Json out{{"symbol", one.id},
             {"id", one.id},
             {"base", one.base},
             {"quote", one.quote},
             {"kind", one.kind},
             {"active", one.active},
             {"tick", known(one.tick)},
             {"lot", known(one.lot)},
             {"min_amount", known(one.minAmount)},
             {"min_notional", known(one.minNotional)},
             {"contract_size", known(one.contractSize)}};
    addMarks(out, one);
    if (one.significantFigures > 0)
        out["significant_figures"] = one.significantFigures;
    if (one.nextFunding)
        out["next_time"] = base::toMs(*one.nextFunding);
    return out;
}

Json written(const WireFunding &funding)
{
    const domain::Funding &v = funding.values;
    Json out{{"symbol", funding.symbol.empty() ? Json() : Json(funding.symbol)},
             {"rate", known(v.rate)},
             {"interval_hours", known(v.intervalHours)},
             {"next_time", known(v.next)},
             {"mark_price", known(v.markPrice)},
             {"index_price", known(v.indexPrice)},
             {"timestamp", known(v.time)}};
    addSent(out, {{"predicted_rate", &funding.predictedRate}, {"premium", &funding.premium}});
    return out;
}

Json written(const WireInterest &interest)
{
    return {{"symbol", interest.symbol.empty() ? Json() : Json(interest.symbol)},
            {"open_interest", known(interest.amount)},
            {"open_interest_value", known(interest.value)},
            {"timestamp", known(interest.time)}};
}

Json written(const WireCandles &candles)
{
    const domain::CandleColumns &c = candles.columns;
    Json rows = Json::array();
    for (std::size_t i = 0; i < c.size(); ++i)
        rows.push_back(Json::array({c.time[i], c.open[i], c.high[i], c.low[i], c.close[i], c.volume[i]}));
    return {{"candles", std::move(rows)}, {"volume_unit", name(candles.volumeUnit)}};
}

Json written(const std::vector<domain::BookLevel> &side)
{
    Json out = Json::array();
    for (const domain::BookLevel &level : side)
        out.push_back(Json::array({level.price, level.amount}));
    return out;
}

Json written(const WireBook &wire)
{
    Json out{{"bids", written(wire.book.bids)},
             {"asks", written(wire.book.asks)},
             {"timestamp", known(wire.book.time)},
             {"amount_unit", name(wire.amountUnit)}};
    if (isCrossed(wire.book))
        out["crossed"] = true;
    if (wire.updateId)
        out["update_id"] = *wire.updateId;
    return out;
}

Json written(const WireTrades &wire)
{
    Json rows = Json::array();
    for (const domain::PublicTrade &trade : wire.trades)
        rows.push_back({{"id", trade.id.empty() ? Json() : Json(trade.id)},
                        {"timestamp", base::toMs(trade.time)},
                        {"price", trade.price},
                        {"amount", trade.amount},
                        {"side", domain::name(trade.side)}});
    return {{"trades", std::move(rows)}, {"amount_unit", name(wire.amountUnit)}};
}

Json written(base::UtcTime time)
{
    return {{"time", base::toMs(time)}};
}

const std::string &symbolOf(const WireInstrument &one)
{
    return one.id;
}

template <class T>
const std::string &symbolOf(const T &one)
{
    return one.symbol;
}

/// A list under `key`, of one symbol where one was named; the fields of a single entry beside it.
template <class T>
Result<Json> listed(const char *key, const std::vector<T> &entries, const std::string &symbol)
{
    Json rows = Json::array();
    for (const T &one : entries) {
        const bool other = !symbol.empty() && !symbolOf(one).empty() && symbolOf(one) != symbol;
        if (!other)
            rows.push_back(written(one));
    }
    if (rows.empty() && !entries.empty())
        return fail(ErrorCode::BadSymbol, "the answer holds no " + symbol, "symbol");
    Json out = rows.size() == 1 ? rows.front() : Json::object();
    out[key] = std::move(rows);
    return out;
}

template <class T>
Result<Json> printed(Result<T> (*read)(const Answer &), const Answer &answer)
{
    const Result<T> value = read(answer);
    return value ? Result<Json>(written(*value)) : fail(value);
}

template <class T>
Result<Json> printedList(Result<std::vector<T>> (*read)(const Answer &), const char *key,
                         const Answer &answer)
{
    const Result<std::vector<T>> values = read(answer);
    return values ? listed(key, *values, answer.symbol) : fail(values);
}

/// A row of what `decode` can be asked for.
struct What
{
    std::string_view name;
    bool (*has)(const Decoders &);
    Result<Json> (*print)(const Decoders &, const Answer &);
};

#define SIGNALDESK_ONE(member)                                                                               \
    [](const Decoders &d) { return d.member != nullptr; },                                                   \
        [](const Decoders &d, const Answer &a) { return printed(d.member, a); }
#define SIGNALDESK_LIST(member, key)                                                                         \
    [](const Decoders &d) { return d.member != nullptr; },                                                   \
        [](const Decoders &d, const Answer &a) { return printedList(d.member, key, a); }
constexpr What whats[] = {{"candles", SIGNALDESK_ONE(candles)},
                          {"book", SIGNALDESK_ONE(book)},
                          {"trades", SIGNALDESK_ONE(trades)},
                          {"ticker", SIGNALDESK_LIST(tickers, "tickers")},
                          {"tickers", SIGNALDESK_LIST(tickers, "tickers")},
                          {"instruments", SIGNALDESK_LIST(instruments, "instruments")},
                          {"time", SIGNALDESK_ONE(time)},
                          {"funding", SIGNALDESK_LIST(funding, "rates")},
                          {"funding-history", SIGNALDESK_LIST(funding, "rates")},
                          {"open-interest", SIGNALDESK_LIST(interest, "points")}};
#undef SIGNALDESK_ONE
#undef SIGNALDESK_LIST

Result<Json> refused(const base::Error &error)
{
    const std::optional<std::chrono::milliseconds> &wait = error.retryAfter;
    return Json{{"error",
                 {{"code", base::name(error.code)},
                  {"message", error.detail},
                  {"retryable", base::retryable(error.code)},
                  {"retry_after_s", wait ? base::number(double(wait->count()) / 1000) : Json()}}}};
}

Result<Json> document(const Decoders &decoders, const DecodeQuery &query, std::string_view body)
{
    const Result<MarketSort> market = marketSort(query.market);
    if (!market)
        return fail(market);
    if (const auto refusal = decoders.refusal ? decoders.refusal(query.status, body) : std::nullopt)
        return refused(*refusal);
    for (const What &what : whats) {
        if (what.name != query.what)
            continue;
        if (!what.has(decoders))
            return fail(ErrorCode::Unsupported, "this venue has no such answer", query.what);
        Result<Json> out = what.print(decoders, Answer{body, *market, query.symbol});
        if (out && !query.symbol.empty() && (!out->contains("symbol") || (*out)["symbol"].is_null()))
            (*out)["symbol"] = query.symbol; // bodies that do not say whose they are
        return out;
    }
    const std::string shown = base::sanitised(query.what, 40);
    return fail(ErrorCode::BadRequest, "nothing to decode is called '" + shown + '\'', "what");
}

} // namespace

ErrorCode codeOfStatus(int status)
{
    net::Response response;
    response.status = status;
    return net::errorOfStatus(response, {}).code;
}

Result<std::string> decodeWith(const Decoders &decoders, const DecodeQuery &query, std::string_view body)
{
    const Result<Json> out = document(decoders, query, body);
    if (!out)
        return fail(out);
    return base::toText(*out);
}

} // namespace exchange
