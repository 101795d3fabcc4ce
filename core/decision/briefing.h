// Everything the desk knows at the moment of a question, gathered by the engine. A value; engine thread and
// pool.
#pragma once

#include "decision/role.h"
#include "decision/templates.h"
#include "domain/account.h"
#include "domain/capsule.h"
#include "domain/market.h"
#include "domain/memory.h"
#include "domain/surroundings.h"
#include "studies/derived/order_flow.h"
#include "studies/derived/periods.h"

#include <optional>
#include <string>
#include <vector>

namespace decision {

/// One column of a study at the last closed bar and the one before.
struct StudyReading
{
    std::string ref;   // "rsi:14" or "macd:12:26:9.histogram"; the question adds "@4h"
    std::string title; // "RSI 14"
    std::optional<double> now, before;
};

struct OpenPosition
{
    domain::Position position;
    double last = 0;
    double unrealisedPercent = 0; // net of a closing fee, of entry notional
    double progressPercent = 0;   // from entry to target; negative towards the stop
    int barsHeld = 0;
    std::optional<double> maePercent, mfePercent;
};

/// How earlier decisions ended, as done, not as said.
struct DoneDecision
{
    base::UtcTime time{};
    std::string done; // "opened long 0.02 at 42318.4" "denied: reward_to_risk"
};

/// What candles beyond the decision's own window say.
struct Outlook
{
    std::vector<studies::TimeframeSummary> timeframes; // coarser than the watch's own
    std::array<std::optional<studies::PeriodMetrics>, 5> periods;
    std::optional<studies::MacroTrend> daily, weekly;
    [[nodiscard]] bool isEmpty() const { return timeframes.empty() && !daily && !weekly; }
};

struct Briefing
{
    domain::Watch watch;
    domain::InstrumentPtr instrument;
    std::string venueTitle;
    base::UtcTime now{}, barClose{}, nextClose{};
    domain::CandleSeries candles; // the window, closed bars only
    double last = 0;              // current price (the forming bar's, or the last close)
    std::vector<StudyReading> studies;
    std::vector<studies::PatternEvent> patterns; // newest last
    std::vector<std::string> rules;              // the trader's own, where they decide: "exit: rsi:14 > 70"
    std::vector<StudyReading> ruleValues;        // and what they read
    std::optional<domain::Ticker> ticker;
    std::optional<domain::OrderBook> book;
    std::vector<domain::PublicTrade> trades;
    std::optional<studies::BookChange> bookChange; // against the last look
    std::optional<domain::Funding> funding;        // of a perpetual
    std::optional<double> openInterest;            // base units, of a perpetual
    Outlook outlook;
    domain::Surroundings world; // news, sentiment, fundamentals, calendar
    std::vector<std::string> missingSenses; // "order book: timeout"
    double equity = 0, cash = 0;
    std::string currency;
    int openPositions = 0;
    std::optional<OpenPosition> position;
    std::vector<DoneDecision> done; // newest last
    bool shortsAllowed = false;
    bool levelsByDesk = false;
    double roundTripCostPercent = 0;
    domain::RawState state;                  // what memory compares, raw
    domain::MemoryBrief memory;
    bool picture = false;                    // a chart is attached
    std::vector<std::string> pictureStudies; // what it shows beside candles and volume
    std::string fence;                       // random marker for untrusted text
    std::vector<std::string> sectionsOff;    // ids that are left out; those of priority 0 cannot be
    int tokenBudget = 0;                     // of the whole question; 0: no bound
    Role role = Role::Generalist; // whose question it is: it is written without what the role does not read
    Temperament temperament = Temperament::Plain;
    TemplatesPtr templates; // null: the program's own
};

} // namespace decision
