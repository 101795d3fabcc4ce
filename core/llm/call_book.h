// What is kept of every call to a model: an audit log of JSON lines, and what it adds up to: scores of the
// models and money spent. Several programs may write to the same log; each folds what the others wrote. Owned
// by CallKeeper; engine thread. Blocks for a line at a time.
#pragma once

#include "domain/model_score.h"
#include "domain/verdict.h"
#include "llm/call_options.h"

#include <QString>

#include <map>

namespace llm {

/// One call as the audit log has it: no text of a question or an answer, which are in capsules.
struct CallRecord
{
    base::UtcTime time{};
    std::string provider, model, promptSha, requestId;
    std::string outcome; // "answered" "refused" "failed"
    std::optional<base::ErrorCode> code;
    bool asked = true; // false: over budget, or left alone
    base::Milliseconds latency{0};
    domain::Usage usage;
    std::optional<domain::Money> cost, estimate; // US dollars
    bool picture = false;
    std::vector<domain::RuleResult> gate; // the budgets, where one said no
};

/// What became of an answer that was to be read as a decision.
enum class Reading { Read, Unreadable, Repaired }; // Repaired: read after having been asked again
[[nodiscard]] std::string_view name(Reading reading);
struct ReadingRecord
{
    base::UtcTime time{};
    std::string provider, model;
    Reading reading = Reading::Read;
    std::string field; // at fault
};

class CallBook
{
public:
    /// `folder`: of the log ("000001.jsonl" …, the newest is written to) and of "summary.json"; empty:
    /// nothing is kept beyond this object. What cannot be read is begun anew, and said in the log.
    CallBook(QString folder, const CallOptions &options);
    ~CallBook();
    CallBook(const CallBook &) = delete;
    CallBook &operator=(const CallBook &) = delete;

    void setOptions(const CallOptions &options) { m_options = options; }
    void add(const CallRecord &record);
    void add(const ReadingRecord &record);
    /// Folds what others have written.
    void catchUp();
    /// In US dollars since the start of the UTC day, or month, of `now`, of the calls whose cost is known.
    [[nodiscard]] base::Decimal spentOnDay(base::UtcTime now) const;
    [[nodiscard]] base::Decimal spentInMonth(base::UtcTime now) const;
    /// Grows with every line that is folded.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// By provider and model.
    [[nodiscard]] std::vector<domain::ModelScore> scores() const;
    [[nodiscard]] const domain::ModelScore *score(const std::string &provider,
                                                  const std::string &model) const;

private:
    struct Place
    {
        int file = 0; // its number
        qint64 offset = 0;
    };
    void append(const base::Json &line);
    void fold(const base::Json &line);
    void foldFile(int file);
    void rotate();
    void load();
    void save() const;
    [[nodiscard]] QString pathOf(int file) const;
    [[nodiscard]] std::vector<int> files() const; // numbers, in order
    [[nodiscard]] int newest() const;             // the number of the file that is written to

    QString m_folder;
    CallOptions m_options;
    Place m_through; // everything before it is in the sums
    std::map<std::pair<std::string, std::string>, domain::ModelScore> m_scores;
    std::map<base::UtcTime, base::Decimal> m_spent; // by UTC day
    std::uint64_t m_revision = 0;
    bool m_warned = false;
};

} // namespace llm
