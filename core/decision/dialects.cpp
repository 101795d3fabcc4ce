#include "decision/dialects.h"

#include "decision/field_reader.h"

namespace decision {
namespace {

using base::ErrorCode;
using domain::Action;

constexpr std::string_view signals[] = {"BUY", "SELL", "HOLD", "CLOSE", "UPDATE", "LONG", "SHORT"};
constexpr std::string_view decisions[] = {"BUY", "SELL", "HOLD"};
constexpr std::string_view intents[] = {"enter_long", "enter_short", "exit", "hold"};
constexpr std::string_view directions[] = {"bullish", "bearish", "neutral"};
constexpr std::string_view alignments[] = {"aligned", "mixed", "divergent"};
constexpr std::string_view risks[] = {"low", "medium", "high"};

Action actionOfSignal(std::string_view signal)
{
    if (signal == "BUY" || signal == "LONG")
        return Action::OpenLong;
    if (signal == "SELL" || signal == "SHORT")
        return Action::OpenShort;
    if (signal == "CLOSE")
        return Action::Close;
    return signal == "UPDATE" ? Action::Adjust : Action::Hold;
}

/// 0 to 100; what lies strictly between 0 and 1 could be meant either way.
double percentConfidence(FieldReader &fields)
{
    const auto value = fields.number("confidence", 0, 100);
    fields.require(value.has_value(), "confidence");
    if (value && *value > 0 && *value < 1)
        fields.refuse(ErrorCode::Ambiguous, "between 0 and 1 on a scale to 100", fields.name("confidence"));
    return value.value_or(0) / 100;
}

std::optional<double> fraction(FieldReader &fields, const char *field)
{
    const auto value = fields.number(field, 0, 1e300);
    if (value && *value > 1)
        fields.refuse(ErrorCode::Ambiguous, "above 1: a fraction or a percentage?", fields.name(field));
    return value;
}

void readFactors(FieldReader &fields, domain::DecisionRecord &out)
{
    const Value *const factors = fields.object("confluence_factors");
    if (!factors)
        return;
    FieldReader inner(*factors, fields.name("confluence_factors"));
    out.factors =
        domain::Factors{inner.number("trend_alignment", 0, 100), inner.number("momentum_strength", 0, 100),
                        inner.number("volume_support", 0, 100), inner.number("pattern_quality", 0, 100),
                        inner.number("support_resistance_strength", 0, 100)};
    fields.take(inner);
}

Read finished(const FieldReader &fields, domain::DecisionRecord out, const char *dialect)
{
    if (fields.error())
        return tl::unexpected<base::Error>(*fields.error());
    out.dialect = dialect;
    return out;
}

} // namespace

Read readAnalysis(const Value &object)
{
    FieldReader fields(*object.find("analysis"), "analysis");
    domain::DecisionRecord out;
    const auto signal = fields.choice("signal", signals);
    fields.require(signal.has_value(), "signal");
    out.action = actionOfSignal(signal.value_or("HOLD"));
    out.confidence = percentConfidence(fields);
    (void)fields.price("entry_price", true); // checked; the entry stays at the market
    out.stopLoss = fields.price("stop_loss", true);
    out.takeProfit = fields.price("take_profit", true);
    out.sizeFraction = fraction(fields, "position_size");
    out.reasoning = fields.text("reasoning").value_or(std::string());
    readFactors(fields, out);
    if (const Value *trend = fields.object("trend")) {
        FieldReader inner(*trend, "analysis.trend");
        out.trendDirection = inner.choice("direction", directions);
        out.trendAlignment = inner.choice("timeframe_alignment", alignments);
        fields.take(inner);
    }
    if (const Value *levels = fields.object("key_levels")) {
        FieldReader inner(*levels, "analysis.key_levels");
        out.support = priceList(inner, "support");
        out.resistance = priceList(inner, "resistance");
        fields.take(inner);
    }
    return finished(fields, std::move(out), "analysis");
}

Read readDecision(const Value &object)
{
    FieldReader fields(object, {});
    domain::DecisionRecord out;
    const auto signal = fields.choice("decision", decisions);
    out.action = actionOfSignal(signal.value_or("HOLD"));
    const auto confidence = fields.number("confidence", 0, 1);
    fields.require(confidence.has_value(), "confidence");
    out.confidence = confidence.value_or(0);
    out.reasoning = fields.text("reasoning").value_or(std::string());
    out.riskLevel = fields.choice("risk_level", risks);
    out.stopLoss = fields.price("suggested_stop_loss");
    out.takeProfit = fields.price("suggested_take_profit");
    return finished(fields, std::move(out), "decision");
}

Read readIntent(const Value &object, const Context &context)
{
    FieldReader fields(object, {});
    domain::DecisionRecord out;
    constexpr std::string_view only[] = {"propose_trade"};
    const auto intent = fields.choice("intent", only);
    fields.require(intent.has_value(), "intent");
    out.reasoning = fields.text("rationale").value_or(std::string());
    FieldReader action(*object.find("action"), "action");
    const auto type = action.choice("type", intents);
    action.require(type.has_value(), "type");
    out.action = type == "enter_long"    ? Action::OpenLong
                 : type == "enter_short" ? Action::OpenShort
                 : type == "exit"        ? Action::Close
                                         : Action::Hold;
    const auto confidence = action.number("confidence", 0, 1);
    action.require(confidence.has_value(), "confidence");
    out.confidence = confidence.value_or(0);
    if (const Value *given = action.object("constraints")) {
        FieldReader inner(*given, "action.constraints");
        out.sizeFraction = inner.number("max_position_size", 0, 1e300);
        const auto stop = inner.number("stop_loss_pct", 0, 1e300),
                   target = inner.number("take_profit_pct", 0, 1e300);
        for (const auto &[value, field] : {std::pair(out.sizeFraction, "max_position_size"),
                                           {stop, "stop_loss_pct"},
                                           {target, "take_profit_pct"}})
            if (value && *value >= 1)
                inner.refuse(ErrorCode::Ambiguous, "1 or more: a fraction or a percentage?",
                             inner.name(field));
        const bool opening = domain::opens(out.action);
        if (opening && (stop || target) && !context.reference)
            inner.refuse(ErrorCode::Ambiguous, "a fraction of a price that is not known",
                         inner.name(stop ? "stop_loss_pct" : "take_profit_pct"));
        const double sign = out.action == Action::OpenShort ? -1 : 1;
        if (opening && stop && context.reference)
            out.stopLoss = *context.reference * (1 - sign * *stop);
        if (opening && target && context.reference)
            out.takeProfit = *context.reference * (1 + sign * *target);
        action.take(inner);
    }
    fields.take(action);
    return finished(fields, std::move(out), "intent");
}

} // namespace decision
