// How a council's deliberation is kept: who was asked what, what each said, and how the votes were counted.
// For this room's sources only. Pure; any thread.
#pragma once

#include "decision/council.h"

namespace decision {

/// One member through the whole deliberation.
struct Hearing
{
    const Member *member = nullptr;
    llm::Question question; // the first round's
    Context context;
    bool nothingToRead = false; // its role has no part in this question
    bool blind = false;         // it should look at a picture and cannot
    Conversation first, second; // second: after the rebuttal, if there was one
    bool asked = false, askedAgain = false;
    std::string why; // of an abstention

    /// The last word: of the second round where it gave one, else of the first.
    [[nodiscard]] const domain::DecisionRecord *said() const;
    /// The model that answered, "google/gemini-2.5-pro"; the one that was to be asked if none did.
    [[nodiscard]] std::string model() const;
    /// What its record is kept under: role and model.
    [[nodiscard]] std::string key() const;
    /// Members of one voice are the same model asked the same.
    [[nodiscard]] std::string voice() const { return key(); }
};

/// Why a member abstains; empty if it voted.
[[nodiscard]] std::string abstention(const Hearing &hearing);
/// The claims of all but one, without names, between the marks of the question.
[[nodiscard]] std::string claimsFor(const std::vector<Hearing> &hearings, std::size_t reader,
                                    const std::string &fence);
/// What the capsule keeps; texts go into `blobs`.
[[nodiscard]] base::Json councilRecord(const std::vector<Hearing> &hearings,
                                       const std::vector<Ballot> &ballots, const Count &count,
                                       const CouncilOptions &options, std::vector<domain::Blob> &blobs);

} // namespace decision
