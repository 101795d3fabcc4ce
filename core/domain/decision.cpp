#include "domain/decision.h"

#include "domain/json_fields.h"

#include <array>

namespace domain {

namespace {

struct FactorField
{
    const char *name;
    std::optional<double> Factors::*value;
};
constexpr std::array<FactorField, 5> factorTable{{{"trend_alignment", &Factors::trendAlignment},
                                                  {"momentum", &Factors::momentum},
                                                  {"volume_support", &Factors::volumeSupport},
                                                  {"pattern_quality", &Factors::patternQuality},
                                                  {"level_strength", &Factors::levelStrength}}};

base::Json toJson(const Factors &factors)
{
    base::Json out = base::Json::object();
    for (const FactorField &field : factorTable)
        out[field.name] = written(factors.*field.value);
    return out;
}

base::Result<Factors> factorsFromJson(const base::Json &json)
{
    Fields fields(json);
    Factors out;
    for (const FactorField &field : factorTable)
        out.*field.value = fields.optionalNumber(field.name);
    return fields.done(out);
}

base::Json toJson(const EvidenceClaim &claim)
{
    return {{"ref", claim.ref}, {"value", written(claim.value)}, {"note", claim.note}};
}

base::Result<EvidenceClaim> claimFromJson(const base::Json &json)
{
    Fields fields(json);
    EvidenceClaim out;
    out.ref = fields.text("ref");
    out.value = fields.optionalNumber("value");
    out.note = fields.text("note");
    return fields.done(std::move(out));
}

base::Json numbers(const std::vector<double> &values)
{
    base::Json out = base::Json::array();
    for (const double value : values)
        out.push_back(written(value));
    return out;
}

std::vector<double> numberList(Fields &fields, const char *field)
{
    std::vector<double> out;
    for (const base::Json &value : fields.list(field))
        if (value.is_number())
            out.push_back(value.get<double>());
        else
            fields.refuse("not a number", field);
    return out;
}

base::Json trendJson(const DecisionRecord &record)
{
    if (!record.trendDirection && !record.trendAlignment)
        return {};
    return {{"direction", written(record.trendDirection)}, {"alignment", written(record.trendAlignment)}};
}

/// The parts that are objects of their own.
void readParts(Fields &fields, DecisionRecord &out)
{
    Fields entry(fields.at("entry"), "entry");
    const std::string type = entry.text("type");
    if (type != "market" && type != "limit")
        entry.refuse("neither market nor limit", "type");
    out.limitEntry = type == "limit";
    out.entryPrice = fields.take(entry.done(entry.optionalNumber("price")));
    if (fields.has("trend")) {
        Fields trend(fields.at("trend"), "trend");
        out.trendDirection = trend.optionalText("direction");
        out.trendAlignment = fields.take(trend.done(trend.optionalText("alignment")));
    }
    Fields levels(fields.at("key_levels"), "key_levels");
    out.support = numberList(levels, "support");
    const std::vector<double> resistance = numberList(levels, "resistance");
    out.resistance = fields.take(levels.done(resistance));
}

} // namespace

base::Json toJson(const DecisionRecord &record)
{
    base::Json evidence = base::Json::array();
    for (const EvidenceClaim &claim : record.evidence)
        evidence.push_back(toJson(claim));
    return {
        {"action", name(record.action)},
        {"confidence", written(record.confidence)},
        {"entry", {{"type", record.limitEntry ? "limit" : "market"}, {"price", written(record.entryPrice)}}},
        {"stop_loss", written(record.stopLoss)},
        {"take_profit", written(record.takeProfit)},
        {"size_fraction", written(record.sizeFraction)},
        {"invalidation", written(record.invalidation)},
        {"horizon_bars", record.horizonBars},
        {"factors", record.factors ? toJson(*record.factors) : base::Json()},
        {"trend", trendJson(record)},
        {"key_levels", {{"support", numbers(record.support)}, {"resistance", numbers(record.resistance)}}},
        {"evidence", std::move(evidence)},
        {"risk_level", written(record.riskLevel)},
        {"reasoning", record.reasoning},
        {"dialect", record.dialect}};
}

base::Result<DecisionRecord> decisionFromJson(const base::Json &json)
{
    Fields fields(json);
    DecisionRecord out;
    out.action = fields.one("action", Action::Hold);
    out.confidence = fields.number("confidence");
    readParts(fields, out);
    out.stopLoss = fields.optionalNumber("stop_loss");
    out.takeProfit = fields.optionalNumber("take_profit");
    out.sizeFraction = fields.optionalNumber("size_fraction");
    out.invalidation = fields.optionalText("invalidation");
    out.horizonBars = fields.small("horizon_bars");
    out.factors = fields.optionalNested("factors", &factorsFromJson);
    for (const base::Json &claim : fields.list("evidence"))
        out.evidence.push_back(fields.take(claimFromJson(claim)));
    out.riskLevel = fields.optionalText("risk_level");
    out.reasoning = fields.text("reasoning");
    out.dialect = fields.text("dialect");
    return fields.done(std::move(out));
}

base::Json toJson(const EvidenceCheck &check)
{
    base::Json rows = base::Json::array();
    std::array<int, 3> counts{};
    for (const EvidenceCheck::Row &row : check.rows) {
        base::Json one = toJson(row.claim);
        one["mark"] = name(row.mark);
        one["actual"] = written(row.actual);
        rows.push_back(std::move(one));
        ++counts[std::size_t(row.mark)];
    }
    return {{"rows", std::move(rows)},
            {"uncited", check.uncited},
            {"verified", counts[0]},
            {"wrong", counts[1]},
            {"unknown", counts[2]}};
}

base::Result<EvidenceCheck> evidenceCheckFromJson(const base::Json &json)
{
    Fields fields(json);
    EvidenceCheck out;
    for (const base::Json &row : fields.list("rows")) {
        Fields one(row);
        EvidenceCheck::Row read;
        read.claim = one.take(claimFromJson(row));
        read.mark = one.one("mark", EvidenceCheck::Mark::Unknown);
        read.actual = one.optionalNumber("actual");
        out.rows.push_back(fields.take(one.done(std::move(read))));
    }
    for (const base::Json &number : fields.list("uncited"))
        if (number.is_string())
            out.uncited.push_back(number.get<std::string>());
        else
            fields.refuse("not a text", "uncited");
    return fields.done(std::move(out));
}

} // namespace domain
