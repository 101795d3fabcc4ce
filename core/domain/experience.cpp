#include "domain/experience.h"

#include "domain/json_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace domain {
namespace {

struct FactorField
{
    const char *name;
    std::optional<double> Factors::*value;
};
constexpr FactorField factorFields[] = {{"trend_alignment", &Factors::trendAlignment},
                                        {"momentum", &Factors::momentum},
                                        {"volume_support", &Factors::volumeSupport},
                                        {"pattern_quality", &Factors::patternQuality},
                                        {"level_strength", &Factors::levelStrength}};

base::Json factorsJson(const Factors &factors)
{
    base::Json out = base::Json::object();
    for (const FactorField &field : factorFields)
        if (factors.*field.value)
            out[field.name] = written(factors.*field.value);
    return out;
}

base::Result<Factors> factorsFrom(const base::Json &json)
{
    Fields fields(json);
    Factors out;
    for (const FactorField &field : factorFields)
        out.*field.value = fields.optionalNumber(field.name);
    return fields.done(out);
}

/// The optional numbers of an experience, written and read alike.
struct NumberField
{
    const char *name;
    std::optional<double> Experience::*value;
};
constexpr NumberField numberFields[] = {
    {"confidence", &Experience::confidence},    {"calibrated", &Experience::calibrated},
    {"stop_percent", &Experience::stopPercent}, {"target_percent", &Experience::targetPercent},
    {"mae_percent", &Experience::maePercent},   {"mfe_percent", &Experience::mfePercent},
    {"r_multiple", &Experience::rMultiple}};
struct TextField
{
    const char *name;
    std::string Experience::*value;
};
constexpr TextField textFields[] = {
    {"id", &Experience::id},           {"origin", &Experience::origin},
    {"venue", &Experience::venue},     {"symbol", &Experience::symbol},
    {"reason", &Experience::reason},   {"reasoning", &Experience::reasoning},
    {"insight", &Experience::insight}, {"capsule_id", &Experience::capsuleId}};

} // namespace

std::optional<double> Experience::rewardToRisk() const
{
    if (!stopPercent || !targetPercent || !(*stopPercent > 0))
        return std::nullopt;
    return *targetPercent / *stopPercent;
}

std::optional<double> Experience::surprise() const
{
    if (!targetPercent || !(*targetPercent > 0))
        return std::nullopt;
    return std::abs(netPercent - *targetPercent) / *targetPercent;
}

double Experience::reading(std::string_view ref) const
{
    return domain::reading(state, ref);
}

double reading(const RawState &state, std::string_view ref)
{
    const auto found = std::lower_bound(state.begin(), state.end(), ref,
                                        [](const Reading &one, std::string_view id) { return one.ref < id; });
    return found != state.end() && found->ref == ref ? found->value
                                                     : std::numeric_limits<double>::quiet_NaN();
}

RawState rawState(std::vector<Reading> readings)
{
    std::erase_if(readings, [](const Reading &one) { return !std::isfinite(one.value); });
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading &a, const Reading &b) { return a.ref < b.ref; });
    readings.erase(std::unique(readings.begin(), readings.end(),
                               [](const Reading &a, const Reading &b) { return a.ref == b.ref; }),
                   readings.end());
    return readings;
}

bool isWeekend(base::UtcTime time)
{
    const std::chrono::weekday day{std::chrono::floor<std::chrono::days>(time)};
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

base::Json toJson(const RawState &state)
{
    base::Json out = base::Json::object();
    for (const Reading &one : state)
        out[one.ref] = written(one.value);
    return out;
}

base::Result<RawState> rawStateFromJson(const base::Json &json)
{
    if (!json.is_object())
        return base::fail(base::ErrorCode::Schema, "a state is an object of numbers", "state");
    std::vector<Reading> out;
    for (auto one = json.begin(); one != json.end(); ++one) {
        if (!one->is_number())
            return base::fail(base::ErrorCode::Schema, "not a number", "state." + one.key());
        out.push_back({one.key(), one->get<double>()});
    }
    return rawState(std::move(out));
}

base::Json toJson(const Experience &experience)
{
    base::Json out{{"timeframe", experience.timeframe.name()},
                   {"side", name(experience.side)},
                   {"opened", written(experience.opened)},
                   {"closed", written(experience.closed)},
                   {"known", written(experience.known)},
                   {"net", written(experience.net)},
                   {"net_percent", written(experience.netPercent)},
                   {"stop_moved", experience.stopMoved},
                   {"factors", factorsJson(experience.factors)},
                   {"state", toJson(experience.state)}};
    for (const TextField &field : textFields)
        out[field.name] = experience.*field.value;
    for (const NumberField &field : numberFields)
        out[field.name] = written(experience.*field.value);
    return out;
}

base::Result<Experience> experienceFromJson(const base::Json &json)
{
    Fields fields(json);
    Experience out;
    for (const TextField &field : textFields)
        out.*field.value = fields.text(field.name);
    for (const NumberField &field : numberFields)
        out.*field.value = fields.optionalNumber(field.name);
    out.timeframe = fields.timeframe("timeframe");
    out.side = fields.one("side", PositionSide::Short);
    out.opened = fields.time("opened");
    out.closed = fields.time("closed");
    out.known = fields.time("known");
    out.net = fields.optionalNested("net", &moneyFromJson);
    out.netPercent = fields.number("net_percent");
    out.stopMoved = fields.flag("stop_moved");
    out.factors = fields.nested("factors", &factorsFrom);
    out.state = fields.nested("state", &rawStateFromJson);
    return fields.done(std::move(out));
}

} // namespace domain
