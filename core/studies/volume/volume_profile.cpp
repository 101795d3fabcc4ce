#include "studies/volume/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

constexpr std::size_t mostBins = 200;
constexpr double rounding = 1e-9; // bins that the same bars cover are equal, whatever rounding says

struct Grid
{
    double bottom, width;
    std::size_t bins;
    [[nodiscard]] double place(double price) const { return (price - bottom) / width; }
    [[nodiscard]] std::size_t bin(double place) const
    {
        return std::min(bins - 1, static_cast<std::size_t>(std::max(0.0, place)));
    }
};

/// Every bar's volume lies evenly over its range.
void fill(const Input &input, std::size_t from, std::size_t to, const Grid &grid, double *volume)
{
    std::fill_n(volume, grid.bins, 0.0);
    for (std::size_t bar = from; bar <= to; ++bar) {
        const double low = grid.place(input.low[bar]), high = grid.place(input.high[bar]);
        const std::size_t first = grid.bin(low), last = grid.bin(high);
        if (first == last) {
            volume[first] += input.volume[bar];
            continue;
        }
        const double density = input.volume[bar] / (high - low);
        volume[first] += density * (static_cast<double>(first + 1) - low);
        for (std::size_t bin = first + 1; bin < last; ++bin)
            volume[bin] += density;
        volume[last] += density * (high - static_cast<double>(last));
    }
}

struct Area
{
    std::size_t control, first, last; // bins
};

/// The fullest bin, and the bins around it that hold `share` of all, the fuller neighbour first.
Area areaOf(const double *volume, std::size_t bins, double total, double share)
{
    const double same = rounding * total, least = *std::max_element(volume, volume + bins) - same;
    Area area{};
    while (volume[area.control] < least)
        ++area.control;
    area.first = area.last = area.control;
    double held = volume[area.control];
    while (held < share * total - same && (area.first > 0 || area.last + 1 < bins)) {
        const double above = area.last + 1 < bins ? volume[area.last + 1] : -total;
        const double below = area.first > 0 ? volume[area.first - 1] : -total;
        const bool up = area.first == 0 || (area.last + 1 < bins && above >= below - same);
        held += up ? volume[++area.last] : volume[--area.first];
    }
    return area;
}

void levels(const Input &input, std::size_t from, std::size_t to, const Grid &grid, double share,
            Outputs outputs)
{
    std::array<double, mostBins> volume;
    fill(input, from, to, grid, volume.data());
    double total = 0;
    for (std::size_t bin = 0; bin < grid.bins; ++bin)
        total += volume[bin];
    if (!(total > 0)) {
        outputs[0][to] = outputs[1][to] = outputs[2][to] = missing;
        return;
    }
    const Area area = areaOf(volume.data(), grid.bins, total, share);
    outputs[0][to] = grid.bottom + (static_cast<double>(area.control) + 0.5) * grid.width;
    outputs[1][to] = grid.bottom + static_cast<double>(area.last + 1) * grid.width;
    outputs[2][to] = grid.bottom + static_cast<double>(area.first) * grid.width;
}

} // namespace

/// Volume profile of the last `period` bars: their price range is cut into `bins` of equal height, and each
/// bar's volume is laid evenly over its own range. point_of_control = the middle of the fullest bin (the
/// lowest of equals); value_area_high and value_area_low = the ends of the bins around it that hold `share`
/// per cent of the volume, the fuller neighbour being added first (the upper one of equals). Source: J. Peter
/// Steidlmayer, Market Profile. Warm-up, for all: period − 1. Missing where nothing was traded; without any
/// range all three are the price. Looks at each bar of the window at every bar.
void computeVolumeProfile(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]), bins = whole(parameters[1]);
    Window highs(Fold::Max, period), lows(Fold::Min, period);
    std::array<double, chunkBars> highest, lowest;
    eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.high.data() + from, bars, highest.data());
        lows.run(input.low.data() + from, bars, lowest.data());
        for (std::size_t i = 0; i < bars; ++i) {
            const double width = (highest[i] - lowest[i]) / parameters[1];
            if (width > 0)
                levels(input, from + i - (period - 1), from + i, {lowest[i], width, bins},
                       parameters[2] / 100, outputs);
            else
                outputs[0][from + i] = outputs[1][from + i] = outputs[2][from + i] = highest[i];
        }
    });
    for (const std::span<double> output : outputs)
        blank(output, period - 1);
}

int warmupVolumeProfile(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
