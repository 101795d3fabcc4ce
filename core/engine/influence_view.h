// What an article did to a decision, and what a service offers: what the window shows of both. Values; any
// thread.
#pragma once

#include "base/error.h"
#include "domain/decision.h"
#include "domain/money.h"

#include <optional>
#include <string>
#include <vector>

namespace engine {

/// Who would be asked again about a decision, and what one question is expected to cost.
struct InfluencePlan
{
    std::string capsuleId;
    std::string provider, model;
    std::vector<std::string> articles; // their headlines, in the question's order
    bool reads = true; // false: a mind that decides by rules, or a council, is not asked again
    bool free = false; // it takes no money
    std::optional<domain::Money> each;  // none: the price is not known
    std::optional<base::Error> refusal; // why nothing can be asked now: no key, over budget
};

/// A kept question's answer of today.
struct AskedAgain
{
    std::optional<domain::DecisionRecord> decision;
    std::optional<base::Error> error;  // why there is none
    std::optional<domain::Money> cost; // none: not known
};

/// The same question with and without one article. It is asked whole again as well: a mind that answers
/// differently each time is no measure of an article.
struct InfluenceView
{
    std::string capsuleId;
    int article = 0; // 1 …
    AskedAgain whole, without;
    std::optional<base::Error> error;   // why nothing was asked
    [[nodiscard]] bool changed() const; // action, confidence, stop or target; false unless both were answered
};

/// A model that a service offers; what its list does not say is missing.
struct ModelChoice
{
    std::string id, title;
    std::optional<long long> contextTokens;
    std::optional<bool> vision;
};

/// All of them, or why the list could not be had (Unsupported: the service keeps none).
struct ModelList
{
    std::string provider;
    std::vector<ModelChoice> models;
    std::optional<base::Error> error;
};

} // namespace engine
