#include "exchange/fee_table.h"

namespace exchange {

namespace {

using Kind = domain::MarketKind;

constexpr FeeRule rules[] = {
    {"binance", Kind::Spot, 1970, 1, 1, 1000, 1000, "binance.com/en/fee/schedule, Spot, Regular User"},
    {"binance", Kind::Perpetual, 1970, 1, 1, 200, 500, "binance.com/en/fee/futureFee, USDⓈ-M, Regular User"},
    {"kucoin", Kind::Spot, 1970, 1, 1, 1000, 1000, "kucoin.com/vip/privilege, Spot Class A, LV0"},
    {"kucoin", Kind::Perpetual, 1970, 1, 1, 200, 600, "kucoin.com/vip/privilege, Futures, LV0"},
    {"gateio", Kind::Spot, 1970, 1, 1, 1000, 1000, "gate.com/fee, Spot, VIP 0, without GT"},
    {"gateio", Kind::Perpetual, 1970, 1, 1, 200, 500, "gate.com/fee, USDT futures, VIP 0"},
    {"mexc", Kind::Spot, 1970, 1, 1, 0, 500, "mexc.com/fee, Spot"},
    {"mexc", Kind::Perpetual, 1970, 1, 1, 100, 400, "mexc.com/fee, Futures, without MX"},
    {"hyperliquid", Kind::Spot, 1970, 1, 1, 100, 350,
     "hyperliquid.gitbook.io/hyperliquid-docs/trading/fees as it stood from 11 March 2024"},
    {"hyperliquid", Kind::Spot, 2025, 5, 5, 400, 700,
     "hyperliquid.gitbook.io/hyperliquid-docs/trading/fees, spot, tier 0"},
    {"hyperliquid", Kind::Perpetual, 1970, 1, 1, 100, 350,
     "hyperliquid.gitbook.io/hyperliquid-docs/trading/fees as it stood from 11 March 2024"},
    {"hyperliquid", Kind::Perpetual, 2025, 5, 5, 150, 450,
     "hyperliquid.gitbook.io/hyperliquid-docs/trading/fees, perps, tier 0"},
};

base::UtcTime dayOf(const FeeRule &rule)
{
    const std::chrono::year_month_day day{std::chrono::year(rule.year),
                                          std::chrono::month(unsigned(rule.month)),
                                          std::chrono::day(unsigned(rule.day))};
    return base::UtcTime(std::chrono::sys_days(day));
}

} // namespace

std::span<const FeeRule> feeRules()
{
    return rules;
}

std::vector<domain::FeeRow> feesOf(std::string_view venue, domain::MarketKind kind)
{
    std::vector<domain::FeeRow> out;
    for (const FeeRule &rule : rules)
        if (venue == rule.venue && kind == rule.kind)
            out.push_back({dayOf(rule), base::Decimal::of(rule.maker, -6).trimmed(),
                           base::Decimal::of(rule.taker, -6).trimmed(), true});
    return out;
}

} // namespace exchange
