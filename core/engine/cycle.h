// One cycle of one watch: the table of contents of the program. First half: see, think, ask, understand.
// Second half: resolve, judge, seal, carry out. The halves are apart so that watches of the same close are
// asked at the same time and judged in a stable order. Owned by an engine or a replay; engine thread.
#pragma once

#include "context/gatherer.h"
#include "decision/ask.h"
#include "decision/converse.h"
#include "engine/candle_chunks.h"
#include "engine/orders.h"
#include "engine/parts.h"
#include "engine/rule_book.h"
#include "engine/senses.h"
#include "engine/study_board.h"
#include "llm/call_keeper.h"

#include <QSize>

#include <functional>
#include <memory>
#include <stop_token>

namespace engine {

enum class Trigger { Close, Forced };

/// How cycles are run here; constant for an engine or a replay, but for the settings.
struct CycleMode
{
    std::string run = "live";
    std::string source = "live";
    bool synthetic = false;
    bool pictures = false; // a picture for every cycle, also when the model cannot see
    bool patient = false;  // wait for a close that the venue has not served yet
    bool lean = false;     // text and capsules for trades only
};

/// What became of a decision that waited for a person.
struct PersonsWord
{
    std::string verb; // "approve" "edit" "reject", or why nobody was asked any more: "expired" "replaced"
                      // "kill_switch"
    std::optional<domain::DecisionRecord> decision; // to be judged in the model's place; none: turned down
};

struct Judgement; // cycle_record.h

/// What a lean cycle comes to that does nothing: it is counted and leaves nothing behind.
struct Quiet
{
    std::string outcome, code; // as in CycleReport
};

/// What one watch saw, asked and heard.
struct Prepared
{
    domain::Watch watch;
    Trigger trigger = Trigger::Close;
    std::string cycleId;
    Sight sight;
    decision::Briefing briefing;
    llm::Question question;
    std::vector<decision::QuestionPart> parts; // of the question
    QByteArray png;
    std::string pictureSha;
    QSize pictureSize;
    decision::Conversation conversation;
    std::optional<base::Error> error; // a required sense that failed
    bool nothingNew = false;          // the close that was due brought no new bar: a closed market
    std::optional<GateCheck> gate;    // the condition that was judged before asking
    std::optional<NotAsked> notAsked; // neither a hold nor a failure
    std::string reused;               // the cycle whose answer was taken again
    std::optional<Quiet> quiet;       // lean: nothing is to be done
    double ownMilliseconds = 0;       // without waiting for venue and model
    std::optional<PersonsWord> word;  // of a review: both versions are kept
};

/// What became of it.
struct CycleReport
{
    std::string cycleId, capsuleId;
    std::string outcome, code, done, resolution;
    std::optional<domain::DecisionRecord> decision;
    std::optional<domain::EvidenceCheck> evidence;
    std::vector<domain::RuleResult> verdict;
    std::optional<double> notional; // of the order that was placed or proposed, at the price of then
    bool waits = false;             // for a person, with the order or the plan that was approved
    std::optional<domain::OrderIntent> proposed;
    std::vector<domain::ModelCall> calls;
    std::string mind;               // who answered; empty: nobody
    bool fellBack = false;          // it was not the watch's own
    std::vector<std::string> notes; // why others did not answer, what was left out
    std::string question, answer;
    std::optional<base::Error> error;
    base::Json asking; // how it came to be asked, or not; as in the capsule
    base::UtcTime time{};
    double ownMilliseconds = 0;
};

class Cycle
{
public:
    Cycle(Books &books, Orders &orders, exchange::Exchange &exchange, const base::Clock &clock,
          base::Random random, CycleMode mode);
    ~Cycle();

    /// `chain`: who is asked, in order; the first is the watch's own mind. Empty: there is none.
    [[nodiscard]] QCoro::Task<Prepared> prepare(domain::Watch watch, Trigger trigger,
                                                std::vector<llm::Provider *> chain, SettingsPtr settings);
    [[nodiscard]] base::Task<CycleReport> conclude(Prepared prepared, SettingsPtr settings);
    /// The short way of a lean replay, without a question and a task: whether a built-in mind holds at the
    /// last bar of `window`, so that prepare and conclude would leave nothing behind. False where another
    /// mind decides.
    [[nodiscard]] bool holds(const domain::Watch &watch, const domain::Instrument &instrument,
                             const domain::CandleSeries &window, const Settings &settings);
    /// Ends the waiting for a late close.
    void stop() { m_senses.stop(); }
    /// Where news and figures come from; null: only the calendar is told. Must outlive the cycle.
    void setGatherer(context::Gatherer *gatherer) { m_gatherer = gatherer; }
    /// Told where a cycle stands, for the snapshot.
    void setObserver(std::function<void(const domain::Watch &, Phase, const Sight *)> observer);
    /// Who keeps the calls and their deadline; null: nobody.
    void setKeeper(std::shared_ptr<llm::CallKeeper> keeper) { m_keeper = std::move(keeper); }
    /// Told the answers as they come; null: nobody listens, and they are asked for in one piece.
    void setListener(std::function<void(const domain::Watch &, const llm::Piece &)> listener);
    /// Ends the questions of the cycles that begin from now on, when asked for.
    void setCancel(std::stop_token cancel) { m_cancel = std::move(cancel); }

private:
    [[nodiscard]] base::Task<int> gather(domain::Watch watch, SettingsPtr settings);
    void lookAround(Prepared &prepared, const Settings &settings);
    [[nodiscard]] std::string cycleIdOf(const domain::Watch &watch, base::UtcTime barClose, Trigger trigger);
    [[nodiscard]] const domain::Blob &settingsBlob(const SettingsPtr &settings);
    /// Whether the condition of the settings lets a model be asked; false: `prepared` says why not.
    [[nodiscard]] bool passesGate(Prepared &prepared, const Settings &settings,
                                  const llm::Provider &provider);
    /// An answer that is known already, or a place among the calls of this minute; false: nobody is to be
    /// asked.
    [[nodiscard]] bool needsAnswer(Prepared &prepared, const Settings &settings,
                                   const llm::Provider &provider);
    [[nodiscard]] QCoro::Task<decision::Conversation> answered(std::vector<llm::Provider *> chain,
                                                               llm::Question question,
                                                               decision::Context context, decision::Talk talk,
                                                               decision::Briefing briefing);
    void remember(const Prepared &prepared, const Settings &settings, const llm::Provider &provider);
    void brief(Prepared &prepared, const Settings &settings, const llm::Provider &provider);
    [[nodiscard]] StudyBoard &boardOf(const domain::Watch &watch, const Settings &settings);
    [[nodiscard]] llm::TechnicalView viewOf(const domain::Watch &watch, const domain::Instrument &instrument,
                                            const Settings &settings);
    [[nodiscard]] llm::RulesView rulesViewOf(const domain::Watch &watch, const domain::Instrument &instrument,
                                             double last, const Settings &settings);
    [[nodiscard]] std::optional<Quiet> quietly(const Prepared &prepared, const Settings &settings);
    [[nodiscard]] Judgement judged(const Prepared &prepared, const domain::DecisionRecord &record,
                                   const Settings &settings);
    [[nodiscard]] CycleReport decide(const Prepared &prepared, const Settings &settings,
                                     std::optional<domain::ApprovedOrder> &order,
                                     std::optional<domain::PlanChanged> &plan);
    [[nodiscard]] decision::Talk talkOf(const Settings &settings) const;

    Books &m_books;
    Orders &m_orders;
    Senses m_senses;
    context::Gatherer *m_gatherer = nullptr;
    const base::Clock &m_clock;
    base::Random m_random;
    CycleMode m_mode;
    std::map<std::string, StudyBoard> m_boards; // by watch
    RuleBook m_rules;
    Gate m_gate;
    ChunkCache m_chunks;
    SettingsPtr m_written; // the settings that m_settingsBlob was made from
    domain::Blob m_settingsBlob;
    std::function<void(const domain::Watch &, Phase, const Sight *)> m_observer;
    std::function<void(const domain::Watch &, const llm::Piece &)> m_listener;
    std::shared_ptr<llm::CallKeeper> m_keeper;
    std::stop_token m_cancel;
};

} // namespace engine
