#include "chart/pyramid.h"

#include <algorithm>
#include <limits>

namespace chart {

namespace {

constexpr std::size_t kBlock = 8;

// Written so that a NaN value loses against the best so far, and the compiler needs one instruction for each.
double lesser(double best, double value)
{
    return value < best ? value : best;
}
double greater(double best, double value)
{
    return value > best ? value : best;
}

constexpr double kNothing = std::numeric_limits<double>::infinity();

// Over a whole block: a fixed count, so that the loop is unrolled and neighbouring blocks overlap.
double leastOf(const double *block)
{
    double best = kNothing;
    for (std::size_t i = 0; i < kBlock; ++i)
        best = lesser(best, block[i]);
    return best;
}

double greatestOf(const double *block)
{
    double best = -kNothing;
    for (std::size_t i = 0; i < kBlock; ++i)
        best = greater(best, block[i]);
    return best;
}

void gather(std::span<const double> lows, std::span<const double> highs, std::size_t from, std::size_t to,
            Extent &into)
{
    for (std::size_t i = from; i < to; ++i) {
        into.low = lesser(into.low, lows[i]);
        into.high = greater(into.high, highs[i]);
    }
}

} // namespace

Pyramid::Pyramid(std::span<const double> lows, std::span<const double> highs) : m_lows(lows), m_highs(highs)
{
    std::span<const double> low = lows, high = highs;
    while (low.size() > kBlock) {
        const std::size_t count = (low.size() + kBlock - 1) / kBlock;
        Level level{std::vector<double>(count), std::vector<double>(count)};
        const std::size_t whole = low.size() / kBlock;
        for (std::size_t i = 0; i < whole; ++i) {
            level.low[i] = leastOf(&low[i * kBlock]);
            level.high[i] = greatestOf(&high[i * kBlock]);
        }
        if (whole < count) {
            Extent rest;
            gather(low, high, whole * kBlock, low.size(), rest);
            level.low[whole] = rest.low;
            level.high[whole] = rest.high;
        }
        m_levels.push_back(std::move(level));
        low = m_levels.back().low;
        high = m_levels.back().high;
    }
}

Extent Pyramid::over(std::size_t from, std::size_t to) const
{
    Extent found;
    to = std::min(to, m_lows.size());
    std::span<const double> low = m_lows, high = m_highs;
    // At each level take the ragged ends, and leave the whole blocks to the level above.
    for (std::size_t level = 0; from < to; ++level) {
        const std::size_t blockFrom = (from + kBlock - 1) / kBlock, blockTo = to / kBlock;
        if (level == m_levels.size() || blockFrom >= blockTo) {
            gather(low, high, from, to, found);
            break;
        }
        gather(low, high, from, blockFrom * kBlock, found);
        gather(low, high, blockTo * kBlock, to, found);
        low = m_levels[level].low;
        high = m_levels[level].high;
        from = blockFrom;
        to = blockTo;
    }
    return found;
}

PyramidCache::Entry *PyramidCache::find(Kind kind, const void *id)
{
    for (const auto &entry : m_entries) {
        if (entry->kind == kind && entry->id == id) {
            entry->idleFrames = 0;
            return entry.get();
        }
    }
    return nullptr;
}

const Pyramid &PyramidCache::add(Entry entry)
{
    m_entries.push_back(std::make_unique<Entry>(std::move(entry)));
    return *m_entries.back()->pyramid;
}

const Pyramid &PyramidCache::prices(const domain::CandleSeries &series)
{
    if (const Entry *known = find(Kind::Prices, series.columnsId()))
        return *known->pyramid;
    const auto whole = series.whole();
    return add(
        {Kind::Prices, series.columnsId(), whole, {}, std::make_unique<Pyramid>(whole.low(), whole.high())});
}

const Pyramid &PyramidCache::volumes(const domain::CandleSeries &series)
{
    if (const Entry *known = find(Kind::Volumes, series.columnsId()))
        return *known->pyramid;
    const auto whole = series.whole();
    return add({Kind::Volumes,
                series.columnsId(),
                whole,
                {},
                std::make_unique<Pyramid>(whole.volume(), whole.volume())});
}

const Pyramid &PyramidCache::values(const Values &values)
{
    if (const Entry *known = find(Kind::Curve, values.get()))
        return *known->pyramid;
    return add({Kind::Curve, values.get(), {}, values, std::make_unique<Pyramid>(*values, *values)});
}

void PyramidCache::endFrame()
{
    std::erase_if(m_entries, [](const auto &entry) { return ++entry->idleFrames > 2; });
}

} // namespace chart
