#include "llm/technical.h"

#include "base/text.h"
#include "llm/technical_rules.h"

#include <array>
#include <cmath>

namespace llm {

namespace {

using domain::Action;
using domain::DecisionRecord;
using Setup = TechnicalSignal::Setup;

struct RefRow
{
    const char *ref;
    double TechnicalView::*value;
    const char *note; // what the number is, for the evidence
};

constexpr std::array<RefRow, 12> refTable = {{
    {"close", &TechnicalView::close, "the last closed price"},
    {"atr:14", &TechnicalView::atr, "the range of a bar, which sets the stop and the target"},
    {"rsi:14", &TechnicalView::rsi, "how far the move has gone"},
    {"adx:14", &TechnicalView::adx, "how strong the trend is"},
    {"plus_di:14", &TechnicalView::plusDi, "the buyers' side of it"},
    {"minus_di:14", &TechnicalView::minusDi, "the sellers' side of it"},
    {"sma:50", &TechnicalView::smaFast, "the fast average"},
    {"sma:200", &TechnicalView::smaSlow, "the slow average"},
    {"macd:12:26:9.histogram", &TechnicalView::macdHistogram, "momentum"},
    {"macd:12:26:9.histogram.before", &TechnicalView::macdHistogramBefore, "momentum one bar before"},
    {"chop:14", &TechnicalView::chop, "whether the market goes sideways"},
    {"volume_ratio:20", &TechnicalView::volumeRatio, "the volume against its mean"},
}};

constexpr auto refNames = [] {
    std::array<const char *, refTable.size()> out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = refTable[i].ref;
    return out;
}();

std::optional<double> percent(double part)
{
    return std::isnan(part) ? std::nullopt : std::optional(std::round(part * 100));
}

void addEvidence(DecisionRecord &out, const TechnicalView &view)
{
    out.evidence.reserve(refTable.size());
    for (const RefRow &row : refTable) {
        if (!std::isnan(view.*row.value))
            out.evidence.push_back({std::string(row.ref) + '@' + view.timeframe, view.*row.value, row.note});
    }
}

void addTrend(DecisionRecord &out, const TechnicalView &view)
{
    if (std::isnan(view.smaFast) || std::isnan(view.smaSlow))
        return;
    const bool above = view.close > view.smaFast;
    const bool rising = view.smaFast > view.smaSlow;
    const bool beyond = view.close > view.smaSlow;
    if (above == rising && rising == beyond) {
        out.trendDirection = above ? "bullish" : "bearish";
        const bool confirmed = view.adx >= 20 && (view.plusDi > view.minusDi) == above;
        out.trendAlignment = confirmed ? "aligned" : "mixed";
    } else {
        out.trendDirection = rising == beyond ? (rising ? "bullish" : "bearish") : "neutral";
        out.trendAlignment = rising == beyond ? "mixed" : "divergent";
    }
    for (const double average : {view.smaFast, view.smaSlow})
        (average < view.close ? out.support : out.resistance).push_back(average);
}

void addFactors(DecisionRecord &out, const TechnicalEvidence &evidence)
{
    out.factors = domain::Factors{percent(evidence.alignment), percent(evidence.momentum),
                                  percent(evidence.volume), std::nullopt, std::nullopt};
}

/// By how much a bar moves: up to 1 % of the price, up to 3 %, or more.
const char *riskLevelOf(const TechnicalView &view)
{
    const double share = view.atr / view.close;
    return share < 0.01 ? "low" : share < 0.03 ? "medium" : "high";
}

// The texts name no number that is not cited as evidence.

std::string entryText(const TechnicalView &view, const TechnicalSignal &signal)
{
    const std::string close = base::printed(view.close);
    const char *side = signal.up ? "up" : "down";
    if (signal.setup == Setup::Range)
        return "The market goes sideways (choppiness " + base::printed(view.chop) + ") and RSI at " +
               base::printed(view.rsi) + " is stretched, while momentum turns back " + side +
               ". A return to the middle of the range is the trade.";
    return "The trend is " + std::string(side) + ": the price " + close + ", the fast average " +
           base::printed(view.smaFast) + " and the slow average " + base::printed(view.smaSlow) +
           " stand in that order, ADX at " + base::printed(view.adx) +
           " confirms it with the directional index on the same side, and momentum turns " + side +
           " with RSI at " + base::printed(view.rsi) + " not yet extreme.";
}

std::string invalidationText(const TechnicalView &view, const TechnicalSignal &signal)
{
    const char *beyond = signal.up ? "below" : "above";
    if (signal.setup == Setup::Range)
        return std::string("Momentum turning again before the price leaves the extreme, or a close ") +
               beyond + " the stop.";
    return std::string("A close ") + beyond + " the fast average " + base::printed(view.smaFast) +
           " with momentum and the directional index on that side too.";
}

std::string closeText(const TechnicalView &view, const TechnicalSignal &signal)
{
    const char *side = signal.up ? "up" : "down";
    return std::string("The evidence has reversed against the open position: it points ") + side +
           " with momentum at " + base::printed(view.macdHistogram) + " after " +
           base::printed(view.macdHistogramBefore) + ".";
}

std::string holdText(const TechnicalSignal &signal)
{
    std::string out = std::string("Hold: ") + signal.why;
    if (signal.missing != nullptr)
        out += std::string(" ") + signal.missing;
    return out + ".";
}

void addEntry(DecisionRecord &out, const TechnicalView &view, const TechnicalSignal &signal)
{
    const TechnicalLevels levels = technicalLevels(view, signal.up);
    out.stopLoss = levels.stop;
    out.takeProfit = levels.target;
    out.horizonBars = signal.setup == Setup::Range ? 10 : 20;
    out.invalidation = invalidationText(view, signal);
    out.reasoning = entryText(view, signal);
}

} // namespace

std::span<const char *const> technicalRefs()
{
    return refNames;
}

TechnicalView technicalView(const Question &question)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    TechnicalView view{none, none, none, none, none, none, none, none, none, none, none, none};
    view.positionOpen = question.positionOpen;
    view.positionIsLong = question.positionIsLong;
    view.shortsAllowed = question.shortsAllowed;
    view.timeframe = question.timeframe;
    for (const domain::Reading &reading : question.readings) {
        const std::string_view ref = reading.ref;
        const std::size_t at = ref.rfind('@');
        if (at == std::string_view::npos || ref.substr(at + 1) != question.timeframe)
            continue;
        const auto row = std::find_if(refTable.begin(), refTable.end(),
                                      [&](const RefRow &one) { return ref.substr(0, at) == one.ref; });
        if (row != refTable.end() && std::isfinite(reading.value))
            view.*row->value = reading.value;
    }
    return view;
}

Action technicalAction(const TechnicalView &view)
{
    return view.close > 0 ? technicalSignal(view).action : Action::Hold;
}

base::Result<DecisionRecord> technicalDecision(const TechnicalView &view)
{
    if (!(view.close > 0))
        return base::fail(base::ErrorCode::NotFound, "the question has no price", "close");
    const TechnicalSignal signal = technicalSignal(view);
    const TechnicalEvidence evidence = technicalEvidence(view, signal);
    DecisionRecord out;
    out.action = signal.action;
    out.confidence = technicalConfidence(evidence, signal);
    if (view.atr > 0)
        out.riskLevel = riskLevelOf(view);
    addTrend(out, view);
    addFactors(out, evidence);
    addEvidence(out, view);
    if (domain::opens(signal.action))
        addEntry(out, view, signal);
    else
        out.reasoning = signal.action == Action::Close ? closeText(view, signal) : holdText(signal);
    return out;
}

} // namespace llm
