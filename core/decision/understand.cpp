#include "decision/understand.h"

#include "base/decimal.h"
#include "base/text.h"
#include "decision/dialects.h"

namespace decision {
namespace {

using base::ErrorCode;
using domain::Action;

bool isPrice(double value)
{
    return std::isfinite(value) && value >= 1e-15 && value <= 1e15;
}

base::Result<void> checkRanges(const domain::DecisionRecord &record)
{
    if (!(record.confidence >= 0 && record.confidence <= 1))
        return base::fail(ErrorCode::OutOfRange, "not between 0 and 1", "confidence");
    for (const auto &[value, field] : {std::pair(record.entryPrice, "entry.price"),
                                       {record.stopLoss, "stop_loss"},
                                       {record.takeProfit, "take_profit"}})
        if (value && !isPrice(*value))
            return base::fail(ErrorCode::OutOfRange, "not a price", field);
    if (record.sizeFraction && !(std::isfinite(*record.sizeFraction) && *record.sizeFraction >= 0))
        return base::fail(ErrorCode::OutOfRange, "not a fraction", "size_fraction");
    if (record.sizeFraction && *record.sizeFraction > 1)
        return base::fail(ErrorCode::Ambiguous, "a fraction of equity lies between 0 and 1", "size_fraction");
    if (record.horizonBars < 1 || record.horizonBars > 500)
        return base::fail(ErrorCode::OutOfRange, "not between 1 and 500", "horizon_bars");
    return {};
}

base::Result<void> checkLists(const domain::DecisionRecord &record)
{
    for (const auto &[prices, field] :
         {std::pair(&record.support, "key_levels.support"), {&record.resistance, "key_levels.resistance"}})
        if (!std::all_of(prices->begin(), prices->end(), isPrice))
            return base::fail(ErrorCode::OutOfRange, "not a price", field);
    for (const domain::EvidenceClaim &claim : record.evidence)
        if (claim.value && !std::isfinite(*claim.value))
            return base::fail(ErrorCode::OutOfRange, "not a finite number", "evidence");
    if (!record.factors)
        return {};
    const domain::Factors &all = *record.factors;
    for (const auto &[value, field] : {std::pair(all.trendAlignment, "factors.trend_alignment"),
                                       {all.momentum, "factors.momentum"},
                                       {all.volumeSupport, "factors.volume_support"},
                                       {all.patternQuality, "factors.pattern_quality"},
                                       {all.levelStrength, "factors.level_strength"}})
        if (value && !(*value >= 0 && *value <= 100))
            return base::fail(ErrorCode::OutOfRange, "not between 0 and 100", field);
    return {};
}

base::Result<void> checkWords(const domain::DecisionRecord &record)
{
    const auto isOneOf = [](const std::optional<std::string> &text, std::array<std::string_view, 3> words) {
        return !text || std::find(words.begin(), words.end(), *text) != words.end();
    };
    constexpr const char *wrong = "not one of the values it can have";
    if (!isOneOf(record.trendDirection, {"bullish", "bearish", "neutral"}))
        return base::fail(ErrorCode::Schema, wrong, "trend.direction");
    if (!isOneOf(record.trendAlignment, {"aligned", "mixed", "divergent"}))
        return base::fail(ErrorCode::Schema, wrong, "trend.alignment");
    if (!isOneOf(record.riskLevel, {"low", "medium", "high"}))
        return base::fail(ErrorCode::Schema, wrong, "risk_level");
    if (record.limitEntry && !record.entryPrice)
        return base::fail(ErrorCode::Schema, "a limit needs a price", "entry.price");
    return {};
}

/// Stop and target on the right sides of the entry; without a price to hold them against, of each other.
base::Result<void> checkSides(const domain::DecisionRecord &record, const Context &context)
{
    const double sign = record.action == Action::OpenShort ? -1 : 1;
    const auto entry = record.limitEntry ? record.entryPrice : context.reference;
    const auto stop = record.stopLoss, target = record.takeProfit;
    if (stop && entry && sign * (*entry - *stop) <= 0)
        return base::fail(ErrorCode::OutOfRange, "on the wrong side of the entry", "stop_loss");
    if (target && entry && sign * (*target - *entry) <= 0)
        return base::fail(ErrorCode::OutOfRange, "on the wrong side of the entry", "take_profit");
    if (stop && target && sign * (*target - *stop) <= 0)
        return base::fail(ErrorCode::OutOfRange, "on the wrong side of the stop", "take_profit");
    return {};
}

base::Result<void> checkOpening(const domain::DecisionRecord &record, const Context &context)
{
    const auto missing = [](const char *field) {
        return base::fail(ErrorCode::Schema, "needed to open a position", field);
    };
    if (!context.levelsByDesk && !record.stopLoss)
        return missing("stop_loss");
    if (!context.levelsByDesk && !record.takeProfit)
        return missing("take_profit");
    const bool own = record.dialect == "signaldesk"; // the dialects have no such field
    if (own && (!record.invalidation || base::trimmed(*record.invalidation).empty()))
        return missing("invalidation");
    return checkSides(record, context);
}

base::Result<domain::DecisionRecord> readRecord(const Value &object, const Context &context)
{
    switch (dialectOf(object)) {
    case Dialect::Own:
        return readOwn(object);
    case Dialect::Analysis:
        return readAnalysis(object);
    case Dialect::Decision:
        return readDecision(object);
    case Dialect::Intent:
        return readIntent(object, context);
    case Dialect::Mixed:
        return base::fail(ErrorCode::Ambiguous, "two kinds of decision in one object", "answer");
    case Dialect::None:
        break;
    }
    return base::fail(ErrorCode::Malformed, "no decision object in the answer", "answer");
}

} // namespace

/// The only maker of Decisions.
class Understanding
{
public:
    static base::Result<domain::Decision> checked(domain::DecisionRecord record, const Context &context)
    {
        if (context.levelsByDesk) {
            record.stopLoss.reset();
            record.takeProfit.reset();
        }
        if (!record.limitEntry)
            record.entryPrice.reset(); // a market entry has no price of its own
        base::Result<void> good = checkRanges(record);
        if (good)
            good = checkLists(record);
        if (good)
            good = checkWords(record);
        if (good && domain::opens(record.action))
            good = checkOpening(record, context);
        if (good && record.action == Action::Adjust && context.levelsByDesk)
            good = base::fail(ErrorCode::Schema, "the desk places the levels: nothing to adjust", "action");
        if (good && record.action == Action::Adjust && !record.stopLoss && !record.takeProfit)
            good = base::fail(ErrorCode::Schema, "an adjustment needs a stop or a target", "stop_loss");
        if (!good)
            return base::fail(good);
        return domain::Decision(std::move(record));
    }
};

base::Result<domain::Decision> understand(std::string_view answer, const Context &context)
{
    const base::Result<std::vector<Value>> objects = decisionObjects(answer);
    if (!objects)
        return base::fail(objects);
    base::Result<domain::DecisionRecord> first = readRecord(objects->front(), context);
    if (!first)
        return base::fail(first);
    for (std::size_t i = 1; i < objects->size(); ++i) {
        const base::Result<domain::DecisionRecord> other = readRecord((*objects)[i], context);
        if (!other || !(*other == *first))
            return base::fail(ErrorCode::Ambiguous, "two different decisions in one answer", "answer");
    }
    return Understanding::checked(std::move(*first), context);
}

base::Result<domain::Decision> understand(domain::DecisionRecord record, const Context &context)
{
    record.reasoning = base::sanitised(record.reasoning);
    if (record.invalidation)
        record.invalidation = base::sanitised(*record.invalidation);
    return Understanding::checked(std::move(record), context);
}

} // namespace decision
