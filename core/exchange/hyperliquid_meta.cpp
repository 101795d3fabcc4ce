#include "exchange/hyperliquid_meta.h"

#include <algorithm>

namespace exchange::hyperliquid {

namespace {

using base::Result;
using Value = JsonReader::Value;

// "Tick and lot size"
constexpr int significantFigures = 5;
constexpr int perpetualDecimals = 6, spotDecimals = 8; // of prices, together with those of amounts

bool readFlag(JsonReader &reader, std::string_view field, Value &value, bool &out)
{
    return isNull(value) || reader.boolean(value, field, out); // null: not told
}

bool readListed(JsonReader &reader, Value &object, Listed &out)
{
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "name")
            return reader.text(value, key, out.name);
        if (key == "szDecimals")
            return reader.integer(value, key, out.amountDecimals);
        if (key == "isDelisted")
            return readFlag(reader, key, value, out.delisted);
        if (key != "tokens")
            return true;
        out.spot = true;
        return reader.elements(value, false, [&](std::size_t i, Value &token) {
            return i > 1 || reader.integer(token, key, i == 0 ? out.baseToken : out.quoteToken);
        });
    }) && reader.require(!out.name.empty(), "name");
}

bool readToken(JsonReader &reader, Value &object, Token &out)
{
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "name")
            return reader.text(value, key, out.name);
        if (key == "index")
            return reader.integer(value, key, out.index);
        return key != "szDecimals" || reader.integer(value, key, out.amountDecimals);
    });
}

bool readContext(JsonReader &reader, Value &object, Context &out)
{
    return reader.fields(object, [&](std::string_view key, Value &value) {
        if (key == "coin")
            return reader.text(value, key, out.coin);
        if (key == "markPx")
            return reader.price(value, key, out.mark);
        if (key == "midPx")
            return reader.price(value, key, out.middle);
        if (key == "oraclePx")
            return reader.price(value, key, out.oracle);
        if (key == "prevDayPx")
            return reader.price(value, key, out.dayBefore);
        if (key == "funding")
            return reader.number(value, key, out.funding);
        if (key == "premium")
            return reader.number(value, key, out.premium);
        if (key == "openInterest")
            return reader.number(value, key, out.interest);
        if (key == "dayBaseVlm")
            return reader.number(value, key, out.baseVolume);
        return key != "dayNtlVlm" || reader.number(value, key, out.quoteVolume);
    });
}

bool readMetaField(JsonReader &reader, std::string_view key, Value &value, Meta &out)
{
    if (key == "universe")
        return reader.elements(value, true, [&](std::size_t, Value &one) {
            return readListed(reader, one, out.universe.emplace_back());
        });
    if (key == "tokens")
        return reader.elements(value, false, [&](std::size_t, Value &one) {
            return readToken(reader, one, out.tokens.emplace_back());
        });
    return key != "collateralToken" || reader.integer(value, key, out.collateral);
}

bool readContexts(JsonReader &reader, Value &array, Meta &out)
{
    return reader.elements(array, true, [&](std::size_t, Value &one) {
        return readContext(reader, one, out.contexts.emplace_back());
    });
}

const Token *tokenOf(const Meta &meta, const std::optional<std::int64_t> &index)
{
    const auto found = std::find_if(meta.tokens.begin(), meta.tokens.end(),
                                    [&](const Token &one) { return index && one.index == index; });
    return found == meta.tokens.end() ? nullptr : &*found;
}

/// 10^-decimals where that is a number of decimals at all.
std::optional<base::Decimal> stepOf(std::int64_t decimals)
{
    if (decimals < 0 || decimals > spotDecimals)
        return decimals < 0 ? std::optional(base::Decimal::of(1)) : std::nullopt;
    return base::Decimal::of(1, -int(decimals));
}

void addSteps(WireInstrument &out, const std::optional<std::int64_t> &amountDecimals, int priceDecimals)
{
    out.significantFigures = significantFigures;
    if (!amountDecimals || *amountDecimals < 0 || *amountDecimals > spotDecimals)
        return;
    out.lot = stepOf(*amountDecimals);
    out.tick = stepOf(priceDecimals - *amountDecimals);
}

} // namespace

bool isNull(Value &value)
{
    bool null = false;
    return !value.is_null().get(null) && null;
}

Result<std::vector<Meta>> readMetas(std::string_view body, std::string_view missing)
{
    JsonReader reader(body);
    std::vector<Meta> out;
    Value root;
    const auto readMeta = [&](Value &object) {
        Meta &one = out.emplace_back();
        bool listed = false;
        return reader.fields(object, [&](std::string_view key, Value &value) {
            listed = listed || key == "universe";
            return readMetaField(reader, key, value, one);
        }) && reader.require(listed, missing);
    };
    if (reader.root(root)) {
        if (!reader.isArray(root))
            readMeta(root);
        else
            reader.elements(root, false, [&](std::size_t i, Value &one) {
                if (!reader.isArray(one))
                    return readMeta(one);
                return i == 1 && out.size() == 1 ? readContexts(reader, one, out.front())
                                                 : reader.fault(missing, "a list where it does not belong");
            });
    }
    reader.require(!out.empty(), missing);
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return out;
}

const Context *contextOf(const Meta &meta, std::size_t i)
{
    const Listed &market = meta.universe[i];
    if (!market.spot)
        return i < meta.contexts.size() ? &meta.contexts[i] : nullptr;
    const auto found = std::find_if(meta.contexts.begin(), meta.contexts.end(),
                                    [&](const Context &one) { return one.coin == market.name; });
    return found == meta.contexts.end() ? nullptr : &*found;
}

/// A spot market names its tokens by number.
std::optional<WireInstrument> instrumentOf(const Meta &meta, std::size_t i)
{
    const Listed &market = meta.universe[i];
    WireInstrument out;
    out.id = market.name;
    out.active = !market.delisted;
    if (market.spot) {
        const Token *base = tokenOf(meta, market.baseToken);
        const Token *quote = tokenOf(meta, market.quoteToken);
        if (!base || !quote)
            return std::nullopt;
        out.base = base->name;
        out.quote = quote->name;
        addSteps(out, base->amountDecimals, spotDecimals);
    } else {
        out.kind = "perpetual";
        out.base = market.name;
        const bool usdc = meta.collateral.value_or(0) == 0;
        out.quote = usdc ? "USDC" : "token:" + std::to_string(*meta.collateral);
        addSteps(out, market.amountDecimals, perpetualDecimals);
    }
    if (const Context *told = contextOf(meta, i)) {
        out.markPrice = told->mark;
        out.indexPrice = told->oracle;
        out.openInterest = told->interest;
        out.fundingRate = told->funding;
    }
    return out;
}

} // namespace exchange::hyperliquid
