#include "decision/council_record.h"

#include "base/outside.h"
#include "base/text.h"

namespace decision {
namespace {

using base::Json;

constexpr std::size_t longestClaim = 600;

/// A text that the shelf keeps once; the manifest names it.
Json kept(const std::string &text, std::vector<domain::Blob> &blobs)
{
    blobs.push_back(domain::makeBlob("text", text));
    return {{"text_sha256", blobs.back().sha256}};
}

Json roundJson(const Conversation &talked)
{
    Json out{{"outcome", domain::name(talked.outcome)},
             {"calls", talked.calls.size()},
             {"error", talked.error ? domain::toJson(*talked.error) : Json()},
             {"action", Json()},
             {"confidence", Json()}};
    if (talked.decision) {
        out["action"] = domain::name(talked.decision->action());
        out["confidence"] = base::number(talked.decision->record().confidence);
    }
    return out;
}

Json memberJson(const Hearing &hearing, const Ballot &ballot, std::vector<domain::Blob> &blobs)
{
    Json out{
        {"name", hearing.member->name},
        {"role", name(hearing.member->role)},
        {"temperament", name(hearing.member->temperament)},
        {"model", hearing.model()},
        {"voice", ballot.voice},
        {"weight", base::number(ballot.weight)},
        {"saw_prices", ballot.sawPrices},
        {"vote", ballot.said ? Json(domain::name(ballot.said->action)) : Json()},
        {"confidence", ballot.said ? base::number(ballot.said->confidence) : Json()},
        {"stop_loss", ballot.said && ballot.said->stopLoss ? base::number(*ballot.said->stopLoss) : Json()},
        {"take_profit",
         ballot.said && ballot.said->takeProfit ? base::number(*ballot.said->takeProfit) : Json()},
        {"reasoning", ballot.said ? Json(ballot.said->reasoning) : Json()},
        {"abstained", hearing.why},
        {"rounds", Json::array()}};
    if (hearing.asked) {
        out["system"] = kept(hearing.question.system, blobs);
        out["user"] = kept(hearing.question.user, blobs);
        out["rounds"].push_back(roundJson(hearing.first));
    }
    if (hearing.askedAgain)
        out["rounds"].push_back(roundJson(hearing.second));
    return out;
}

} // namespace

const domain::DecisionRecord *Hearing::said() const
{
    if (second.decision)
        return &second.decision->record();
    return first.decision ? &first.decision->record() : nullptr;
}

std::string Hearing::model() const
{
    for (const Conversation *talked : {&second, &first})
        if (!talked->calls.empty() && talked->decision)
            return talked->calls.back().provider + '/' + talked->calls.back().model;
    return member->provider->id() + '/' + member->provider->model();
}

std::string Hearing::key() const
{
    return std::string(name(member->role)) + ' ' + model();
}

std::string abstention(const Hearing &hearing)
{
    if (hearing.nothingToRead)
        return "nothing to read: the question has no part for this role";
    if (hearing.blind)
        return "this model cannot see the picture, and there is nothing else for this role";
    if (hearing.said())
        return {};
    const Conversation &talked = hearing.first;
    const std::string code = talked.error ? std::string(base::name(talked.error->code)) : "internal";
    const std::string detail =
        talked.error ? ": " + base::shortened(base::sanitised(talked.error->detail), 300) : "";
    return (talked.outcome == domain::AnswerOutcome::Refused ? "refused (" : "no readable answer (") + code +
           ')' + detail;
}

std::string claimsFor(const std::vector<Hearing> &hearings, std::size_t reader, const std::string &fence)
{
    std::string out;
    for (std::size_t i = 0; i < hearings.size(); ++i) {
        const domain::DecisionRecord *said = i == reader ? nullptr : hearings[i].said();
        if (!said)
            continue;
        out += "<" + fence + ">" + std::string(domain::name(said->action)) + ", confidence " +
               base::printed(said->confidence, 3) + ": " +
               base::quotable(said->reasoning, longestClaim) + "</" + fence + ">\n";
    }
    return out;
}

Json councilRecord(const std::vector<Hearing> &hearings, const std::vector<Ballot> &ballots,
                   const Count &count, const CouncilOptions &options, std::vector<domain::Blob> &blobs)
{
    Json members = Json::array(), tallies = Json::array();
    for (std::size_t i = 0; i < hearings.size(); ++i)
        members.push_back(memberJson(hearings[i], ballots[i], blobs));
    for (const Tally &tally : count.tallies) {
        Json names = Json::array();
        for (const std::size_t one : tally.members)
            names.push_back(hearings[one].member->name);
        tallies.push_back({{"action", domain::name(tally.action)},
                           {"share", base::number(tally.share)},
                           {"members", names}});
    }
    return {{"members", members},
            {"tallies", tallies},
            {"result", name(count.result)},
            {"reason", count.reason},
            {"agreement", base::number(count.agreement)},
            {"needed_agreement", base::number(options.rules.agreement)},
            {"voices", count.seated},
            {"heard", count.heard},
            {"quorum", count.quorum},
            {"rebuttal", options.rebuttal},
            {"plan_of", count.author ? Json(hearings[*count.author].member->name) : Json()}};
}

} // namespace decision
