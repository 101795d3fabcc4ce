#include "llm/call_keeper.h"

#include "base/hash.h"

#include <algorithm>

namespace llm {
namespace {

using base::Decimal;
using base::ErrorCode;
using domain::Money;
using domain::RuleResult;

constexpr double million = 1e6;

std::string promptSha(const Question &question)
{
    std::string all;
    for (const std::string *part :
         {&question.system, &question.user, &question.previousAnswer, &question.reask, &question.schema}) {
        all += *part;
        all += '\0'; // so that the parts cannot run into each other
    }
    all.append(question.png.constData(), std::size_t(question.png.size()));
    return base::sha256(all);
}

std::optional<Money> dollars(double amount)
{
    const auto value = Decimal::nearest(amount, Decimal::of(1, -8), base::Rounding::Up);
    return value ? std::optional(Money(*value, "USD")) : std::nullopt;
}

RuleResult budgetRow(const char *id, const std::optional<double> &value, double bound)
{
    RuleResult out;
    out.id = id;
    out.unit = "USD";
    out.value = value;
    if (bound <= 0 || !value) {
        out.mark = RuleResult::Mark::NotApplicable;
        out.note = bound <= 0 ? "no limit" : "the price is unknown";
        return out;
    }
    out.bound = bound;
    out.slack = (bound - *value) / bound;
    out.mark = *value <= bound ? RuleResult::Mark::Pass : RuleResult::Mark::Deny;
    return out;
}

base::Error overBudget(const RuleResult &row)
{
    std::string detail = "the model budget would be exceeded";
    if (row.value && row.bound)
        detail += ": " + std::to_string(*row.value) + " of " + std::to_string(*row.bound) + " USD";
    return {ErrorCode::OverBudget, row.note.empty() ? detail : row.note, "budget." + row.id, std::nullopt};
}

} // namespace

CallKeeper::CallKeeper(KeeperParts parts) : m_parts(std::move(parts)), m_book(m_parts.folder, m_parts.calls)
{
    if (!m_parts.clock)
        m_parts.clock = std::make_shared<base::SystemClock>();
}

void CallKeeper::setOptions(const BudgetOptions &budget, const CallOptions &calls)
{
    m_parts.budget = budget;
    m_parts.calls = calls;
    m_book.setOptions(calls);
}

std::optional<Money> CallKeeper::atMost(const std::string &provider, const std::string &model, bool free,
                                        long long inputTokens, long long outputTokens, bool picture) const
{
    if (free)
        return Money::zero("USD");
    const auto prices = m_parts.prices.find(provider, model, now(), inputTokens);
    if (!prices || !prices->input || !prices->output)
        return std::nullopt;
    const double perOutput = std::max(*prices->output, prices->reasoning.value_or(0));
    const double perInput =
        std::max(*prices->input, prices->cacheWrite.value_or(0)); // the desk marks what it repeats
    return dollars((double(inputTokens) * perInput + double(outputTokens) * perOutput) / million +
                   (picture ? prices->image.value_or(0) : 0));
}

long long CallKeeper::usualAnswer(const std::string &provider, const std::string &model) const
{
    constexpr long long guess = 800;
    const domain::ModelScore *const score = m_book.score(provider, model);
    const bool known = score && score->answered > 0 && score->outputTokens > 0;
    return known ? score->outputTokens / score->answered : guess;
}

std::vector<RuleResult> CallKeeper::budgets(const std::optional<Money> &estimate)
{
    m_book.catchUp();
    const BudgetOptions &budget = m_parts.budget;
    const base::UtcTime time = now();
    const auto with = [&](const Decimal &spent) {
        return estimate ? std::optional((spent + m_reserved + estimate->amount()).toDouble()) : std::nullopt;
    };
    std::vector<RuleResult> out = {
        budgetRow("per_call", estimate ? std::optional(estimate->toDouble()) : std::nullopt, budget.perCall),
        budgetRow("per_day", with(m_book.spentOnDay(time)), budget.perDay),
        budgetRow("per_month", with(m_book.spentInMonth(time)), budget.perMonth)};
    RuleResult known;
    known.id = "unknown_prices";
    known.mark = estimate                           ? RuleResult::Mark::NotApplicable
                 : budget.unknownPrices == "refuse" ? RuleResult::Mark::Deny
                                                    : RuleResult::Mark::Pass;
    if (!estimate)
        known.note = "the price of this model is unknown";
    out.push_back(std::move(known));
    return out;
}

std::optional<base::Error> CallKeeper::tooMuch(const std::optional<Money> &cost)
{
    for (const RuleResult &row : budgets(cost))
        if (row.mark == RuleResult::Mark::Deny && row.id != "per_call")
            return overBudget(row);
    return std::nullopt;
}

Gate CallKeeper::admit(const Provider &provider, const Question &question, long long maxTokens)
{
    Gate out;
    const std::size_t bytes = question.system.size() + question.user.size() + question.schema.size() +
                              question.previousAnswer.size() + question.reask.size();
    out.estimate =
        atMost(provider.id(), provider.model(), provider.capabilities().free,
               estimatedTokens(bytes, !question.png.isEmpty()), maxTokens, !question.png.isEmpty());
    if (!m_parts.gates)
        return out;
    out.table = budgets(out.estimate);
    for (const RuleResult &row : out.table) {
        if (row.mark == RuleResult::Mark::Deny) {
            out.refusal = overBudget(row);
            return out;
        }
    }
    Known &known = m_known[provider.id()];
    if (!known.breaker.admit(now())) {
        const std::string why =
            known.error ? std::string(base::name(known.error->code)) : std::string("failures");
        out.refusal = base::Error{ErrorCode::Overloaded, "left alone for a while after " + why, provider.id(),
                                  known.breaker.wait(now())};
        return out;
    }
    if (out.estimate)
        m_reserved = m_reserved + out.estimate->amount();
    return out;
}

void CallKeeper::drop(const Gate &gate, const Provider &provider)
{
    if (!m_parts.gates)
        return;
    if (gate.estimate)
        m_reserved = m_reserved - gate.estimate->amount();
    m_known[provider.id()].breaker.note(base::Error{ErrorCode::Cancelled, {}, {}, {}}, now(), {});
}

CallRecord CallKeeper::recordOf(const Gate &gate, const Provider &provider, const Question &question,
                                const domain::ModelCall &call) const
{
    CallRecord out;
    out.time = now();
    out.provider = provider.id();
    out.model = call.model.empty() ? provider.model() : call.model;
    out.promptSha = promptSha(question);
    out.requestId = call.requestId;
    out.outcome = domain::name(call.outcome);
    if (call.error)
        out.code = call.error->code;
    out.latency = call.latency;
    out.usage = call.usage;
    out.cost = call.cost;
    out.estimate = gate.estimate;
    out.picture = call.sawPicture;
    return out;
}

void CallKeeper::done(const Gate &gate, const Provider &provider, const Question &question,
                      domain::ModelCall &call)
{
    const std::string id = provider.id();
    if (!call.cost && provider.capabilities().free)
        call.cost = Money::zero("USD");
    const int pictures = call.sawPicture ? 1 : 0;
    for (const std::string &model : {call.model, provider.model()})
        if (!call.cost)
            call.cost = m_parts.prices.cost(id, model, now(), call.usage, pictures);
    if (m_parts.gates && gate.estimate)
        m_reserved = m_reserved - gate.estimate->amount();
    const std::optional<base::Error> error =
        call.outcome == domain::AnswerOutcome::Failed ? call.error : std::optional<base::Error>();
    Known &known = m_known[id];
    if (m_parts.gates)
        known.breaker.note(
            error, now(),
            {m_parts.calls.breakerFailures, std::chrono::seconds(m_parts.calls.breakerSeconds)});
    known.error = error;
    known.since = now();
    m_book.add(recordOf(gate, provider, question, call));
}

void CallKeeper::refused(const Gate &gate, const Provider &provider, const Question &question,
                         const domain::ModelCall &call)
{
    CallRecord record = recordOf(gate, provider, question, call);
    record.asked = false;
    record.gate = gate.table;
    m_book.add(record);
}

void CallKeeper::heard(const domain::ModelCall &call, const std::optional<base::Error> &unreadable)
{
    if (m_known.count(call.provider) == 0)
        return; // a mind of the desk's own: nothing is kept of its calls, and it writes what can be read
    ReadingRecord record;
    record.time = now();
    record.provider = call.provider;
    record.model = call.model;
    record.reading = unreadable           ? Reading::Unreadable
                     : call.reask.empty() ? Reading::Read
                                          : Reading::Repaired;
    record.field = unreadable ? unreadable->field : std::string();
    m_book.add(record);
}

ProviderHealth CallKeeper::health(const std::string &provider) const
{
    ProviderHealth out;
    out.provider = provider;
    const auto found = m_known.find(provider);
    if (found == m_known.end())
        return out;
    out.state = found->second.breaker.state(now());
    out.wait = found->second.breaker.wait(now());
    out.error = found->second.error;
    out.since = found->second.since;
    return out;
}

std::shared_ptr<const std::vector<domain::ModelScore>> CallKeeper::scores()
{
    m_book.catchUp();
    if (!m_scores || m_scoresOf != m_book.revision())
        m_scores = std::make_shared<const std::vector<domain::ModelScore>>(m_book.scores());
    m_scoresOf = m_book.revision();
    return m_scores;
}

Decimal CallKeeper::spentToday()
{
    m_book.catchUp();
    return m_book.spentOnDay(now());
}

} // namespace llm
