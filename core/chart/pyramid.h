// Least and greatest over any run of bars in logarithmic time, and the cache that keeps such pyramids between
// frames. Owned by one painter; one thread.
#pragma once

#include "chart/scales.h"

#include "domain/candle_series.h"

#include <memory>
#include <span>
#include <vector>

namespace chart {

/// Blocks of eight, of blocks of eight, … over two columns (the lows and the highs; a curve passes itself
/// twice). NaN counts as no value. The columns must outlive the pyramid.
class Pyramid
{
public:
    Pyramid(std::span<const double> lows, std::span<const double> highs);
    /// Over [from, to), clipped to what there is; empty where there is no value.
    [[nodiscard]] Extent over(std::size_t from, std::size_t to) const;
    [[nodiscard]] std::size_t size() const { return m_lows.size(); }

private:
    struct Level
    {
        std::vector<double> low, high;
    };
    std::span<const double> m_lows, m_highs;
    std::vector<Level> m_levels;
};

using Values = std::shared_ptr<const std::vector<double>>;

/// Pyramids by the identity of their columns. Holds the columns themselves, so that an identity cannot be
/// taken by others; drops what two frames in a row did not ask for.
class PyramidCache
{
public:
    /// Over *all* columns of which the series is a slice: add series.offset().
    [[nodiscard]] const Pyramid &prices(const domain::CandleSeries &series);
    [[nodiscard]] const Pyramid &volumes(const domain::CandleSeries &series);
    [[nodiscard]] const Pyramid &values(const Values &values);
    void endFrame();
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    enum class Kind { Prices, Volumes, Curve };
    struct Entry
    {
        Kind kind;
        const void *id;
        domain::CandleSeries series;
        Values column;
        std::unique_ptr<Pyramid> pyramid;
        int idleFrames = 0;
    };
    Entry *find(Kind kind, const void *id);
    const Pyramid &add(Entry entry);

    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace chart
