#include "ui/panels/statistics_panel.h"

#include "ui/widgets/figure_delegate.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QHeaderView>
#include <QTableWidget>

namespace ui {
namespace {

QString withUnit(double value, const std::string &unit)
{
    if (unit == "%")
        return number(value, 2) + QStringLiteral(" %");
    if (unit == "x")
        return number(value, 2) + QStringLiteral(" ×");
    return unit.empty() ? shortNumber(value, 2) : number(value, 2) + QLatin1Char(' ') + text(unit);
}

} // namespace

StatisticsPanel::StatisticsPanel(Hub &hub) : Panel(hub) {}

void StatisticsPanel::build()
{
    m_table = new QTableWidget(0, 4);
    m_table->setItemDelegate(new FigureDelegate(theme(), m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme().px(24));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setHorizontalHeaderLabels({tr("Figure"), tr("Value"), tr("95 % between"), tr("n")});
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int column = 1; column < 4; ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setAccessibleName(tr("Statistics"));
    setContent(m_table);
}

void StatisticsPanel::refresh()
{
    const engine::Snapshot &now = hub().snapshot();
    const auto enough = [](const auto &performance) {
        return performance && !performance->statistics.empty();
    };
    // Until the account has traded itself, what was pre-played says more.
    const bool traded = now.trades && std::any_of(now.trades->begin(), now.trades->end(),
                                                  [](const engine::TradeView &one) { return !one.replayed; });
    const bool replayed = !traded && now.positions.empty() && enough(now.replayedPerformance);
    const auto &performance = replayed ? now.replayedPerformance : now.performance;
    if (!enough(performance)) {
        if (!showTrouble())
            showState(StateKind::Empty, tr("Statistics begin with the first closed trade."));
        return;
    }
    needContent();
    if (m_shown != performance) {
        m_shown = performance;
        show(*performance, replayed);
    }
    showContent();
}

void StatisticsPanel::addRow(const QString &name, const QString &value, const QString &interval,
                             const QString &count, const QString &note)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const QString cells[] = {name, value, interval, count};
    for (int column = 0; column < 4; ++column) {
        auto *item = new QTableWidgetItem(cells[column]);
        item->setTextAlignment((column ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        item->setData(InkRole, int(column == 1 ? Ink::Text1 : Ink::Text2));
        item->setToolTip(note.toHtmlEscaped());
        m_table->setItem(row, column, item);
    }
}

void StatisticsPanel::show(const domain::Performance &performance, bool replayed)
{
    m_table->setRowCount(0);
    if (replayed)
        addRow(tr("Of the replay, not of this account"), {}, {}, {}, {});
    for (const domain::Statistic &one : performance.statistics) {
        const QString value = one.value ? withUnit(*one.value, one.unit) : tr("undefined");
        const QString interval =
            one.low && one.high ? tr("%1 to %2").arg(number(*one.low, 2), number(*one.high, 2)) : QString();
        addRow(statisticText(one.id), value, interval, one.n ? QString::number(one.n) : QString(),
               text(one.note));
    }
    for (const domain::Baseline &one : performance.baselines) {
        const QString interval =
            one.low && one.high ? tr("%1 to %2").arg(number(*one.low, 2), number(*one.high, 2)) : QString();
        addRow(baselineText(one.id), one.returnPercent ? withUnit(*one.returnPercent, "%") : tr("undefined"),
               interval, {}, text(one.note));
    }
}

} // namespace ui
