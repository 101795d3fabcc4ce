#include "studies/volume/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

constexpr std::size_t mostBins = 200;
constexpr double rounding = 1e-9; // bins that the same bars cover are equal, whatever rounding says
constexpr double point = 1e-4;    // of a bin: a bar no higher than that lies at one price

struct Area
{
    std::size_t control, first, last; // bins
};

/// The fullest bin, and the bins around it that hold `share` of all, the fuller neighbour first. volume[−1]
/// and volume[bins] are below everything.
Area areaOf(const double *volume, std::size_t bins, double total, double share)
{
    double most = volume[0];
    for (std::size_t bin = 1; bin < bins; ++bin)
        most = volume[bin] > most ? volume[bin] : most;
    const double same = rounding * total, least = most - same, wanted = share * total - same;
    std::size_t control = 0;
    while (volume[control] < least)
        ++control;
    const double *first = volume + control, *last = first;
    double held = volume[control];
    for (std::size_t left = bins - 1; left > 0 && held < wanted; --left) {
        const double above = *(last + 1), below = *(first - 1);
        const bool up = above >= below - same; // no branch on it: nobody could foretell it
        held += up ? above : below;
        last += up ? 1 : 0;
        first -= up ? 0 : 1;
    }
    return {control, static_cast<std::size_t>(first - volume), static_cast<std::size_t>(last - volume)};
}

/// Where bars lie, in bins from the lowest price on, and their volumes by bin.
STUDIES_KERNEL
void spansOf(const double *low, const double *high, const double *volume, std::size_t bars, double lowest,
             double width, double *__restrict lows, double *__restrict highs, double *__restrict densities)
{
    for (std::size_t i = 0; i < bars; ++i) {
        lows[i] = (low[i] - lowest) / width;
        highs[i] = (high[i] - lowest) / width;
        densities[i] = volume[i] / (highs[i] - lows[i]);
    }
}

/// The volume of a window by price. Kept as the volume below each edge between two bins, edge being the
/// number of the edge: Σ (constant + slope · edge) of all bars, of which only the changes from edge to edge
/// are stored, so that a bar is put in or taken out with four additions.
class Profile
{
public:
    Profile(std::size_t period, std::size_t bins) : m_period(period), m_bins(bins) {}
    /// The window that ends with this bar, bars in order, and has this range.
    void next(const Input &input, std::size_t bar, double lowest, double width)
    {
        const bool follows = bar == m_bar + 1 && m_steps < refill && lowest == m_lowest && width == m_width;
        m_bar = bar;
        if (!follows || dominates(input.volume[bar - m_period]))
            return fill(input, lowest, width);
        lay(input, bar - m_period, 1, -1);
        lay(input, bar, 1, 1);
        ++m_steps;
        sum();
    }
    /// The middle of the fullest bin, the top and the bottom of the value area; missing if nothing was
    /// traded.
    [[nodiscard]] std::array<double, 3> levels(double share) const
    {
        if (m_traded == 0)
            return {missing, missing, missing};
        const Area area = areaOf(m_volume.data() + 1, m_bins, m_total, share);
        const auto edge = [&](double number) { return m_lowest + number * m_width; };
        return {edge(static_cast<double>(area.control) + 0.5), edge(static_cast<double>(area.last + 1)),
                edge(static_cast<double>(area.first))};
    }

private:
    static constexpr std::size_t refill = 256; // bars, so that roundings do not add up
    static constexpr double dominant = 1000;   // a volume beside which the others are roundings

    [[nodiscard]] bool dominates(double volume) const { return volume > dominant * (m_total - volume); }
    void fill(const Input &input, double lowest, double width)
    {
        m_lowest = lowest;
        m_width = width;
        m_steps = m_traded = 0;
        std::fill_n(m_constant.begin(), m_bins + 2, 0.0);
        std::fill_n(m_slope.begin(), m_bins + 2, 0.0);
        eachChunk(m_bar + 1 - m_period, m_bar + 1,
                  [&](std::size_t from, std::size_t bars) { lay(input, from, bars, 1); });
        sum();
    }
    /// Puts bars in (sign 1) or takes them out (−1).
    void lay(const Input &input, std::size_t from, std::size_t bars, int sign)
    {
        std::array<double, chunkBars> low, high, density;
        const double *volume = input.volume.data() + from;
        spansOf(input.low.data() + from, input.high.data() + from, volume, bars, m_lowest, m_width,
                low.data(), high.data(), density.data());
        for (std::size_t i = 0; i < bars; ++i) {
            m_traded += volume[i] == 0 ? 0 : sign;
            put(low[i], high[i], sign * volume[i], sign * density[i]);
        }
    }
    /// Every bar's volume lies evenly over its range.
    void put(double low, double high, double volume, double density)
    {
        const std::size_t first = std::min(whole(low), m_bins - 1) + 1,
                          last = std::min(whole(high), m_bins) + 1;
        if (high - low <= point) {
            m_constant[first] += volume;
            return;
        }
        const double below = density * low;
        m_slope[first] += density;
        m_constant[first] -= below;
        m_slope[last] -= density;
        m_constant[last] += below + volume;
    }
    void sum()
    {
        double constant = 0, slope = 0, before = 0;
        for (std::size_t edge = 1; edge <= m_bins; ++edge) {
            constant += m_constant[edge];
            slope += m_slope[edge];
            const double all = constant + slope * static_cast<double>(edge);
            m_volume[edge] = all - before;
            before = all;
        }
        m_total = before;
        m_volume[0] = m_volume[m_bins + 1] = -std::numeric_limits<double>::infinity();
    }

    std::size_t m_period, m_bins, m_bar = 0, m_steps = refill; // refill: nothing is laid out yet
    int m_traded = 0;                                          // bars with volume
    double m_lowest = 0, m_width = 0, m_total = 0;
    std::array<double, mostBins + 2> m_constant, m_slope;
    std::array<double, mostBins + 2> m_volume; // with an edge on both sides
};

} // namespace

/// Volume profile of the last `period` bars: their price range is cut into `bins` of equal height, and each
/// bar's volume is laid evenly over its own range. point_of_control = the middle of the fullest bin (the
/// lowest of equals); value_area_high and value_area_low = the ends of the bins around it that hold `share`
/// per cent of the volume, the fuller neighbour being added first (the upper one of equals). Source: J. Peter
/// Steidlmayer, Market Profile. Warm-up, for all: period − 1. Missing where nothing was traded; without any
/// range all three are the price. The bars of the window are laid out anew when its range changes, else
/// only the newest and the oldest one are.
void computeVolumeProfile(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), bins = whole(parameters[1]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    Profile &profile = walk.keep([&] { return Profile(period, bins); });
    std::array<double, chunkBars> highest, lowest;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.high.data() + from, bars, highest.data());
        lows.run(input.low.data() + from, bars, lowest.data());
        for (std::size_t i = 0; i < bars; ++i) {
            const double width = (highest[i] - lowest[i]) / parameters[1];
            std::array<double, 3> levels{highest[i], highest[i], highest[i]};
            if (width > 0) {
                profile.next(input, from + i, lowest[i], width);
                levels = profile.levels(parameters[2] / 100);
            }
            for (std::size_t level = 0; level < levels.size(); ++level)
                outputs[level][from + i] = levels[level];
        }
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, period - 1);
}

int warmupVolumeProfile(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
