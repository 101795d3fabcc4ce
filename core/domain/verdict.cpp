#include "domain/verdict.h"

#include "domain/json_fields.h"

namespace domain {

namespace {

base::Result<RuleResult> ruleFromJson(const base::Json &json)
{
    Fields fields(json);
    RuleResult out;
    out.id = fields.text("id");
    out.mark = fields.one("mark", RuleResult::Mark::NotApplicable);
    out.value = fields.optionalNumber("value");
    out.bound = fields.optionalNumber("bound");
    out.slack = fields.optionalNumber("slack");
    out.unit = fields.text("unit");
    out.note = fields.text("note");
    return fields.done(std::move(out));
}

} // namespace

const std::vector<RuleResult> &table(const Verdict &verdict)
{
    if (const Denial *denial = std::get_if<Denial>(&verdict))
        return denial->table;
    return std::get<ApprovedOrder>(verdict).table();
}

base::Json toJson(const std::vector<RuleResult> &table)
{
    base::Json out = base::Json::array();
    for (const RuleResult &rule : table)
        out.push_back({{"id", rule.id},
                       {"mark", name(rule.mark)},
                       {"value", written(rule.value)},
                       {"bound", written(rule.bound)},
                       {"slack", written(rule.slack)},
                       {"unit", rule.unit},
                       {"note", rule.note}});
    return out;
}

base::Result<std::vector<RuleResult>> rulesFromJson(const base::Json &json)
{
    if (!json.is_array())
        return base::fail(base::ErrorCode::Schema, "not a list", "rules");
    std::vector<RuleResult> out;
    for (const base::Json &row : json) {
        base::Result<RuleResult> rule = ruleFromJson(row);
        if (!rule)
            return base::fail(rule);
        out.push_back(std::move(*rule));
    }
    return out;
}

} // namespace domain
