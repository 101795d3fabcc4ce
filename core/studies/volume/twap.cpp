#include "studies/stage.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

constexpr std::int64_t dayMs = 86'400'000;

std::int64_t dayOf(std::int64_t ms)
{
    return ms >= 0 ? ms / dayMs : (ms - dayMs + 1) / dayMs;
}

/// Where the session of each bar begins, bar by bar.
class Session
{
public:
    std::size_t next(std::span<const std::int64_t> time, std::size_t bar)
    {
        if (bar == 0)
            return m_start;
        const bool sameDay = dayOf(time[bar]) == dayOf(time[bar - 1]);
        if (!m_intraday && time[bar] - time[bar - 1] < dayMs) {
            m_intraday = true; // what came before were single bars of other days, but for the last one
            m_start = sameDay ? bar - 1 : bar;
        } else if (m_intraday && !sameDay) {
            m_start = bar;
        }
        return m_start;
    }

private:
    bool m_intraday = false;
    std::size_t m_start = 0;
};

/// The mean since the session began, corrected bar by bar by how far the new price is from it.
void sessions(const Input &input, std::span<double> out, Walk &walk)
{
    struct Running
    {
        Session session;
        std::size_t start = 0;
        double mean = 0, count = 0;
    };
    Running &kept = walk.keep([] { return Running(); });
    auto &[session, start, mean, count] = kept;
    const auto add = [&input](Running &to, std::size_t bar) {
        const double typical = (input.high[bar] + input.low[bar] + input.close[bar]) / 3;
        to.mean += (typical - to.mean) / ++to.count;
    };
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        const std::size_t begin = session.next(input.time, bar);
        if (begin != start) {
            start = begin;
            mean = count = 0;
            for (std::size_t earlier = start; earlier < bar; ++earlier)
                add(kept, earlier);
        }
        add(kept, bar);
        out[bar] = mean;
    }
}

void rolling(const Input &input, std::size_t period, std::span<double> out, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(period); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        typicalsOf(input, from, bars, mean.input(bars));
        std::copy_n(mean.folded(), bars, out.data() + from);
    });
}

} // namespace

/// Time-weighted average price: the plain mean of the typical prices, (high + low + close) ÷ 3. `period` 0
/// (the standard): since 00:00 UTC; bars of a day or longer have no such session and run on from the first
/// bar, as vwap does; the first two neighbours closer than a day make it a series of sessions. `period` n ≥
/// 1: of the last n bars. Warm-up: none, or n − 1.
void computeTwap(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    if (parameters[0] > 0)
        rolling(input, whole(parameters[0]), outputs[0], walk);
    else
        sessions(input, outputs[0], walk);
}

int warmupTwap(Parameters parameters)
{
    return std::max(0, static_cast<int>(parameters[0]) - 1);
}

} // namespace studies
