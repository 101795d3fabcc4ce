#include "decision/council_count.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace decision {
namespace {

using domain::Action;
using domain::DecisionRecord;
using Result = Count::Result;

constexpr std::array<std::string_view, 5> resultNames = {"carried", "tie", "low_agreement", "no_levels",
                                                         "no_quorum"};
constexpr double equal = 1e-9; // shares nearer than this are the same

/// How the members of one voice share its vote.
struct Voice
{
    double weight = 0; // the largest of its members'
    int seated = 0, voted = 0;
    [[nodiscard]] bool heard() const { return voted > 0 && 2 * voted >= seated; }
};

std::map<std::string, Voice> voicesOf(const std::vector<Ballot> &ballots)
{
    std::map<std::string, Voice> out;
    for (const Ballot &ballot : ballots) {
        Voice &voice = out[ballot.voice];
        voice.weight = std::max(voice.weight, std::max(0.0, ballot.weight));
        ++voice.seated;
        voice.voted += ballot.said.has_value();
    }
    return out;
}

std::vector<Tally> talliesOf(const std::vector<Ballot> &ballots, const std::map<std::string, Voice> &voices)
{
    std::vector<Tally> out;
    double total = 0;
    for (std::size_t i = 0; i < ballots.size(); ++i) {
        if (!ballots[i].said)
            continue;
        const Voice &voice = voices.at(ballots[i].voice);
        const double share = voice.weight / voice.voted;
        const Action action = ballots[i].said->action;
        auto tally =
            std::find_if(out.begin(), out.end(), [&](const Tally &one) { return one.action == action; });
        if (tally == out.end())
            tally = out.insert(out.end(), Tally{action, 0, {}});
        tally->share += share;
        tally->members.push_back(i);
        total += share;
    }
    for (Tally &tally : out)
        tally.share = total > 0 ? tally.share / total : 0;
    std::sort(out.begin(), out.end(), [](const Tally &a, const Tally &b) {
        return std::abs(a.share - b.share) > equal ? a.share > b.share : a.action < b.action;
    });
    return out;
}

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

using Field = std::optional<double> (*)(const DecisionRecord &);
constexpr Field fields[] = {[](const DecisionRecord &one) { return one.stopLoss; },
                            [](const DecisionRecord &one) { return one.takeProfit; },
                            [](const DecisionRecord &one) { return std::optional(one.confidence); }};

/// The supporter whose stop, target and confidence are nearest the supporters' medians, each as a share of
/// the median; of two equally near ones the one that claims less, then the one asked earlier.
std::size_t nearestTheMedian(const std::vector<Ballot> &ballots, const std::vector<std::size_t> &supporters)
{
    std::vector<double> distance(supporters.size(), 0.0);
    for (const Field field : fields) {
        std::vector<double> values;
        for (const std::size_t one : supporters)
            if (const auto value = field(*ballots[one].said))
                values.push_back(*value);
        const double median = medianOf(values);
        for (std::size_t i = 0; i < supporters.size() && !std::isnan(median); ++i) {
            const auto value = field(*ballots[supporters[i]].said);
            // Who leaves out what others give is as far as can be.
            distance[i] += value ? std::abs(*value - median) / std::max(std::abs(median), 1e-300) : 1;
        }
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < supporters.size(); ++i) {
        const bool nearer = distance[i] < distance[best] - 1e-12;
        const bool asNear = std::abs(distance[i] - distance[best]) <= 1e-12;
        const double claim = ballots[supporters[i]].said->confidence;
        if (nearer || (asNear && claim < ballots[supporters[best]].said->confidence))
            best = i;
    }
    return supporters[best];
}

std::string percent(double share)
{
    return base::printed(std::round(100 * share)) + " %";
}

Count failed(Count out)
{
    out.result = Result::NoQuorum;
    out.reason = "only " + std::to_string(out.heard) + " of " + std::to_string(out.seated) +
                 " voices could be heard, and " + std::to_string(out.quorum) + " are needed";
    return out;
}

} // namespace

std::string_view name(Result result)
{
    return resultNames[std::size_t(result)];
}

Count count(const std::vector<Ballot> &ballots, const CountRules &rules)
{
    const std::map<std::string, Voice> voices = voicesOf(ballots);
    Count out;
    out.seated = int(voices.size());
    for (const auto &[id, voice] : voices)
        out.heard += voice.heard();
    out.quorum = std::clamp(rules.quorum, 1, std::max(1, out.seated));
    out.tallies = talliesOf(ballots, voices);
    if (out.heard < out.quorum || out.tallies.empty())
        return failed(std::move(out));
    const Tally &first = out.tallies.front();
    out.agreement = first.share;
    const std::string said(domain::name(first.action));
    if (out.tallies.size() > 1 && first.share - out.tallies[1].share <= equal) {
        out.result = Result::Tie;
        out.reason = "the council is split: as many voices are for " + said + " as for " +
                     std::string(domain::name(out.tallies[1].action));
        return out;
    }
    if (first.share < rules.agreement - equal) {
        out.result = Result::LowAgreement;
        out.reason = "only " + percent(first.share) + " of the voices are for " + said + ", and " +
                     percent(rules.agreement) + " are needed";
        return out;
    }
    std::vector<std::size_t> authors;
    const bool needsLevels =
        !rules.levelsByDesk && (domain::opens(first.action) || first.action == Action::Adjust);
    for (const std::size_t member : first.members)
        if (!needsLevels || ballots[member].sawPrices)
            authors.push_back(member);
    if (authors.empty()) {
        out.result = Result::NoLevels;
        out.reason = "the council is for " + said + ", but none of those who are saw prices to set levels by";
        return out;
    }
    out.result = Result::Carried;
    out.author = nearestTheMedian(ballots, authors);
    return out;
}

std::vector<std::pair<std::string, double>> memberWeights(const std::vector<MemberOutcome> &outcomes)
{
    constexpr std::size_t enough = 30;
    std::map<std::string, std::vector<const MemberOutcome *>> records;
    for (const MemberOutcome &one : outcomes)
        records[one.member].push_back(&one);
    std::vector<std::pair<std::string, double>> out;
    for (const auto &[member, record] : records) {
        const double n = double(record.size());
        double wins = 0, sum = 0, squares = 0, base = 0;
        for (const MemberOutcome *one : record)
            wins += one->won ? 1 : 0;
        std::vector<double> gains; // squared error of the base rate less its own
        for (const MemberOutcome *one : record) {
            const double truth = one->won ? 1 : 0;
            const double error = (wins / n - truth) * (wins / n - truth);
            gains.push_back(error - (one->claimed - truth) * (one->claimed - truth));
            base += error;
            sum += gains.back();
        }
        for (const double gain : gains)
            squares += (gain - sum / n) * (gain - sum / n);
        const double error = n > 1 ? std::sqrt(squares / (n - 1) / n) : 0;
        const bool better = record.size() >= enough && sum / n > 2 * error && base > 0;
        out.emplace_back(member, better ? 1 + std::clamp(sum / base, 0.0, 1.0) : 1.0);
    }
    return out;
}

} // namespace decision
