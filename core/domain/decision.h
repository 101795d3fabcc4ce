// What a model proposes, as read and checked. `Decision` is built only by `decision::understand()`;
// `DecisionRecord` is the plain form for keeping and showing. Values; any thread.
#pragma once

#include "base/json.h"

#include <optional>
#include <string>
#include <vector>

namespace decision {
class Understanding;
}

namespace domain {

enum class Action { OpenLong, OpenShort, Close, Adjust, Hold };
[[nodiscard]] std::string_view name(Action action); // "open_long" …
[[nodiscard]] std::optional<Action> actionOf(std::string_view name);
[[nodiscard]] constexpr bool opens(Action action)
{
    return action == Action::OpenLong || action == Action::OpenShort;
}

struct Factors // each 0–100
{
    std::optional<double> trendAlignment, momentum, volumeSupport, patternQuality, levelStrength;
    bool operator==(const Factors &) const = default;
};

struct EvidenceClaim
{
    std::string ref; // the id of a number in the question, "rsi:14@4h"
    std::optional<double> value;
    std::string note;
    bool operator==(const EvidenceClaim &) const = default;
};

struct DecisionRecord
{
    Action action = Action::Hold;
    double confidence = 0; // claimed probability that net P&L > 0 at the first of stop, target, horizon
    bool limitEntry = false;
    std::optional<double> entryPrice;
    std::optional<double> stopLoss, takeProfit;
    std::optional<double> sizeFraction; // of equity; advisory
    std::optional<std::string> invalidation;
    int horizonBars = 20;
    std::optional<Factors> factors;
    std::optional<std::string> trendDirection; // bullish bearish neutral
    std::optional<std::string> trendAlignment; // aligned mixed divergent
    std::vector<double> support, resistance;
    std::vector<EvidenceClaim> evidence;
    std::optional<std::string> riskLevel; // low medium high
    std::string reasoning;
    std::string dialect = "signaldesk"; // or "analysis", "decision", "intent"
    bool operator==(const DecisionRecord &) const = default;
};

[[nodiscard]] base::Json toJson(const DecisionRecord &record);
/// Reads what toJson wrote. Errors: Schema naming the field.
[[nodiscard]] base::Result<DecisionRecord> decisionFromJson(const base::Json &json);

class Decision
{
public:
    [[nodiscard]] const DecisionRecord &record() const { return m_record; }
    [[nodiscard]] Action action() const { return m_record.action; }

private:
    friend class decision::Understanding;
    explicit Decision(DecisionRecord record) : m_record(std::move(record)) {}
    DecisionRecord m_record;
};

/// How a claim stands against the desk's own numbers.
struct EvidenceCheck
{
    enum class Mark { Verified, Wrong, Unknown }; // Unknown: no such ref in the question
    struct Row
    {
        EvidenceClaim claim;
        Mark mark = Mark::Unknown;
        std::optional<double> actual;
    };
    std::vector<Row> rows;
    std::vector<std::string> uncited; // numbers in the reasoning that are neither cited nor in the question
};
[[nodiscard]] std::string_view name(EvidenceCheck::Mark mark); // "verified" "wrong" "unknown"
/// {"rows":[{ref,value,note,mark,actual}],"uncited":[],"verified":n,"wrong":n,"unknown":n}
[[nodiscard]] base::Json toJson(const EvidenceCheck &check);
[[nodiscard]] base::Result<EvidenceCheck> evidenceCheckFromJson(const base::Json &json);

} // namespace domain
