// News: ranking 5,000 articles (bound: 20 ms), cleaning them, and assembling the full question (bound: 5 ms).
#include "context/clean.h"
#include "context/gatherer.h"
#include "context/relevance.h"
#include "decision/ask.h"

#include <benchmark/benchmark.h>

namespace {

constexpr std::int64_t noon = 1'767'268'800'000;

std::vector<domain::Article> articles(std::size_t count, std::size_t sentences)
{
    constexpr const char *coins[] = {"Bitcoin",  "Ethereum", "Solana",    "NEAR Protocol",
                                     "Dogecoin", "oil",      "the market"};
    constexpr const char *verbs[] = {"rallies", "slips", "trades near its average", "waits for the Fed",
                                     "sees ETF inflows"};
    std::vector<domain::Article> out;
    base::Random random(7);
    for (std::size_t i = 0; i < count; ++i) {
        domain::Article one;
        one.id = std::to_string(i);
        one.title = coins[random.below(7)];
        one.title.append(" ").append(verbs[random.below(5)]).append(" on day ").append(one.id);
        for (std::size_t k = 0; k < sentences; ++k) {
            one.body.append(coins[random.below(7)])
                .append(" moved by ")
                .append(std::to_string(random.below(1000)));
            one.body.append(
                " points, said a trader who follows order books, funding and the flows of funds. ");
        }
        one.source = "Paper " + std::to_string(i % 25);
        one.published = base::fromMs(noon - std::int64_t(random.below(48 * 3'600'000)));
        out.push_back(std::move(one));
    }
    return out;
}

void rankArticles(benchmark::State &state)
{
    const auto many = articles(5000, std::size_t(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(context::rank(many, "SOL/USDT", base::fromMs(noon)));
    state.counters["bytes"] = double(many.front().body.size());
}
BENCHMARK(rankArticles)->Arg(3)->Arg(12)->Unit(benchmark::kMillisecond);

void cleanArticles(benchmark::State &state)
{
    const auto many = articles(500, 6);
    for (auto _ : state)
        benchmark::DoNotOptimize(context::cleaned(many));
}
BENCHMARK(cleanArticles)->Unit(benchmark::kMillisecond);

void assembleQuestion(benchmark::State &state)
{
    decision::Briefing briefing;
    briefing.watch.symbol = *domain::Symbol::parse("BTC/USDT");
    briefing.watch.timeframe = *domain::Timeframe::parse("4h");
    briefing.fence = "0123456789ab";
    briefing.last = 96'000;
    for (int i = 0; i < 120; ++i)
        briefing.studies.push_back(
            {"study:" + std::to_string(i), "Study " + std::to_string(i), 1.5 * i, 1.4 * i});
    for (domain::ScoredArticle &one : context::rank(articles(20, 12), "BTC", base::fromMs(noon)))
        briefing.world.news.push_back(std::move(one));
    for (int i = 0; i < 40; ++i)
        briefing.world.fundamentals.push_back({"market:" + std::to_string(i), "Figure " + std::to_string(i),
                                               "USD", 1e9 * i, base::fromMs(noon), false, "S"});
    for (auto _ : state)
        benchmark::DoNotOptimize(decision::compose(briefing));
}
BENCHMARK(assembleQuestion)->Unit(benchmark::kMillisecond);

} // namespace
