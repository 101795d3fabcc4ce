#include "studies/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

constexpr std::int64_t dayMs = 86'400'000;

std::int64_t dayOf(std::int64_t ms)
{
    return ms >= 0 ? ms / dayMs : (ms - dayMs + 1) / dayMs;
}

/// A running total kept in two parts, so that a long series does not add small numbers to a large one bar by
/// bar.
class Total
{
public:
    void restart() { m_settled = m_recent = 0; }
    void add(double value) { m_recent += value; }
    void settle() { m_settled += m_recent, m_recent = 0; }
    [[nodiscard]] double value() const { return m_settled + m_recent; }

private:
    double m_settled = 0, m_recent = 0;
};

struct Turnover
{
    Total money, volume;

    void add(const Input &input, std::size_t bar)
    {
        const double typical = (input.high[bar] + input.low[bar] + input.close[bar]) / 3;
        money.add(typical * input.volume[bar]);
        volume.add(input.volume[bar]);
    }
    void restart() { money.restart(), volume.restart(); }
    void settle() { money.settle(), volume.settle(); }
    [[nodiscard]] double price() const
    {
        return volume.value() > 0 ? money.value() / volume.value() : missing;
    }
};

void sessions(const Input &input, std::span<double> out, Walk &walk)
{
    Turnover &turnover = walk.keep([] { return Turnover(); });
    bool &intraday = walk.keep([] { return false; });
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        const std::int64_t time = input.time[bar], before = input.time[bar == 0 ? 0 : bar - 1];
        const bool sameDay = dayOf(time) == dayOf(before);
        if (!intraday && bar > 0 && time - before < dayMs) {
            intraday = true; // what came before were single bars of other days, but for the last one
            turnover.restart();
            if (sameDay)
                turnover.add(input, bar - 1);
        } else if (intraday && !sameDay) {
            turnover.restart();
        }
        turnover.add(input, bar);
        out[bar] = turnover.price();
        if (bar % 64 == 63)
            turnover.settle();
    }
}

STUDIES_KERNEL
void turnovers(const double *high, const double *low, const double *close, const double *volume,
               std::size_t bars, double *__restrict money, double *__restrict copy)
{
    for (std::size_t i = 0; i < bars; ++i) {
        money[i] = (high[i] + low[i] + close[i]) / 3 * volume[i];
        copy[i] = volume[i];
    }
}

void rolling(const Input &input, std::size_t period, std::span<double> out, Walk &walk)
{
    Window &window = walk.keep([&] { return Window(Fold::Sum, period); });
    Rolling &moneyColumn = walk.keep([&] { return Rolling(period); });
    Rolling &volumeColumn = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> sumMoney, sumVolume;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *money = moneyColumn.next(bars), *volume = volumeColumn.next(bars);
        turnovers(input.high.data() + from, input.low.data() + from, input.close.data() + from,
                  input.volume.data() + from, bars, money, volume);
        window.run(money, bars, sumMoney.data());
        window.run(volume, bars, sumVolume.data());
        for (std::size_t i = 0; i < bars; ++i)
            out[from + i] = sumVolume[i] > 0 ? sumMoney[i] / sumVolume[i] : missing;
    });
}

} // namespace

/// Volume-weighted average price: Σ typical price × volume ÷ Σ volume, the typical price being (high + low +
/// close) ÷ 3. Source: Stock.Indicators' Vwap, for what is summed.
///
/// `period` 0 (the standard): anchored at 00:00 UTC, that is, each UTC day is a session that starts anew.
/// Bars of a day or longer have no such session: as long as all neighbouring bars are a day or more apart,
/// the sums run from the first bar, as Stock.Indicators does without a start date; the first two bars closer
/// than that make it a series of sessions. `period` n ≥ 1: the last n bars. Warm-up: none, or n − 1. Missing
/// while no volume was traded.
void computeVwap(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    if (parameters[0] > 0)
        rolling(input, whole(parameters[0]), outputs[0], walk);
    else
        sessions(input, outputs[0], walk);
}

int warmupVwap(Parameters parameters)
{
    return std::max(0, static_cast<int>(parameters[0]) - 1);
}

} // namespace studies
