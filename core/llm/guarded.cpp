#include "llm/guarded.h"

#include <algorithm>

namespace llm {
namespace {

using domain::AnswerOutcome;
using domain::ModelCall;

constexpr int usualAnswer = 4096; // tokens, where nobody limits them

struct Guard
{
    std::unique_ptr<Provider> inner;
    std::shared_ptr<CallKeeper> keeper;
    Sampling sampling;
};

/// What was reserved for a call, given back when nobody waits for it any more.
class Reservation
{
public:
    Reservation(std::shared_ptr<Guard> guard, Gate gate) : m_guard(std::move(guard)), m_gate(std::move(gate))
    {
    }
    ~Reservation()
    {
        if (!m_done)
            m_guard->keeper->drop(m_gate, *m_guard->inner);
    }
    Reservation(const Reservation &) = delete;
    Reservation &operator=(const Reservation &) = delete;
    void finish(const Question &question, ModelCall &call)
    {
        m_done = true;
        m_guard->keeper->done(m_gate, *m_guard->inner, question, call);
    }

private:
    std::shared_ptr<Guard> m_guard;
    Gate m_gate;
    bool m_done = false;
};

ModelCall notAsked(const Provider &inner, const Question &question, const base::Error &error)
{
    ModelCall out;
    out.provider = inner.id();
    out.model = inner.model();
    out.outcome = AnswerOutcome::Failed;
    out.error = error;
    out.reask = question.reask;
    return out;
}

QCoro::Task<ModelCall> ask(std::shared_ptr<Guard> guard, Question question)
{
    const Sampling usual;
    if (question.sampling.timeout != usual.timeout)
        question.sampling.timeout = std::min(question.sampling.timeout, guard->sampling.timeout);
    const auto limit = question.sampling.maxTokens ? question.sampling.maxTokens : guard->sampling.maxTokens;
    const Gate gate = guard->keeper->admit(*guard->inner, question, limit.value_or(usualAnswer));
    if (gate.refusal) {
        const ModelCall call = notAsked(*guard->inner, question, *gate.refusal);
        guard->keeper->refused(gate, *guard->inner, question, call);
        co_return call;
    }
    Reservation reservation(guard, gate);
    const Question asked = question;
    ModelCall call = co_await guard->inner->complete(asked);
    reservation.finish(asked, call);
    co_return call;
}

class Guarded final : public Provider
{
public:
    Guarded(std::unique_ptr<Provider> inner, std::shared_ptr<CallKeeper> keeper, Sampling sampling)
        : m_guard(std::make_shared<Guard>(Guard{std::move(inner), std::move(keeper), std::move(sampling)}))
    {
    }

    [[nodiscard]] std::string id() const override { return m_guard->inner->id(); }
    [[nodiscard]] std::string model() const override { return m_guard->inner->model(); }
    [[nodiscard]] Capabilities capabilities() const override { return m_guard->inner->capabilities(); }
    QCoro::Task<ModelCall> complete(Question question) override { return ask(m_guard, std::move(question)); }
    base::Task<std::string> check() override { return m_guard->inner->check(); }
    base::Task<std::vector<ModelInfo>> models() override { return m_guard->inner->models(); }

private:
    std::shared_ptr<Guard> m_guard;
};

} // namespace

std::unique_ptr<Provider> makeGuarded(std::unique_ptr<Provider> inner, std::shared_ptr<CallKeeper> keeper,
                                      Sampling sampling)
{
    return std::make_unique<Guarded>(std::move(inner), std::move(keeper), std::move(sampling));
}

} // namespace llm
