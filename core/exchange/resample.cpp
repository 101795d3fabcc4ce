#include "exchange/resample.h"

#include <algorithm>

namespace exchange {

namespace {

/// Adds bar `i` to the last bar of `out`.
void merge(domain::CandleColumns &out, const domain::CandleSeries &fine, std::size_t i)
{
    out.high.back() = std::max(out.high.back(), fine.high()[i]);
    out.low.back() = std::min(out.low.back(), fine.low()[i]);
    out.close.back() = fine.close()[i];
    out.volume.back() += fine.volume()[i];
}

std::size_t firstWhole(const domain::CandleSeries &fine, domain::Timeframe coarse)
{
    std::size_t i = 0;
    const bool partial = !fine.isEmpty() && coarse.floor(fine.openTime(0)) != fine.openTime(0);
    const base::UtcTime next = partial ? coarse.closeOf(coarse.floor(fine.openTime(0))) : base::UtcTime();
    while (partial && i < fine.size() && fine.openTime(i) < next)
        ++i;
    return i;
}

} // namespace

bool canResample(domain::Timeframe fine, domain::Timeframe coarse)
{
    const base::Milliseconds day(86'400'000);
    const bool whole = coarse.step() % fine.step() == base::Milliseconds(0);
    // Grids of several days have other origins than the smaller ones, so only bars within a day fit into
    // them.
    return whole && (coarse == fine || fine.step() <= day);
}

base::Result<domain::CandleSeries> resample(const domain::CandleSeries &fine, domain::Timeframe coarse,
                                            base::UtcTime closedUntil, FirstBar first)
{
    if (!canResample(fine.timeframe(), coarse))
        return base::fail(base::ErrorCode::Unsupported,
                          std::string(coarse.name()) + " cannot be made of " +
                              std::string(fine.timeframe().name()),
                          "timeframe");
    domain::CandleColumns out;
    out.reserve(fine.size() / std::size_t(coarse.step() / fine.timeframe().step()) + 2);
    const std::size_t begin = first == FirstBar::DropIfPartial ? firstWhole(fine, coarse) : 0;
    for (std::size_t i = begin; i < fine.size(); ++i) {
        const domain::Candle bar = fine.at(i);
        const std::int64_t open = base::toMs(coarse.floor(bar.time));
        if (out.time.empty() || out.time.back() != open)
            out.add(open, bar.open, bar.high, bar.low, bar.close, bar.volume);
        else
            merge(out, fine, i);
    }
    const std::size_t count = out.size();
    const bool forming = count > 0 && coarse.closeOf(base::fromMs(out.time.back())) > closedUntil;
    return domain::CandleSeries::make(coarse, std::move(out), forming ? count - 1 : count);
}

} // namespace exchange
