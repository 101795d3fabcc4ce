// The lists of markets that several answers of Hyperliquid begin with, and what they tell of each market.
// Used by its decoders. Pure; any thread.
#pragma once

#include "exchange/json_reader.h"
#include "exchange/wire.h"

namespace exchange::hyperliquid {

/// One name of a universe and what is told about its market.
struct Listed
{
    std::string name;
    bool spot = false, delisted = false;
    std::optional<std::int64_t> amountDecimals, baseToken, quoteToken;
};

struct Token
{
    std::string name;
    std::optional<std::int64_t> index, amountDecimals;
};

/// What the context of a market tells.
struct Context
{
    std::string coin; // spot only; perpetuals stand in the order of the universe
    std::optional<double> mark, middle, oracle, dayBefore, funding, premium, interest, baseVolume,
        quoteVolume;
};

struct Meta
{
    std::vector<Listed> universe;
    std::vector<Token> tokens;
    std::vector<Context> contexts;
    std::optional<std::int64_t> collateral; // the number of the token that perpetuals are settled in
};

[[nodiscard]] bool isNull(JsonReader::Value &value);
/// meta, spotMeta, [meta, contexts], or a list of metas. Errors: those of JsonReader; Schema naming
/// `missing`.
[[nodiscard]] base::Result<std::vector<Meta>> readMetas(std::string_view body, std::string_view missing);
/// The context of the market with this number in the universe; null where there is none.
[[nodiscard]] const Context *contextOf(const Meta &meta, std::size_t i);
/// The market with this number; nothing for a spot market whose tokens are not told.
[[nodiscard]] std::optional<WireInstrument> instrumentOf(const Meta &meta, std::size_t i);

} // namespace exchange::hyperliquid
