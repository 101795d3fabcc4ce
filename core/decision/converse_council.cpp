#include "decision/council.h"

#include "decision/ask.h"
#include "decision/council_record.h"

namespace decision {
namespace {

using domain::AnswerOutcome;

/// The question of one member: its own part of the briefing, and the picture only if its role looks at it.
Hearing hearingOf(const Member &member, const Briefing &briefing, const llm::Question &whole,
                  const Context &context)
{
    Hearing out;
    out.member = &member;
    out.context = context;
    const bool sees = member.provider->capabilities().vision && !whole.png.isEmpty();
    Briefing own = briefing;
    own.role = member.role;
    own.temperament = member.temperament;
    own.picture = looksAtThePicture(member.role) && sees;
    own.levelsByDesk = briefing.levelsByDesk || !seesPrices(member.role);
    out.context.levelsByDesk = own.levelsByDesk;
    Composed composed = compose(own);
    const std::vector<QuestionPart> &parts = composed.parts;
    out.question = std::move(composed.question);
    out.question.sampling = whole.sampling;
    out.question.schemaName = whole.schemaName;
    out.question.cancel = whole.cancel;
    if (own.picture)
        out.question.png = whole.png;
    const bool reading = std::any_of(parts.begin(), parts.end(),
                                     [](const QuestionPart &part) { return part.matter != Matter::Frame; });
    out.blind = !own.picture && member.role == Role::ChartReader;
    out.nothingToRead = !reading && !looksAtThePicture(member.role);
    return out;
}

Ballot ballotOf(const Hearing &hearing, const std::map<std::string, double> &weights)
{
    Ballot out;
    out.voice = hearing.voice();
    const auto weight = weights.find(hearing.key());
    out.weight = weight == weights.end() ? 1 : weight->second;
    out.sawPrices = seesPrices(hearing.member->role);
    if (const domain::DecisionRecord *said = hearing.said())
        out.said = *said;
    return out;
}

/// A hold of the desk itself: it claims nothing, and says why the council came to no decision.
domain::DecisionRecord holdBecause(const std::string &reason)
{
    domain::DecisionRecord out;
    out.action = domain::Action::Hold;
    out.confidence = 0.5;
    out.reasoning = "Hold: " + reason + '.';
    return out;
}

void collect(Conversation &out, std::vector<Hearing> &hearings)
{
    for (Hearing &hearing : hearings)
        for (Conversation *talked : {&hearing.first, &hearing.second})
            for (const domain::ModelCall &call : talked->calls)
                out.calls.push_back(call);
}

/// What the votes come to.
void conclude(Conversation &out, const std::vector<Hearing> &hearings, const std::vector<Ballot> &ballots,
              const Count &counted, const Context &context)
{
    for (std::size_t i = 0; i < ballots.size(); ++i)
        if (ballots[i].said)
            out.votes.push_back({hearings[i].key(), std::string(domain::name(ballots[i].said->action)),
                                 ballots[i].said->confidence});
    if (counted.result == Count::Result::NoQuorum) {
        const bool cancelled = std::any_of(hearings.begin(), hearings.end(), [](const Hearing &one) {
            return one.first.error && one.first.error->code == base::ErrorCode::Cancelled;
        });
        out.outcome = AnswerOutcome::Failed;
        out.error = base::Error{cancelled ? base::ErrorCode::Cancelled : base::ErrorCode::Malformed,
                                counted.reason,
                                "council.quorum",
                                {}};
        return;
    }
    const domain::DecisionRecord record =
        counted.author ? *ballots[*counted.author].said : holdBecause(counted.reason);
    base::Result<domain::Decision> decision = understand(record, context);
    if (!decision) { // a plan that one member was allowed and the council is not
        out.outcome = AnswerOutcome::Failed;
        out.error = decision.error();
        return;
    }
    out.outcome = AnswerOutcome::Answered;
    out.decision.emplace(std::move(*decision));
}

QCoro::Task<domain::ModelCall> readyCall(domain::ModelCall call)
{
    co_return call;
}

} // namespace

Council::Council(std::string model, std::vector<Member> members, CouncilOptions options)
    : m_model(std::move(model)), m_members(std::move(members)), m_options(options)
{
}

llm::Capabilities Council::capabilities() const
{
    llm::Capabilities out;
    out.schema = true;
    out.free = out.offline = true;
    for (const Member &member : m_members) {
        const llm::Capabilities one = member.provider->capabilities();
        out.vision = out.vision || (one.vision && looksAtThePicture(member.role));
        out.schema = out.schema && one.schema;
        out.free = out.free && one.free;
        out.offline = out.offline && one.offline;
    }
    return out;
}

QCoro::Task<domain::ModelCall> Council::complete(llm::Question)
{
    domain::ModelCall call;
    call.provider = id();
    call.model = model();
    call.error = base::Error{base::ErrorCode::Unsupported,
                             "a council decides on a market; a single prompt is for one of its members",
                             "provider",
                             {}};
    return readyCall(std::move(call));
}

base::Task<std::string> Council::check()
{
    std::string out;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const base::Result<std::string> one = co_await m_members[i].provider->check();
        if (!one)
            co_return base::fail(one.error().code, m_members[i].name + ": " + one.error().detail,
                                 one.error().field);
        out += (out.empty() ? "" : "; ") + m_members[i].name + ": " + *one;
    }
    co_return out;
}

QCoro::Task<Conversation> Council::deliberate(Briefing briefing, llm::Question whole, Context context,
                                              Talk talk)
{
    std::vector<Hearing> hearings;
    for (const Member &member : m_members)
        hearings.push_back(hearingOf(member, briefing, whole, context));
    std::vector<std::pair<std::size_t, QCoro::Task<Conversation>>> asked; // all at once
    for (std::size_t i = 0; i < hearings.size(); ++i) {
        Hearing &one = hearings[i];
        one.asked = !one.nothingToRead && !one.blind;
        if (one.asked)
            asked.emplace_back(i, converse({one.member->provider.get()}, one.question, one.context, talk));
    }
    for (std::size_t i = 0; i < asked.size(); ++i) { // every one: none may outlive the question
        Conversation talked = co_await asked[i].second;
        hearings[asked[i].first].first = std::move(talked);
    }

    if (m_options.rebuttal) {
        asked.clear();
        for (std::size_t i = 0; i < hearings.size(); ++i) {
            Hearing &one = hearings[i];
            const std::string claims = claimsFor(hearings, i, briefing.fence);
            if (!one.first.decision || claims.empty())
                continue;
            one.askedAgain = true;
            llm::Question again = one.question;
            again.user += "\n## What the others say\n" +
                          filled(templateText(briefing.templates, "rebuttal"), {{"claims", claims}});
            asked.emplace_back(i,
                               converse({one.member->provider.get()}, std::move(again), one.context, talk));
        }
        for (std::size_t i = 0; i < asked.size(); ++i) {
            Conversation talked = co_await asked[i].second;
            hearings[asked[i].first].second = std::move(talked);
        }
    }

    std::vector<Ballot> ballots;
    for (Hearing &one : hearings) {
        one.why = abstention(one);
        ballots.push_back(ballotOf(one, m_weights));
    }
    const Count counted = count(ballots, m_options.rules);
    Conversation out;
    out.council = councilRecord(hearings, ballots, counted, m_options, out.blobs);
    conclude(out, hearings, ballots, counted, context);
    collect(out, hearings);
    co_return out;
}

} // namespace decision
