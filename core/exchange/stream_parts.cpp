#include "exchange/stream_parts.h"

#include <algorithm>
#include <cmath>

namespace exchange {

namespace {

std::optional<domain::BookLevel> sideOf(const Fields &fields, const char *price, const char *amount)
{
    const std::optional<double> p = fields.number(price);
    if (!p || *p <= 0)
        return std::nullopt;
    return domain::BookLevel{*p, fields.number(amount).value_or(0)};
}

} // namespace

bool addTrade(JsonReader &reader, const Fields &fields, const TradeKeys &keys, domain::Side side,
              StreamNews &news)
{
    const auto price = fields.number(keys.price), amount = fields.number(keys.amount);
    const auto time = fields.time(keys.time, keys.timeUnitMs);
    if (!reader.require(price && amount && time, "trade's price, amount or time"))
        return false;
    news.trades.push_back(
        {keys.id ? fields.text(keys.id) : std::string(), *time, *price, std::abs(*amount), side});
    return true;
}

bool addBar(JsonReader &reader, const Fields &fields, const BarKeys &keys, bool closed, StreamNews &news)
{
    const auto time = fields.time(keys.time, keys.timeUnitMs);
    const auto open = fields.number(keys.open), high = fields.number(keys.high),
               low = fields.number(keys.low);
    const auto close = fields.number(keys.close), volume = fields.number(keys.volume);
    if (!reader.require(time && open && high && low && close && volume, "bar's time, prices or volume"))
        return false;
    news.bars.push_back({{*time, *open, *high, *low, *close, *volume}, closed});
    return true;
}

bool addTop(JsonReader &reader, const Fields &fields, const TopKeys &keys, StreamNews &news)
{
    TopOfBook top;
    top.bid = sideOf(fields, keys.bid, keys.bidAmount);
    top.ask = sideOf(fields, keys.ask, keys.askAmount);
    if (keys.time)
        top.time = fields.time(keys.time, keys.timeUnitMs);
    if (keys.updateId)
        top.updateId = fields.integer(keys.updateId);
    news.top = top;
    return reader.require(fields.has(keys.bid) || fields.has(keys.ask), "best bid or ask");
}

std::string jsonText(const std::string &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
    });
    return '"' + (plain ? text : std::string()) + '"';
}

} // namespace exchange
