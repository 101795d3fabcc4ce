#include "domain/memory.h"

#include "domain/json_fields.h"

namespace domain {
namespace {

template <class T>
base::Json list(const std::vector<T> &items)
{
    base::Json out = base::Json::array();
    for (const T &one : items)
        out.push_back(toJson(one));
    return out;
}

} // namespace

base::Json toJson(const ReliabilityBin &bin)
{
    return {
        {"from", bin.from}, {"to", bin.to}, {"claimed", written(bin.claimed)}, {"share", toJson(bin.share)}};
}

base::Json toJson(const FeatureMatch &match)
{
    return {{"id", match.id},
            {"title", match.title},
            {"then", written(match.then)},
            {"now", written(match.now)},
            {"difference", written(match.difference)}};
}

std::string_view name(RuleKind kind)
{
    constexpr std::string_view names[] = {"prefer", "avoid", "overconfident"};
    return names[std::size_t(kind)];
}

base::Json toJson(const Share &share)
{
    return {{"wins", share.wins},
            {"n", share.n},
            {"rate", written(share.rate)},
            {"low", written(share.low)},
            {"high", written(share.high)},
            {"mean_percent", written(share.meanPercent)},
            {"note", share.known() ? "" : "not enough evidence"}};
}

base::Json toJson(const Bucket &bucket)
{
    base::Json out = toJson(bucket.share);
    out["group"] = bucket.group;
    out["id"] = bucket.id;
    out["title"] = bucket.title;
    return out;
}

base::Json toJson(const Recalled &recalled)
{
    const Experience &one = *recalled.experience;
    return {{"id", one.id},
            {"side", name(one.side)},
            {"symbol", one.symbol},
            {"timeframe", one.timeframe.name()},
            {"opened", written(one.opened)},
            {"closed", written(one.closed)},
            {"known", written(one.known)},
            {"net_percent", written(one.netPercent)},
            {"reason", one.reason},
            {"insight", one.insight},
            {"capsule_id", one.capsuleId},
            {"similarity", written(recalled.similarity)},
            {"recency", written(recalled.recency)},
            {"score", written(recalled.score)},
            {"shared", recalled.shared},
            {"features", list(recalled.features)}};
}

base::Json toJson(const Rule &rule)
{
    return {{"id", rule.id},
            {"kind", name(rule.kind)},
            {"pattern", rule.pattern},
            {"text", rule.text},
            {"share", toJson(rule.share)},
            {"base", toJson(rule.base)},
            {"wins", rule.share.wins},
            {"losses", rule.share.n - rule.share.wins},
            {"effective_n", written(rule.effective)},
            {"decayed_rate", written(rule.decayedRate)},
            {"p_value", written(rule.pValue)},
            {"mandatory", rule.mandatory},
            {"surprise", written(rule.surprise)},
            {"contradictions", rule.contradictions},
            {"since", written(rule.since)},
            {"until", written(rule.until)},
            {"trades", rule.trades},
            {"pinned", rule.pinned},
            {"muted", rule.muted},
            {"edited", rule.edited}};
}

base::Json toJson(const MemoryWord &word)
{
    return {{"time", written(word.time)},
            {"verb", word.verb},
            {"subject", word.subject},
            {"text", word.text},
            {"before", written(word.before)}};
}

base::Result<MemoryWord> memoryWordFromJson(const base::Json &json)
{
    Fields fields(json);
    MemoryWord out;
    out.time = fields.time("time");
    out.verb = fields.text("verb");
    out.subject = fields.text("subject");
    out.text = fields.text("text");
    out.before = fields.optionalTime("before");
    return fields.done(std::move(out));
}

base::Json toJson(const CalibrationReport &report)
{
    return {{"n", report.n},
            {"map", report.map},
            {"bins", list(report.bins)},
            {"brier",
             {{"claimed", written(report.brierClaimed)},
              {"base_rate", written(report.brierBase)},
              {"logistic", written(report.brierLogistic)},
              {"isotonic", written(report.brierIsotonic)}}},
            {"ece", written(report.ece)},
            {"ece_low", written(report.eceLow)},
            {"ece_high", written(report.eceHigh)}};
}

base::Json toJson(const Threshold &threshold)
{
    return {{"id", threshold.id},
            {"title", threshold.title},
            {"unit", threshold.unit},
            {"standard", threshold.standard},
            {"value", written(threshold.value)},
            {"proposed", written(threshold.proposed)},
            {"below", toJson(threshold.below)},
            {"above", toJson(threshold.above)},
            {"state", threshold.state}};
}

base::Json toJson(const MemoryBrief &brief)
{
    base::Json hits = base::Json::array(), rules = base::Json::array();
    for (const Recalled &one : brief.similar)
        hits.push_back({{"id", one.experience->id},
                        {"similarity", written(one.similarity)},
                        {"recency", written(one.recency)},
                        {"score", written(one.score)},
                        {"shared", one.shared}});
    for (const Rule &rule : brief.rules)
        rules.push_back({{"id", rule.id}, {"mandatory", rule.mandatory}});
    return {{"known", brief.known},
            {"state", toJson(brief.state)},
            {"hits", hits},
            {"similar", toJson(brief.similarShare)},
            {"rules", rules},
            {"thresholds", list(brief.thresholds)},
            {"calibration", brief.calibration}};
}

} // namespace domain
