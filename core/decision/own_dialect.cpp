#include "base/text.h"
#include "decision/dialects.h"
#include "decision/field_reader.h"

namespace decision {
namespace {

using base::ErrorCode;

constexpr std::string_view actions[] = {"open_long", "open_short", "close", "adjust", "hold"};
constexpr std::string_view entryTypes[] = {"market", "limit"};
constexpr std::string_view directions[] = {"bullish", "bearish", "neutral"};
constexpr std::string_view alignments[] = {"aligned", "mixed", "divergent"};
constexpr std::string_view risks[] = {"low", "medium", "high"};
constexpr std::size_t mostEvidence = 200;

void readEntry(FieldReader &fields, domain::DecisionRecord &out)
{
    const Value *const entry = fields.object("entry");
    if (!entry)
        return;
    FieldReader inner(*entry, fields.name("entry"));
    const auto type = inner.choice("type", entryTypes);
    out.limitEntry = type == "limit";
    out.entryPrice = inner.price("price");
    if (out.limitEntry)
        inner.require(out.entryPrice.has_value(), "price");
    if (!out.limitEntry)
        out.entryPrice.reset(); // a market entry has no price of its own
    fields.take(inner);
}

void readFactors(FieldReader &fields, domain::DecisionRecord &out)
{
    const Value *const factors = fields.object("factors");
    if (!factors)
        return;
    FieldReader inner(*factors, fields.name("factors"));
    out.factors =
        domain::Factors{inner.number("trend_alignment", 0, 100), inner.number("momentum", 0, 100),
                        inner.number("volume_support", 0, 100), inner.number("pattern_quality", 0, 100),
                        inner.number("level_strength", 0, 100)};
    fields.take(inner);
}

void readEvidence(FieldReader &fields, domain::DecisionRecord &out)
{
    const Value *const list = fields.list("evidence");
    for (std::size_t i = 0; list && i < std::min(list->items.size(), mostEvidence); ++i) {
        const std::string place = fields.name("evidence") + '[' + std::to_string(i) + ']';
        if (!list->items[i].is(Value::Kind::Object)) {
            fields.refuse(ErrorCode::Schema, "an object was expected", place);
            return;
        }
        FieldReader inner(list->items[i], place);
        domain::EvidenceClaim claim;
        const auto ref = inner.text("ref");
        inner.require(ref.has_value(), "ref");
        claim.ref = ref.value_or(std::string());
        claim.value = inner.number("value", -1e300, 1e300);
        claim.note = inner.text("note").value_or(std::string());
        fields.take(inner);
        out.evidence.push_back(std::move(claim));
    }
}

void readHorizon(FieldReader &fields, domain::DecisionRecord &out)
{
    const auto bars = fields.number("horizon_bars", 1, 500);
    if (!bars)
        return;
    if (*bars != std::floor(*bars))
        fields.refuse(ErrorCode::Schema, "a whole number was expected", fields.name("horizon_bars"));
    out.horizonBars = int(*bars);
}

} // namespace

Read readOwn(const Value &object)
{
    FieldReader fields(object, {});
    domain::DecisionRecord out;
    const auto action = fields.choice("action", actions);
    if (action)
        out.action = *domain::actionOf(*action);
    const auto confidence = fields.number("confidence", 0, 1);
    fields.require(confidence.has_value(), "confidence");
    out.confidence = confidence.value_or(0);
    readEntry(fields, out);
    out.stopLoss = fields.price("stop_loss");
    out.takeProfit = fields.price("take_profit");
    const auto size = fields.number("size_fraction", 0, 1e300);
    if (size && *size > 1)
        fields.refuse(ErrorCode::Ambiguous, "above 1: a fraction of equity or a percentage?",
                      "size_fraction");
    out.sizeFraction = size;
    out.invalidation = fields.text("invalidation");
    readHorizon(fields, out);
    readFactors(fields, out);
    if (const Value *trend = fields.object("trend")) {
        FieldReader inner(*trend, "trend");
        out.trendDirection = inner.choice("direction", directions);
        out.trendAlignment = inner.choice("alignment", alignments);
        fields.take(inner);
    }
    if (const Value *levels = fields.object("key_levels")) {
        FieldReader inner(*levels, "key_levels");
        out.support = priceList(inner, "support");
        out.resistance = priceList(inner, "resistance");
        fields.take(inner);
    }
    readEvidence(fields, out);
    out.riskLevel = fields.choice("risk_level", risks);
    out.reasoning = fields.text("reasoning").value_or(std::string());
    if (fields.error())
        return tl::unexpected<base::Error>(*fields.error());
    return out;
}

} // namespace decision
