#include "engine/scoring.h"

#include "evaluation/baselines.h"
#include "evaluation/performance.h"

#include <QtConcurrent>

#include <algorithm>

namespace engine {

double daysPerYear(const domain::CandleSeries &candles)
{
    constexpr std::int64_t day = 86'400'000;
    if (candles.timeframe().step().count() > day)
        return 365; // longer candles do not tell on which days there was trading
    std::size_t weekend = 0;
    for (const std::int64_t time : candles.time()) {
        const std::int64_t weekday = (time / day + 3) % 7; // 1970-01-01 was a Thursday; 0 is Monday
        weekend += weekday == 5; // Saturdays: Sunday evenings belong to many markets' week
    }
    // A market that is open on Saturdays has a seventh of its bars there.
    return candles.size() > 100 && double(weekend) < double(candles.size()) / 50 ? 252 : 365;
}

std::size_t barsHeld(const domain::CandleSeries &candles, const std::vector<Stretch> &stretches)
{
    std::vector<bool> held(candles.size(), false);
    for (const Stretch &one : stretches) {
        const std::size_t end = one.until ? candles.lowerBound(*one.until) : candles.size();
        for (std::size_t i = candles.lowerBound(candles.timeframe().floor(one.from)); i < end; ++i)
            held[i] = true;
    }
    return std::size_t(std::count(held.begin(), held.end(), true));
}

std::vector<Stretch> stretchesOf(const domain::Account &account)
{
    std::vector<Stretch> out;
    for (const domain::Trade &trade : account.trades())
        out.push_back({trade.opened, trade.closed});
    for (const auto &[id, position] : account.positions())
        out.push_back({position.opened, std::nullopt});
    return out;
}

domain::Performance scored(const ScoreInput &input, base::Random random)
{
    domain::Performance out;
    out.equity = input.equity;
    evaluation::BaselineInput base;
    QFuture<std::vector<domain::Baseline>> baselines; // a thousand sets of random entries: beside the rest
    const bool compared = input.baselines && !input.candles.isEmpty() && input.instrument;
    if (compared) {
        base.candles = input.candles;
        base.instrument = input.instrument;
        base.trades = input.trades;
        base.capital = input.capital;
        base.exposure = double(input.barsHeld) / double(input.candles.size());
        base.costs = input.costs;
        baselines = QtConcurrent::run(
            [&base, random] { return evaluation::baselines(base, random.stream("baselines")); });
    }
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
    if (compared && !input.equity.empty() && input.capital > 0)
        out.randomPValue = evaluation::randomPValue(
            base, 100 * (input.equity.back().equity / input.capital - 1), random.stream("baselines"));
    if (compared)
        out.baselines = baselines.result();
    return out;
}

} // namespace engine
