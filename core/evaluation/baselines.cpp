#include "evaluation/baselines.h"

#include "evaluation/random_entries.h"
#include "evaluation/ratios.h"

#include <algorithm>

namespace evaluation {

namespace {

using domain::Baseline;

constexpr double tail = 0.025;

Baseline cash(const BaselineInput &input)
{
    Baseline out{"cash", 0.0, {}, {}, {}, ""};
    if (input.candles.isEmpty())
        return out;
    const domain::CandleSeries &bars = input.candles;
    out.equity = {{bars.openTime(0), input.capital},
                  {bars.timeframe().closeOf(bars.openTime(bars.size() - 1)), input.capital}};
    return out;
}

/// `share` of the capital is put in at the open of the second bar, the first that a decision on these bars
/// could be filled at, with the costs of an order of that size; marked to market at every close, like the
/// run.
Baseline held(const char *id, const BaselineInput &input, double share, const char *note)
{
    Baseline out{id, {}, {}, {}, {}, note};
    const domain::CandleSeries &bars = input.candles;
    if (bars.size() < 2 || !(input.capital > 0) || !input.instrument) {
        out.note = "too few bars";
        return out;
    }
    const double put = share * input.capital, open = bars.open()[1];
    const double volume = bars.volume()[1] * bars.close()[1];
    const execution::Costs costs =
        execution::costsOf(*input.instrument, open, put, volume > 0 ? std::optional(volume) : std::nullopt,
                           {}, bars.openTime(1), input.costs);
    const double paid = open * (1 + costs.halfSpread + costs.slippage) * (1 + costs.fee);
    const double amount = put / paid;
    out.equity.reserve(bars.size());
    for (std::size_t i = 0; i < bars.size(); ++i)
        out.equity.push_back({bars.timeframe().closeOf(bars.openTime(i)),
                              i == 0 ? input.capital : input.capital - put + amount * bars.close()[i]});
    out.returnPercent = 100 * (out.equity.back().equity / input.capital - 1);
    return out;
}

Baseline randomly(const BaselineInput &input, const base::Random &random)
{
    Baseline out{"random_entries", {}, {}, {}, {}, "no trades to match"};
    std::vector<double> returns = randomReturns(input, random);
    if (returns.empty())
        return out;
    std::sort(returns.begin(), returns.end());
    out.returnPercent = quantile(returns, 0.5);
    out.low = quantile(returns, tail);
    out.high = quantile(returns, 1 - tail);
    out.note = "median and middle 95 % of " + std::to_string(returns.size()) + " sets";
    return out;
}

} // namespace

std::vector<Baseline> baselines(const BaselineInput &input, base::Random random)
{
    const double exposure = std::clamp(input.exposure, 0.0, 1.0);
    return {cash(input), held("buy_and_hold", input, 1, ""),
            held("buy_and_hold_matched", input, exposure,
                 "as much of the capital as the run had time in the market"),
            randomly(input, random)};
}

std::optional<double> randomPValue(const BaselineInput &input, double runReturnPercent, base::Random random)
{
    const std::vector<double> returns = randomReturns(input, random);
    if (returns.empty())
        return std::nullopt;
    const auto better =
        std::count_if(returns.begin(), returns.end(), [&](double one) { return one >= runReturnPercent; });
    return double(better) / double(returns.size());
}

} // namespace evaluation
