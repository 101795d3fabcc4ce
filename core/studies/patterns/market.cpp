#include "studies/patterns/market.h"

#include "studies/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

constexpr double stillness = 1e-9;

void mean(std::span<const double> x, std::size_t period, std::span<double> out)
{
    Window(Fold::Sum, period, 1 / static_cast<double>(period)).column(x, out);
}

template <std::size_t count>
void run(Study::Compute *study, const Input &input, std::initializer_list<double> parameters,
         const std::array<std::span<double>, count> &outputs)
{
    compute(study, input, {parameters.begin(), parameters.size()}, outputs);
}

} // namespace

Market::Market(const Input &candles) : input(candles)
{
    std::span<double> *const columns[] = {&unit,      &sma20,   &sma50,   &sma100, &sma200, &upperBand,
                                          &lowerBand, &rsi,     &mfi,     &macd,   &signal, &stochK,
                                          &stochD,    &plusDi,  &minusDi, &adx,    &obv,    &volume20,
                                          &volume50,  &highest, &lowest};
    m_columns = std::make_unique_for_overwrite<double[]>(std::size(columns) * size());
    for (std::size_t i = 0; i < std::size(columns); ++i)
        *columns[i] = {m_columns.get() + i * size(), size()};
    averages();
    oscillators();
    findPivots();
}

void Market::averages()
{
    mean(input.close, 20, sma20);
    mean(input.close, 50, sma50);
    mean(input.close, 100, sma100);
    mean(input.close, 200, sma200);
    mean(input.volume, 20, volume20);
    mean(input.volume, 50, volume50);
    Window(Fold::Max, stretch).column(input.high, highest);
    Window(Fold::Min, stretch).column(input.low, lowest);
    run<1>(computeAtr, input, {14}, {unit});
    for (std::size_t bar = 0; bar < size(); ++bar)
        unit[bar] = unit[bar] > stillness * input.close[bar] ? unit[bar] : missing;
}

void Market::oscillators()
{
    Scratch<4096> third(size());
    const std::span<double> spare(third.data(), size());
    run<3>(computeBbands, input, {20, 2, 2}, {upperBand, spare, lowerBand});
    run<3>(computeMacd, input, {12, 26, 9}, {macd, signal, spare});
    run<2>(computeStoch, input, {14, 3, 3}, {stochK, stochD});
    run<1>(computeRsi, input, {14}, {rsi});
    run<1>(computeMfi, input, {14}, {mfi});
    run<1>(computePlusDi, input, {14}, {plusDi});
    run<1>(computeMinusDi, input, {14}, {minusDi});
    run<1>(computeAdx, input, {14}, {adx});
    run<1>(computeObv, input, {}, {obv});
}

void Market::findPivots()
{
    constexpr std::size_t wing = Pivot::wing;
    Scratch<4096> above(size()), below(size());
    const std::span<double> tops(above.data(), size()), bottoms(below.data(), size());
    Window(Fold::Max, wing).column(input.high, tops);
    Window(Fold::Min, wing).column(input.low, bottoms);
    for (std::size_t bar = wing; bar + wing < size(); ++bar) {
        const double high = input.high[bar], low = input.low[bar];
        const bool top = high > tops[bar - 1] && high >= tops[bar + wing];
        const bool bottom = low < bottoms[bar - 1] && low <= bottoms[bar + wing];
        const bool white = input.close[bar] >= input.open[bar];
        if (bottom && white)
            pivots.push_back({bar, low, false});
        if (top)
            pivots.push_back({bar, high, true});
        if (bottom && !white)
            pivots.push_back({bar, low, false});
    }
}

double Market::busy(std::size_t bar) const
{
    return bar > 0 && volume20[bar - 1] > 0 ? share(input.volume[bar] / volume20[bar - 1], 1, 2) : 0;
}

void publish(std::vector<PatternEvent> &events, const char *id, const char *kind, std::size_t bar,
             Direction direction, double confidence, Details details)
{
    PatternEvent &event = events.emplace_back();
    event.id = id;
    event.kind = kind;
    event.bar = bar;
    event.direction = direction;
    event.confidence = confidence;
    event.details.assign(details.begin(), details.end());
}

} // namespace studies
