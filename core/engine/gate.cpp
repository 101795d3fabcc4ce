#include "engine/gate.h"

#include "base/hash.h"
#include "base/text.h"

namespace engine {
namespace {

constexpr std::size_t mostAnswers = 64;
constexpr auto minute = std::chrono::minutes(1);

const base::Option<GateOptions> table[] = {
    {"condition", "Ask only when", "",
     "A condition over studies, such as rsi:14 < 30 and volume > sma:volume:20; empty asks at every close. A "
     "value "
     "that is missing does not meet it.",
     &GateOptions::condition},
    {"always_when_held", "Always ask about an open position", "",
     "Otherwise the condition must be met for it as well.", &GateOptions::alwaysWhenHeld},
    {"always_when_forced", "Always ask when a person wants it", "",
     "Otherwise the condition must be met for it as well.", &GateOptions::alwaysWhenForced},
    {"reuse_seconds", "Reuse an answer for", "s",
     "The same question is not asked again within this time; 0 asks every time.", &GateOptions::reuseSeconds,
     0, 86400},
    {"calls_per_minute", "Questions a minute at most", "",
     "For one market, whichever way they come about; 0 sets no limit.", &GateOptions::callsPerMinute, 0, 600},
};

std::string valuesText(const GateCheck &check)
{
    std::string out;
    for (const auto &[ref, value] : check.values)
        out += (out.empty() ? "" : ", ") + ref + ' ' + (std::isnan(value) ? "missing" : base::printed(value));
    return out;
}

const char *name(studies::Truth truth)
{
    using studies::Truth;
    return truth == Truth::Yes ? "met" : truth == Truth::No ? "not_met" : "missing";
}

/// The calls as a second use of the same answer counts them: nothing was paid and nothing was waited for.
decision::Conversation reused(decision::Conversation conversation)
{
    for (domain::ModelCall &call : conversation.calls) {
        call.usage = {};
        call.latency = base::Milliseconds(0);
        if (call.cost)
            call.cost = domain::Money::zero(call.cost->currency());
    }
    return conversation;
}

} // namespace

std::span<const base::Option<GateOptions>> gateOptionTable()
{
    return table;
}

base::Result<std::optional<studies::Expression>> gateCondition(const GateOptions &options)
{
    if (base::trimmed(options.condition).empty())
        return std::optional<studies::Expression>();
    auto read = studies::Expression::parse(options.condition, studies::Expression::Type::Truth);
    if (!read)
        return base::fail(read.error().code, read.error().detail, "condition");
    return std::optional<studies::Expression>(std::move(*read));
}

base::Json toJson(const GateCheck &check)
{
    base::Json values = base::Json::object();
    for (const auto &[ref, value] : check.values)
        values[ref] = base::number(value);
    return {{"condition", check.condition},
            {"values", values},
            {"result", name(check.truth)},
            {"passed_by", check.passedBy}};
}

GateCheck Gate::check(const studies::Expression &condition, std::span<const double> values)
{
    GateCheck out;
    out.condition = condition.text();
    for (std::size_t i = 0; i < values.size(); ++i)
        out.values.emplace_back(condition.ref(condition.leaves()[i]), values[i]);
    out.truth = condition.truth(values);
    return out;
}

std::optional<NotAsked> Gate::judge(GateCheck &check, const GateOptions &options, bool held, bool forced)
{
    using studies::Truth;
    if (check.truth == Truth::Yes)
        return std::nullopt;
    if (held && options.alwaysWhenHeld)
        check.passedBy = "held";
    else if (forced && options.alwaysWhenForced)
        check.passedBy = "forced";
    else if (check.truth == Truth::Missing)
        return NotAsked{"gate_missing", "not asked: the condition " + base::sanitised(check.condition, 400) +
                                            " cannot be told (" + valuesText(check) + ')'};
    else
        return NotAsked{"gate", "not asked: the condition " + base::sanitised(check.condition, 400) +
                                    " is not met (" + valuesText(check) + ')'};
    return std::nullopt;
}

std::optional<decision::Conversation> Gate::known(const std::string &question, base::UtcTime now,
                                                  const GateOptions &options, std::string &from) const
{
    const auto found = m_answers.find(question);
    if (options.reuseSeconds <= 0 || found == m_answers.end() ||
        now - found->second.at > std::chrono::seconds(options.reuseSeconds))
        return std::nullopt;
    from = found->second.cycleId;
    return reused(found->second.conversation);
}

void Gate::remember(const std::string &question, const std::string &cycleId, base::UtcTime now,
                    const decision::Conversation &conversation, const GateOptions &options)
{
    if (options.reuseSeconds <= 0 || !conversation.decision)
        return; // what failed is asked again
    const auto tooOld = now - std::chrono::seconds(options.reuseSeconds);
    for (auto one = m_answers.begin(); one != m_answers.end();)
        one = one->second.at < tooOld ? m_answers.erase(one) : std::next(one);
    if (m_answers.size() >= mostAnswers)
        m_answers.erase(
            std::min_element(m_answers.begin(), m_answers.end(),
                             [](const auto &a, const auto &b) { return a.second.at < b.second.at; }));
    m_answers.insert_or_assign(question, Answer{now, cycleId, conversation});
}

std::optional<NotAsked> Gate::admit(const std::string &pair, base::UtcTime now, const GateOptions &options)
{
    if (options.callsPerMinute <= 0)
        return std::nullopt;
    std::deque<base::UtcTime> &calls = m_calls[pair];
    while (!calls.empty() && now - calls.front() >= minute)
        calls.pop_front();
    if (calls.size() >= std::size_t(options.callsPerMinute))
        return NotAsked{"rate",
                        "not asked: " + std::to_string(calls.size()) +
                            " questions about this market in the last minute, as many as are allowed"};
    calls.push_back(now);
    return std::nullopt;
}

std::string questionKey(const llm::Question &question, const llm::Provider &provider,
                        const std::string &pictureSha)
{
    const auto &sampling = question.sampling;
    const auto text = [](const auto &value) { return value ? std::to_string(*value) : std::string("-"); };
    base::Sha256 hash;
    for (const std::string &part :
         {provider.id(), provider.model(), question.system, question.user, question.schema, pictureSha,
          text(sampling.temperature), text(sampling.topP), text(sampling.topK), text(sampling.seed),
          text(sampling.maxTokens)}) {
        hash.add(std::to_string(part.size()) + ':');
        hash.add(part);
    }
    return hash.hex();
}

} // namespace engine
