#include "context/coins.h"

#include <algorithm>

namespace context {
namespace {

constexpr Coin table[] = {
    {"BTC", "bitcoin", "bitcoin", "Bitcoin"},
    {"ETH", "ethereum|ether", "ethereum", "Ethereum"},
    {"SOL", "solana", "solana", "Solana", true},
    {"NEAR", "near protocol|near foundation|near ai", "near", "Near", true},
    {"BNB", "bnb chain|binance coin|binance smart chain", "binancecoin", "BSC"},
    {"XRP", "xrp ledger|xrpl|ripple", "ripple", "XRPL"},
    {"DOGE", "dogecoin", "dogecoin", "Dogechain"},
    {"ADA", "cardano", "cardano", "Cardano", true},
    {"TRX", "tron", "tron", "Tron"},
    {"AVAX", "avalanche", "avalanche-2", "Avalanche"},
    {"LINK", "chainlink", "chainlink", "", true},
    {"DOT", "polkadot", "polkadot", "Polkadot", true},
    {"TON", "toncoin|the open network|ton foundation", "the-open-network", "TON", true},
    {"SHIB", "shiba inu|shibarium", "shiba-inu", "Shibarium"},
    {"LTC", "litecoin", "litecoin", "Litecoin"},
    {"BCH", "bitcoin cash", "bitcoin-cash", "Bitcoincash"},
    {"UNI", "uniswap", "uniswap", "Unichain", true},
    {"ATOM", "cosmos hub|cosmos", "cosmos", "CosmosHub", true},
    {"XLM", "stellar lumens|stellar", "stellar", "Stellar"},
    {"XMR", "monero", "monero", ""},
    {"ETC", "ethereum classic", "ethereum-classic", "EthereumClassic", true},
    {"FIL", "filecoin", "filecoin", "Filecoin"},
    {"HBAR", "hedera", "hedera-hashgraph", "Hedera"},
    {"ICP", "internet computer|dfinity", "internet-computer", "ICP"},
    {"APT", "aptos", "aptos", "Aptos", true},
    {"ARB", "arbitrum", "arbitrum", "Arbitrum"},
    {"OP", "optimism|op mainnet|superchain", "optimism", "OP Mainnet", true},
    {"SUI", "sui network|mysten labs", "sui", "Sui"},
    {"INJ", "injective", "injective-protocol", "Injective"},
    {"SEI", "sei network", "sei-network", "Sei"},
    {"TIA", "celestia", "celestia", "Celestia", true},
    {"POL", "polygon", "polygon-ecosystem-token", "Polygon", true},
    {"MATIC", "polygon", "matic-network", "Polygon"},
    {"AAVE", "aave", "aave", "", false},
    {"MKR", "maker|makerdao", "maker", ""},
    {"CRV", "curve dao|curve finance", "curve-dao-token", ""},
    {"LDO", "lido dao|lido", "lido-dao", ""},
    {"GRT", "the graph", "the-graph", ""},
    {"ALGO", "algorand", "algorand", "Algorand"},
    {"VET", "vechain", "vechain", "VeChain", true},
    {"XTZ", "tezos", "tezos", "Tezos"},
    {"EOS", "eos network", "eos", "EOS"},
    {"FLOW", "flow blockchain|flow network", "flow", "Flow", true},
    {"SAND", "the sandbox", "the-sandbox", "", true},
    {"MANA", "decentraland", "decentraland", "", true},
    {"AXS", "axie infinity", "axie-infinity", ""},
    {"APE", "apecoin", "apecoin", "ApeChain", true},
    {"GALA", "gala games", "gala", "", true},
    {"CHZ", "chiliz", "chiliz", "Chiliz"},
    {"ENJ", "enjin", "enjincoin", ""},
    {"GAS", "neo gas|gas token", "gas", "", true},
    {"NEO", "neo blockchain|neo n3", "neo", "Neo", true},
    {"ONE", "harmony one|harmony protocol|harmony blockchain", "harmony", "Harmony", true},
    {"ROSE", "oasis network|oasis protocol", "oasis-network", "Oasis", true},
    {"MASK", "mask network", "mask-network", "", true},
    {"HOT", "holo|holochain", "holotoken", "", true},
    {"CAKE", "pancakeswap", "pancakeswap-token", "", true},
    {"RAY", "raydium", "raydium", "", true},
    {"JUP", "jupiter exchange|jupiter dex|jupiter", "jupiter-exchange-solana", ""},
    {"WIF", "dogwifhat", "dogwifcoin", ""},
    {"BONK", "bonk", "bonk", ""},
    {"PEPE", "pepecoin|pepe", "pepe", ""},
    {"FLOKI", "floki", "floki", ""},
    {"TRUMP", "official trump|trump memecoin", "official-trump", "", true},
    {"ENA", "ethena", "ethena", ""},
    {"ONDO", "ondo finance", "ondo-finance", ""},
    {"RENDER", "render network", "render-token", "", true},
    {"FET", "fetch.ai|artificial superintelligence alliance", "fetch-ai", ""},
    {"TAO", "bittensor", "bittensor", "Bittensor", true},
    {"WLD", "worldcoin", "worldcoin-wld", "World Chain"},
    {"HYPE", "hyperliquid", "hyperliquid", "Hyperliquid L1", true},
    {"KAS", "kaspa", "kaspa", ""},
    {"STX", "stacks", "blockstack", "Stacks"},
    {"RUNE", "thorchain", "thorchain", "Thorchain", true},
    {"CRO", "cronos", "crypto-com-chain", "Cronos"},
    {"OKB", "okb", "okb", ""},
    {"KCS", "kucoin token", "kucoin-shares", ""},
    {"MNT", "mantle network|mantle", "mantle", "Mantle"},
    {"IMX", "immutable x|immutable", "immutable-x", "Immutable zkEVM"},
    {"STRK", "starknet", "starknet", "Starknet"},
    {"ZK", "zksync", "zksync", "ZKsync Era", true},
    {"PYTH", "pyth network", "pyth-network", ""},
    {"JTO", "jito", "jito-governance-token", ""},
    {"W", "wormhole", "wormhole", "", true},
    {"DYDX", "dydx", "dydx-chain", "dYdX"},
    {"GMX", "gmx", "gmx", ""},
    {"SNX", "synthetix", "havven", ""},
    {"COMP", "compound finance", "compound-governance-token", "", true},
    {"BAT", "basic attention token|brave browser", "basic-attention-token", "", true},
    {"ZEC", "zcash", "zcash", ""},
    {"DASH", "dash cryptocurrency|dash network", "dash", "", true},
    {"KAVA", "kava", "kava", "Kava"},
    {"EGLD", "multiversx|elrond", "elrond-erd-2", "MultiversX"},
    {"THETA", "theta network", "theta-token", "Theta", true},
    {"QNT", "quant network", "quant-network", ""},
    {"FTM", "fantom", "fantom", "Fantom"},
    {"S", "sonic labs", "sonic-3", "Sonic", true},
    {"NOT", "notcoin", "notcoin", "", true},
    {"MOVE", "movement network|movement labs", "movement", "Movement", true},
    {"SUN", "sun token|sun.io", "sun-token", "", true},
    {"SAFE", "safe wallet", "safe", "", true},
    {"PI", "pi network", "pi-network", "", true},
    {"USDT", "tether", "tether", ""},
    {"USDC", "usd coin|circle's usdc", "usd-coin", ""},
    {"DAI", "makerdao", "dai", "", true},
};

} // namespace

std::span<const Coin> coins()
{
    return table;
}

const Coin *findCoin(std::string_view ticker)
{
    const auto *found = std::find_if(std::begin(table), std::end(table),
                                     [&](const Coin &coin) { return coin.ticker == ticker; });
    return found == std::end(table) ? nullptr : found;
}

std::string_view bareTicker(std::string_view base)
{
    if (findCoin(base))
        return base;
    for (const std::string_view many : {"1000000", "10000", "1000", "1M", "K", "k"})
        if (base.starts_with(many) && findCoin(base.substr(many.size())))
            return base.substr(many.size());
    return base;
}

} // namespace context
