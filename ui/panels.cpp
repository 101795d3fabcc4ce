#include "ui/panels.h"

#include "ui/panels/brain_panel.h"
#include "ui/panels/chart_panel.h"
#include "ui/panels/decision_panel.h"
#include "ui/panels/equity_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/news_panel.h"
#include "ui/panels/models_panel.h"
#include "ui/panels/position_panel.h"
#include "ui/panels/statistics_panel.h"
#include "ui/panels/thought_panel.h"
#include "ui/panels/trades_panel.h"
#include "ui/panels/watch_panel.h"

#include <QCoreApplication>

namespace ui {
namespace {

template <class P>
Panel *make(Hub &hub)
{
    return new P(hub);
}

using Place = PanelRow::Place;
constexpr PanelRow table[] = {
    {"watch", QT_TRANSLATE_NOOP("Panels", "Watch list"),
     QT_TRANSLATE_NOOP(
         "Panels", "The markets that the desk watches over one account, how well it sees them, and how much "
                   "of each loss limit is used. Click a market to look at it."),
     Place::Left, make<WatchPanel>},
    {"chart", QT_TRANSLATE_NOOP("Panels", "Chart"),
     QT_TRANSLATE_NOOP(
         "Panels",
         "The wheel zooms around the pointer, dragging pans, a double click fits. Arrow keys, plus, "
         "minus, Home and End do the same; Shift and an arrow move the crosshair, on all charts at once. Tab "
         "reaches the stop and the target: the arrows move them, Enter applies. Click an entry or an exit to see "
         "why it happened."),
     Place::Centre, make<ChartPanel>},
    {"decision", QT_TRANSLATE_NOOP("Panels", "Decision"),
     QT_TRANSLATE_NOOP(
         "Panels",
         "What was proposed and why, which of its numbers the desk could verify, and what every "
         "rule of risk said, the tightest first. \"Open capsule\" shows the exact question and answer."),
     Place::Right, make<DecisionPanel>},
    {"position", QT_TRANSLATE_NOOP("Panels", "Position"),
     QT_TRANSLATE_NOOP(
         "Panels", "What is held on paper, between its stop and its target. Stops can be tightened, never "
                   "widened; closing takes the next price."),
     Place::Right, make<PositionPanel>},
    {"trades", QT_TRANSLATE_NOOP("Panels", "Trades"),
     QT_TRANSLATE_NOOP(
         "Panels", "Open and closed trades, the newest first, net of all fees. MAE and MFE are the worst and "
                   "the best move while held. Double-click a row to see why it was opened."),
     Place::BottomLeft, make<TradesPanel>},
    {"thought", QT_TRANSLATE_NOOP("Panels", "Thought stream"),
     QT_TRANSLATE_NOOP("Panels", "The exact question of each cycle and the raw answer to it, as plain text."),
     Place::BottomLeft, make<ThoughtPanel>},
    {"news", QT_TRANSLATE_NOOP("Panels", "News"),
     QT_TRANSLATE_NOOP("Panels", "What was published about the first market's coin, the most relevant first. "
                                 "Click an article for its text and for the why of its place."),
     Place::BottomLeft, make<NewsPanel>},
    {"log", QT_TRANSLATE_NOOP("Panels", "Log"),
     QT_TRANSLATE_NOOP("Panels",
                       "What the desk does, line by line. Choose how serious a line must be to be shown."),
     Place::BottomLeft, make<LogPanel>},
    {"equity", QT_TRANSLATE_NOOP("Panels", "Equity"),
     QT_TRANSLATE_NOOP(
         "Panels", "The account's return beside what doing nothing clever would have brought. Until the desk "
                   "beats random entries clearly, it says so."),
     Place::BottomRight, make<EquityPanel>},
    {"statistics", QT_TRANSLATE_NOOP("Panels", "Statistics"),
     QT_TRANSLATE_NOOP("Panels", "Results with their 95 % intervals and the number of cases they rest on."),
     Place::BottomRight, make<StatisticsPanel>},
    {"brain", QT_TRANSLATE_NOOP("Panels", "Brain"),
     QT_TRANSLATE_NOOP(
         "Panels", "What the desk has learned: trades in a similar market, rules with their evidence, and what "
                   "claims were worth. Rules advise the model; no limit follows from them."),
     Place::BottomLeft, make<BrainPanel>},
    {"models", QT_TRANSLATE_NOOP("Panels", "Models"),
     QT_TRANSLATE_NOOP(
         "Panels", "How every model that was asked has done: what failed, what was refused or could not be read, how "
                   "long the answers took, and what they cost as far as the prices are known."),
     Place::BottomRight, make<ModelsPanel>},
};

} // namespace

std::span<const PanelRow> panels()
{
    return table;
}
QString panelTitle(const PanelRow &row)
{
    return QCoreApplication::translate("Panels", row.title);
}
QString panelHelp(const PanelRow &row)
{
    return QCoreApplication::translate("Panels", row.help);
}

} // namespace ui
