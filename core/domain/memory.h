// What the desk makes of its experiences, in words that everybody can show: trades recalled, shares with
// their interval, rules, calibration, thresholds. Values; any thread.
#pragma once

#include "domain/experience.h"

#include <memory>

namespace domain {

/// A share of wins. Below the evidence needed there is a count and no rate.
struct Share
{
    std::size_t wins = 0, n = 0;
    std::optional<double> rate, low, high; // 95 % Wilson interval
    std::optional<double> meanPercent;     // mean net result, of entry notional
    [[nodiscard]] bool known() const { return rate.has_value(); }
};
[[nodiscard]] base::Json toJson(const Share &share);

/// One row of a table of statistics: "ADX 25 and above".
struct Bucket
{
    std::string group, id, title; // group: "confidence" "adx" "factor" "direction" "regime" …
    Share share;
};

/// How one feature of the state compares with the one that is asked about.
struct FeatureMatch
{
    const char *id = "", *title = "";
    std::optional<double> then, now;
    std::optional<double> difference; // scaled, 0 (the same) – 1; none where one is missing
};

struct Recalled
{
    std::shared_ptr<const Experience> experience;
    double similarity = 0, recency = 0, score = 0; // each 0–1
    std::size_t shared = 0;                        // features that both have
    std::vector<FeatureMatch> features;
};

enum class RuleKind { Prefer, Avoid, Overconfident };
[[nodiscard]] std::string_view name(RuleKind kind); // "prefer" "avoid" "overconfident"

/// What reflection found. It advises; no limit follows from it.
struct Rule
{
    std::string id; // of the pattern and kind: the same finding keeps its name
    RuleKind kind = RuleKind::Prefer;
    std::string pattern;  // "trend bullish, volatility high"
    std::string text;     // as shown: the person's words where there are any
    Share share;          // within the pattern
    Share base;           // of all trades then
    double effective = 0; // number of trades that count under decay
    double decayedRate = 0;
    double pValue = 1; // of the last test
    bool mandatory = false;
    std::optional<double> surprise;  // mean of its trades
    std::size_t contradictions = 0;  // trades against it since it was found
    base::UtcTime since{}, until{};  // found; last trade of the evidence
    std::vector<std::string> trades; // newest last, at most 50
    bool pinned = false, muted = false, edited = false;
};
[[nodiscard]] base::Json toJson(const Rule &rule);

/// What a person has said about a rule or a threshold; kept like everything that was learned.
struct MemoryWord
{
    base::UtcTime time{};
    std::string verb;    // rules: "pin" "unpin" "mute" "unmute" "edit" "delete" · "rollback" · thresholds:
                         // "freeze" "reset"
    std::string subject; // id of the rule or threshold; empty for a rollback
    std::string text;    // of an edit
    std::optional<base::UtcTime> before; // of a rollback: what was learned since then counts no more
};
[[nodiscard]] base::Json toJson(const MemoryWord &word);
[[nodiscard]] base::Result<MemoryWord> memoryWordFromJson(const base::Json &json);

/// What a claimed confidence is worth.
struct Calibrated
{
    double p = 0, low80 = 0, low95 = 0, high95 = 1;
    std::size_t n = 0;
    std::string map; // "base_rate" "logistic" "isotonic"
};

struct ReliabilityBin
{
    double from = 0, to = 1, claimed = 0;
    Share share;
};
struct CalibrationReport
{
    std::size_t n = 0;
    std::string map;
    std::vector<ReliabilityBin> bins;
    std::optional<double> brierClaimed, brierBase, brierLogistic, brierIsotonic; // prequential
    std::optional<double> ece, eceLow, eceHigh; // of the claims; 90 % bootstrap band
};
[[nodiscard]] base::Json toJson(const CalibrationReport &report);

/// A number in the question that follows the evidence; no limit follows it.
struct Threshold
{
    std::string id, title, unit; // "adx_strong" "ADX of a strong trend"
    double standard = 0, value = 0;
    std::optional<double> proposed; // where the evidence supports another value
    Share below, above;             // at the proposed value
    std::string state;              // "standard" "learned" "frozen" "reset"
};
[[nodiscard]] base::Json toJson(const Threshold &threshold);

[[nodiscard]] base::Json toJson(const ReliabilityBin &bin);
[[nodiscard]] base::Json toJson(const FeatureMatch &match);

/// What memory adds to a question.
struct MemoryBrief
{
    bool on = false;               // whether there is a memory at all
    std::size_t known = 0;         // experiences at the time of the question
    RawState state;                // what was asked about
    std::vector<Recalled> similar; // best first
    Share similarShare;            // of a wider set of similar trades
    std::size_t similarAsked = 0;
    Share all;
    std::vector<Rule> rules;
    std::vector<Bucket> notes; // buckets whose interval leaves out the rate of all
    std::vector<Threshold> thresholds;
    std::vector<Bucket> confidence; // how claims came out
    std::string calibration;        // the map in force
    std::shared_ptr<const Experience> last;
};
[[nodiscard]] base::Json toJson(const MemoryBrief &brief);
[[nodiscard]] base::Json toJson(const Recalled &recalled);
[[nodiscard]] base::Json toJson(const Bucket &bucket);

} // namespace domain
