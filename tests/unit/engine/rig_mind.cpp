#include "rig_mind.h"

#include "base/json.h"

namespace rig {
namespace {

using base::Json;
using domain::AnswerOutcome;
using domain::ModelCall;

constexpr base::Milliseconds forever = std::chrono::hours(24);

class ScriptedMind final : public llm::Provider
{
public:
    ScriptedMind(MindPtr mind, net::Waiting *everybody) : m_mind(std::move(mind)), m_everybody(everybody) {}
    [[nodiscard]] std::string id() const override { return "compatible"; }
    [[nodiscard]] std::string model() const override { return "scripted"; }
    [[nodiscard]] llm::Capabilities capabilities() const override { return {true, true, true, false}; }
    [[nodiscard]] QCoro::Task<ModelCall> complete(llm::Question question) override
    {
        ModelCall call;
        call.provider = "compatible";
        call.model = "scripted";
        const Reply reply = m_mind->answer(question);
        for (const std::string &piece : reply.pieces)
            if (question.onPiece)
                question.onPiece({llm::Piece::Kind::Text, piece});
        if (reply.hangs || reply.after.count() > 0) {
            net::Waiter waiter(*m_everybody, reply.hangs ? forever : reply.after, question.cancel);
            const net::Waiter::End end = co_await waiter;
            if (end == net::Waiter::End::Cancelled) {
                call.error = base::Error{base::ErrorCode::Cancelled, "stopped", "test", {}};
                co_return call;
            }
        }
        call.text = reply.text;
        call.error = reply.error;
        if (reply.cost)
            call.cost = domain::Money(*base::Decimal::parse(reply.cost), "USDT");
        call.outcome = reply.refused ? AnswerOutcome::Refused
                       : reply.error ? AnswerOutcome::Failed
                                     : AnswerOutcome::Answered;
        co_return call;
    }
    [[nodiscard]] base::Task<std::string> check() override { co_return std::string("one model"); }
    [[nodiscard]] base::Task<std::vector<llm::ModelInfo>> models() override
    {
        co_return std::vector<llm::ModelInfo>{{"clever-1", "Clever", 200'000, true}, {"plain-1", "", {}, {}}};
    }

private:
    MindPtr m_mind;
    net::Waiting *m_everybody;
};

} // namespace

void Mind::say(Script script)
{
    const std::lock_guard lock(m_mutex);
    m_script = std::move(script);
}

Reply Mind::answer(const llm::Question &question)
{
    const std::lock_guard lock(m_mutex);
    m_asked.push_back(question);
    return m_script ? m_script(question, int(m_asked.size()) - 1) : hold();
}

std::vector<llm::Question> Mind::asked()
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

std::unique_ptr<llm::Provider> makeMind(MindPtr mind, net::Waiting *everybody)
{
    return std::make_unique<ScriptedMind>(std::move(mind), everybody);
}

base::Task<net::Response> SilentHttp::send(net::Request)
{
    co_return base::fail(base::ErrorCode::Network, "there is no network here", "test");
}

Reply said(const base::Json &answer)
{
    Reply out;
    out.text = answer.dump();
    return out;
}

Reply hold(double confidence)
{
    const Json answer{{"action", "hold"}, {"confidence", confidence}, {"reasoning", "Nothing to do."}};
    return said(answer);
}

Reply openLong(const llm::Question &question, double confidence)
{
    const double last = readingOf(question, "last@4h"), atr = readingOf(question, "atr:14@4h");
    const Json answer{{"action", "open_long"},
                      {"confidence", confidence},
                      {"entry", {{"type", "market"}, {"price", nullptr}}},
                      {"stop_loss", last - 2 * atr},
                      {"take_profit", last + 4 * atr},
                      {"invalidation", "a close below the stop"},
                      {"horizon_bars", 10},
                      {"reasoning", "It goes up."}};
    return said(answer);
}

Reply closeNow()
{
    const Json answer{{"action", "close"}, {"confidence", 0.6}, {"reasoning", "Done with it."}};
    return said(answer);
}

double readingOf(const llm::Question &question, const std::string &ref)
{
    for (const domain::Reading &reading : question.readings)
        if (reading.ref == ref)
            return reading.value;
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace rig
