#include "engine/scoring.h"

#include "evaluation/baselines.h"
#include "evaluation/performance.h"

namespace engine {

double daysPerYear(const domain::CandleSeries &candles)
{
    constexpr std::int64_t day = 86'400'000;
    std::size_t weekend = 0;
    for (const std::int64_t time : candles.time()) {
        const std::int64_t weekday = (time / day + 3) % 7; // 1970-01-01 was a Thursday; 0 is Monday
        weekend += weekday == 5;                           // Saturdays: Sunday evenings belong to many markets' week
    }
    // A market that is open on Saturdays has a seventh of its bars there.
    return candles.size() > 100 && double(weekend) < double(candles.size()) / 50 ? 252 : 365;
}

domain::Performance scored(const ScoreInput &input, base::Random random)
{
    domain::Performance out;
    out.equity = input.equity;
    evaluation::Run run;
    run.trades = input.trades;
    run.equity = input.equity;
    run.capital = input.capital;
    run.modelCost = input.modelCost;
    run.turnover = input.turnover;
    run.bars = double(input.candles.size());
    run.barsInMarket = double(input.barsHeld);
    run.daysPerYear = daysPerYear(input.candles);
    run.currency = input.instrument ? input.instrument->symbol.quote : std::string();
    out.statistics = evaluation::statistics(run, random.stream("statistics"));
    if (!input.baselines || input.candles.isEmpty() || !input.instrument)
        return out;
    evaluation::BaselineInput base;
    base.candles = input.candles;
    base.instrument = input.instrument;
    base.trades = input.trades;
    base.capital = input.capital;
    base.exposure = run.bars > 0 ? run.barsInMarket / run.bars : 0;
    base.costs = input.costs;
    out.baselines = evaluation::baselines(base, random.stream("baselines"));
    if (!input.equity.empty() && input.capital > 0)
        out.randomPValue = evaluation::randomPValue(
            base, 100 * (input.equity.back().equity / input.capital - 1), random.stream("baselines"));
    return out;
}

} // namespace engine
