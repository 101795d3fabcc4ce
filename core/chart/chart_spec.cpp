#include "chart/chart_spec.h"

#include "chart/chart_painter.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

constexpr std::size_t kFewestSlots = 30; // so that three candles are not three towers
constexpr double kRoom = 0.025;          // of the bars, free at the right

} // namespace

void ChartSpec::showLast(std::size_t bars)
{
    const std::size_t wanted = std::max<std::size_t>(1, bars);
    const std::size_t slots = std::max(std::min(wanted, candles.size()), std::min(wanted, kFewestSlots));
    const auto count = static_cast<double>(candles.size()), shown = static_cast<double>(slots);
    firstVisible = count - shown;
    lastVisible = count + std::max(1.0, shown * kRoom);
}

double Layout::priceAt(double y) const
{
    const double share = price.height() > 0 ? (price.bottom() - y) / price.height() : 0;
    return logarithmic ? low * std::pow(high / low, share) : low + share * (high - low);
}

double Layout::yOf(double value) const
{
    const double share =
        logarithmic ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
    return price.bottom() - share * price.height();
}

} // namespace chart
