// Several minds asked the same thing, each in its own role, and one decision of it that one of them made.
// Members are asked at the same time and all of them are awaited. Owned by whoever owns a provider; engine
// thread.
#pragma once

#include "decision/briefing.h"
#include "decision/converse.h"
#include "decision/council_count.h"

#include <map>

namespace decision {

struct Member
{
    std::string name; // "technician", "generalist 2"
    Role role = Role::Generalist;
    Temperament temperament = Temperament::Plain;
    std::unique_ptr<llm::Provider> provider;
};

struct CouncilOptions
{
    CountRules rules;
    bool rebuttal = false; // each sees the others' claims once, without names, and answers again
};

/// A council stands where a provider stands, but it must be asked through deliberate(): only there are its
/// members given their own parts of the question.
class Council final : public llm::Provider
{
public:
    /// `model` tells this composition from every other, so that what it claims is calibrated on its own.
    Council(std::string model, std::vector<Member> members, CouncilOptions options);

    [[nodiscard]] std::string id() const override { return "council"; }
    [[nodiscard]] std::string model() const override { return m_model; }
    [[nodiscard]] llm::Capabilities capabilities() const override; // vision: somebody looks at the picture
    /// Unsupported: see above.
    [[nodiscard]] QCoro::Task<domain::ModelCall> complete(llm::Question question) override;
    /// All members; the errors of the first that cannot be used.
    [[nodiscard]] base::Task<std::string> check() override;

    /// The weight of members by their key (role and model) as their records have it; absent is 1.
    void setWeights(std::map<std::string, double> weights) { m_weights = std::move(weights); }

    /// Every member on its own part of `briefing`, with picture, sampling and schema name of `whole`; then
    /// the count. Outcome Failed below the quorum; otherwise answered with a member's own decision, or with a
    /// hold whose reasoning says why the council came to none. All calls are in the conversation, in the
    /// order of the members.
    [[nodiscard]] QCoro::Task<Conversation> deliberate(Briefing briefing, llm::Question whole,
                                                       Context context, Talk talk = {});

private:
    std::string m_model; // "council-4f09c1d2"
    std::vector<Member> m_members;
    CouncilOptions m_options;
    std::map<std::string, double> m_weights;
};

} // namespace decision
