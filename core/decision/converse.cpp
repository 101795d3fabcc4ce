#include "decision/converse.h"

namespace decision {
namespace {

using base::ErrorCode;
using base::Milliseconds;
using domain::AnswerOutcome;

constexpr const char *noPicture = "\n\nThe chart is not attached, because this model cannot see.";

/// What a model is told about an answer that could not be read.
std::string reaskText(const base::Error &error)
{
    std::string text = "Your last answer could not be read: ";
    if (!error.field.empty())
        text += "field `" + error.field + "`: ";
    text += error.detail + ". Answer again with exactly one JSON object of the contract, and nothing else.";
    return text;
}

std::string whyNot(const std::string &provider, const base::Error &error)
{
    std::string text = provider + ": " + std::string(base::name(error.code));
    return error.detail.empty() ? text : text + " (" + error.detail + ')';
}

/// The deadline of a chain.
class Patience
{
public:
    explicit Patience(const Talk &talk)
        : m_clock(talk.limit.count() > 0 ? talk.clock : nullptr),
          m_until(m_clock ? m_clock->now() + talk.limit : base::UtcTime::max())
    {
    }
    [[nodiscard]] bool over() const { return m_clock && m_clock->now() >= m_until; }
    /// Lets a question wait no longer than the chain does.
    void limit(llm::Question &question) const
    {
        if (m_clock)
            question.sampling.timeout = std::max(Milliseconds(1), Milliseconds(m_until - m_clock->now()));
    }

private:
    const base::Clock *m_clock;
    base::UtcTime m_until;
};

/// One mind's part of it: what is asked, and what came of it.
struct Turn
{
    AnswerOutcome outcome = AnswerOutcome::Failed;
    std::optional<base::Error> error;
    std::optional<domain::Decision> decision;
};

void takeUp(Turn &turn, const domain::ModelCall &call, const Context &context, const Talk &talk)
{
    turn.outcome = call.outcome;
    turn.error = call.error;
    if (call.outcome != AnswerOutcome::Answered)
        return;
    base::Result<domain::Decision> decision = understand(call.text, context);
    turn.error = decision ? std::optional<base::Error>() : decision.error();
    if (decision)
        turn.decision.emplace(std::move(*decision));
    else
        turn.outcome = AnswerOutcome::Failed;
    if (talk.heard)
        talk.heard(call, turn.error);
}

bool isCancelled(const Turn &turn)
{
    return turn.error && turn.error->code == ErrorCode::Cancelled;
}

void restart(const llm::Question &question)
{
    if (question.onPiece)
        question.onPiece({llm::Piece::Kind::Restart, {}});
}

/// How the whole ends when nobody answered: as the first one did.
void conclude(Conversation &out, const Turn &turn, std::size_t position, const std::string &id)
{
    if (turn.decision) {
        out.decision = turn.decision;
        out.outcome = AnswerOutcome::Answered;
        out.error.reset();
        out.provider = id;
        out.fellBack = position > 0;
        return;
    }
    if (turn.error)
        out.notes.push_back(whyNot(id, *turn.error));
    if (position == 0 || isCancelled(turn)) {
        out.outcome = turn.outcome;
        out.error = turn.error;
    }
}

} // namespace

QCoro::Task<Conversation> converse(std::vector<llm::Provider *> chain, llm::Question question,
                                   Context context, Talk talk)
{
    Conversation out;
    const Patience patience(talk);
    for (std::size_t i = 0; i < chain.size(); ++i) {
        llm::Provider *const provider = chain[i];
        const std::string id = provider->id();
        if (i > 0 && patience.over()) {
            out.notes.push_back(id + ": not asked, the time for the whole chain is over");
            break;
        }
        llm::Question asked = question;
        if (!asked.png.isEmpty() && !provider->capabilities().vision) {
            asked.png.clear();
            asked.user += noPicture;
            out.notes.push_back(id + " cannot see: the picture was left out");
        }
        Turn turn;
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (!out.calls.empty())
                restart(question);
            patience.limit(asked);
            domain::ModelCall call = co_await provider->complete(asked);
            call.reask = asked.reask;
            call.sawPicture = call.sawPicture && !asked.png.isEmpty();
            takeUp(turn, call, context, talk);
            asked.previousAnswer = call.text;
            const bool unreadable = call.outcome == AnswerOutcome::Answered && !turn.decision;
            out.calls.push_back(std::move(call));
            if (!unreadable || patience.over())
                break;
            asked.reask = reaskText(*turn.error);
        }
        conclude(out, turn, i, id);
        if (turn.decision || isCancelled(turn))
            break;
    }
    co_return out;
}

} // namespace decision
