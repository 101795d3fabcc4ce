#include "chart/pyramid.h"

#include <algorithm>
#include <limits>

namespace chart {

namespace {

constexpr std::size_t kBlock = 8;

// Written so that NaN loses every comparison and the compiler can use vector minimum and maximum.
double lesser(double best, double value)
{
    return value < best ? value : best;
}
double greater(double best, double value)
{
    return value > best ? value : best;
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
        for (std::size_t i = 0; i < count; ++i) {
            Extent extent;
            gather(low, high, i * kBlock, std::min(low.size(), (i + 1) * kBlock), extent);
            level.low[i] = extent.low;
            level.high[i] = extent.high;
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
