#include "exchange/mexc_content.h"
#include "exchange/mexc_decode.h"

namespace exchange::mexc {

namespace {

using base::Result;
using Value = JsonReader::Value;

struct SpotState
{
    std::string status;
    bool allowed = true;
};

bool readSymbolField(JsonReader &reader, std::string_view key, Value &value, WireInstrument &out,
                     SpotState &state)
{
    if (key == "symbol")
        return reader.text(value, key, out.id);
    if (key == "status")
        return reader.text(value, key, state.status);
    if (key == "isSpotTradingAllowed")
        return reader.boolean(value, key, state.allowed);
    if (key == "baseAsset")
        return reader.text(value, key, out.base);
    if (key == "quoteAsset")
        return reader.text(value, key, out.quote);
    if (key == "quotePrecision")
        return reader.decimals(value, key, out.tick);
    if (key == "baseAssetPrecision")
        return reader.decimals(value, key, out.lot);
    if (key == "baseSizePrecision")
        return reader.decimal(value, key, out.minAmount);
    if (key == "quoteAmountPrecision")
        return reader.decimal(value, key, out.minNotional);
    if (key == "makerCommission")
        return reader.signedDecimal(value, key, out.makerFee);
    return key != "takerCommission" || reader.signedDecimal(value, key, out.takerFee);
}

bool isWhole(JsonReader &reader, const WireInstrument &one)
{
    return reader.require(!one.id.empty(), "symbol") && reader.require(!one.base.empty(), "base") &&
           reader.require(!one.quote.empty(), "quote");
}

/// status: 1 online (ENABLED in older answers), 2 paused, 3 offline.
void settleState(const SpotState &state, WireInstrument &out)
{
    out.active = state.allowed && (state.status == "1" || state.status == "ENABLED");
}

bool readSymbol(JsonReader &reader, Value &object, WireInstrument &out)
{
    SpotState state;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        return readSymbolField(reader, key, value, out, state);
    });
    settleState(state, out);
    return whole && isWhole(reader, out);
}

/// The whole list under `symbols`, or a single symbol.
Result<std::vector<WireInstrument>> spotInstruments(std::string_view body)
{
    JsonReader reader(body);
    std::vector<WireInstrument> out;
    WireInstrument single;
    SpotState state;
    bool listed = false;
    Value root;
    const bool whole = reader.root(root) && reader.fields(root, [&](std::string_view key, Value &value) {
        listed = listed || key == "symbols";
        if (key != "symbols")
            return readSymbolField(reader, key, value, single, state);
        return reader.elements(value, true, [&](std::size_t, Value &object) {
            return readSymbol(reader, object, out.emplace_back());
        });
    });
    if (whole && !listed && isWhole(reader, single)) {
        settleState(state, single);
        out.push_back(std::move(single));
    }
    if (const Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return out;
}

struct ContractState
{
    std::string settle;
    std::optional<std::int64_t> state, type;
};

bool readContractField(JsonReader &reader, std::string_view key, Value &value, WireInstrument &out,
                       ContractState &state)
{
    if (key == "symbol")
        return reader.text(value, key, out.id);
    if (key == "baseCoin")
        return reader.text(value, key, out.base);
    if (key == "quoteCoin")
        return reader.text(value, key, out.quote);
    if (key == "settleCoin")
        return reader.text(value, key, state.settle);
    if (key == "contractSize")
        return reader.decimal(value, key, out.contractSize);
    if (key == "priceUnit")
        return reader.decimal(value, key, out.tick);
    if (key == "volUnit")
        return reader.decimal(value, key, out.lot);
    if (key == "minVol")
        return reader.decimal(value, key, out.minAmount);
    if (key == "makerFeeRate")
        return reader.signedDecimal(value, key, out.makerFee);
    if (key == "takerFeeRate")
        return reader.signedDecimal(value, key, out.takerFee);
    if (key == "futureType")
        return reader.integer(value, key, state.type);
    return key != "state" || reader.integer(value, key, state.state);
}

/// state: 0 trades; futureType: 1 a perpetual, 2 with an end.
bool readContract(JsonReader &reader, Value &object, MarketSort market, WireInstrument &out)
{
    ContractState state;
    const bool whole = reader.fields(object, [&](std::string_view key, Value &value) {
        return readContractField(reader, key, value, out, state);
    });
    const bool inverse = market != MarketSort::Inverse && !state.settle.empty() && state.settle == out.base;
    out.kind = state.type == 2 ? "future" : inverse ? "inverse" : "perpetual";
    out.active = state.state == 0;
    return whole && isWhole(reader, out);
}

} // namespace

Result<std::vector<WireInstrument>> instruments(const Answer &answer)
{
    if (answer.market == MarketSort::Spot)
        return spotInstruments(answer.body);
    const MarketSort market = answer.market;
    return readAll<WireInstrument>(answer, [market](JsonReader &reader, Value &object, WireInstrument &one) {
        return readContract(reader, object, market, one);
    });
}

} // namespace exchange::mexc
