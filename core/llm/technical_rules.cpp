#include "llm/technical_rules.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace llm {

namespace {

using domain::Action;
using Setup = TechnicalSignal::Setup;

constexpr double adxTrend = 20, adxCalm = 25;
constexpr double rsiExtreme = 70, rsiStretched = 42;
constexpr double chopRange = 61.8, chopTrend = 38.2;
constexpr double roundTrip = 0.003, netRewardToRisk = 1.6, farthestTarget = 4;

/// The view as one side sees it: for a short everything is upside down, so that every rule is written once.
struct Side
{
    double close, fast, slow, rsi, with, against, histogram, turn;
};

Side sideOf(const TechnicalView &view, bool isLong)
{
    const double sign = isLong ? 1 : -1;
    return {sign * view.close,
            sign * view.smaFast,
            sign * view.smaSlow,
            isLong ? view.rsi : 100 - view.rsi,
            isLong ? view.plusDi : view.minusDi,
            isLong ? view.minusDi : view.plusDi,
            sign * view.macdHistogram,
            sign * (view.macdHistogram - view.macdHistogramBefore)};
}

// Every comparison with NaN is false: what is missing is never evidence.

bool isTrend(const TechnicalView &view, const Side &side)
{
    return !(view.chop > chopRange) && side.close > side.fast && side.fast > side.slow &&
           view.adx >= adxTrend && side.with > side.against && side.turn > 0 && side.rsi < rsiExtreme;
}

bool isRange(const TechnicalView &view, const Side &side)
{
    return view.chop > chopRange && view.adx < adxCalm && side.rsi <= rsiStretched && side.turn > 0;
}

/// Whether everything speaks for this side that could speak against the other.
bool isReversal(const Side &side)
{
    return side.close > side.fast && side.with > side.against && side.histogram > 0 && side.turn > 0;
}

Setup entryOf(const TechnicalView &view, bool isLong)
{
    const Side side = sideOf(view, isLong);
    return isTrend(view, side) ? Setup::Trend : isRange(view, side) ? Setup::Range : Setup::None;
}

const char *missingOf(const TechnicalView &view)
{
    const double needed[] = {
        view.close,   view.atr,     view.rsi,     view.adx,           view.plusDi,
        view.minusDi, view.smaFast, view.smaSlow, view.macdHistogram, view.macdHistogramBefore};
    for (std::size_t i = 0; i < std::size(needed); ++i) {
        if (std::isnan(needed[i]))
            return technicalRefs()[i];
    }
    return nullptr;
}

TechnicalSignal holding(const TechnicalView &view)
{
    const bool against = !view.positionIsLong;
    const Setup entry = entryOf(view, against);
    if (entry != Setup::None || isReversal(sideOf(view, against)))
        return {Action::Close, entry, against, "", nullptr};
    return {Action::Hold, Setup::None, view.positionIsLong,
            "the evidence for the open position has not reversed", nullptr};
}

TechnicalSignal entering(const TechnicalView &view, bool isLong, Setup setup)
{
    if (!isLong && !view.shortsAllowed)
        return {Action::Hold, Setup::None, false, "the evidence is for a short, which is not possible here",
                nullptr};
    const bool possible = view.atr > 0 && technicalLevels(view, isLong).stop > 0;
    if (!possible)
        return {Action::Hold, Setup::None, isLong, "the range of the bars leaves no room for a stop",
                nullptr};
    return {isLong ? Action::OpenLong : Action::OpenShort, setup, isLong, "", nullptr};
}

/// 0 at `from`, 1 at `to` and beyond; NaN stays NaN.
double scaled(double value, double from, double to)
{
    return std::isnan(value) ? value : std::clamp((value - from) / (to - from), 0.0, 1.0);
}

} // namespace

TechnicalSignal technicalSignal(const TechnicalView &view)
{
    if (view.positionOpen)
        return holding(view);
    if (const char *missing = missingOf(view))
        return {Action::Hold, Setup::None, true, "the series is too young for a trend: there is no", missing};
    if (const Setup setup = entryOf(view, true); setup != Setup::None)
        return entering(view, true, setup);
    if (const Setup setup = entryOf(view, false); setup != Setup::None)
        return entering(view, false, setup);
    return {Action::Hold, Setup::None, view.close > view.smaSlow,
            "neither a trend nor a stretched range is confirmed", nullptr};
}

TechnicalLevels technicalLevels(const TechnicalView &view, bool isLong)
{
    const double distance = (view.chop > chopRange ? 1.5 : view.chop < chopTrend ? 2.5 : 2.0) * view.atr;
    const double cost = roundTrip * view.close;
    const double worthwhile = netRewardToRisk * (distance + cost) + cost;
    const double reward = std::clamp(worthwhile, 2 * distance, farthestTarget * distance);
    const double sign = isLong ? 1 : -1;
    return {base::asPrinted(view.close - sign * distance), base::asPrinted(view.close + sign * reward)};
}

TechnicalEvidence technicalEvidence(const TechnicalView &view, const TechnicalSignal &signal)
{
    const Side side = sideOf(view, signal.up);
    const double momentum = view.atr > 0 ? scaled(side.turn, 0, view.atr / 10) : std::nan("");
    const double volume = scaled(view.volumeRatio, 0.5, 1.5);
    if (signal.setup == Setup::Range)
        return {scaled(rsiStretched - side.rsi, 0, 17),
                scaled(view.chop, chopRange, 75),
                std::nan(""),
                momentum,
                scaled(adxCalm - view.adx, 0, 15),
                volume};
    const double steps = double(side.close > side.fast) + double(side.fast > side.slow);
    return {steps / 2, scaled(view.adx, adxTrend, 2 * adxTrend), scaled(side.with - side.against, 0, 20),
            momentum,  scaled(rsiExtreme - side.rsi, 0, 20),     volume};
}

double technicalConfidence(const TechnicalEvidence &evidence, const TechnicalSignal &signal)
{
    if (signal.action == Action::Hold)
        return 0.5;
    double sum = 0;
    int count = 0;
    for (const double part : {evidence.alignment, evidence.strength, evidence.direction, evidence.momentum,
                              evidence.room, evidence.volume}) {
        if (std::isnan(part))
            continue;
        sum += part;
        ++count;
    }
    const double mean = count > 0 ? sum / count : 0;
    return base::asPrinted(0.35 + 0.3 * mean * mean);
}

} // namespace llm
