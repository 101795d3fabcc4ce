#include "ui/panels/statistics_panel.h"

#include "ui/panels/results.h"
#include "ui/widgets/figure_table.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

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
    m_table = new FigureTable(theme());
    m_table->setColumns({tr("Figure"), tr("Value"), tr("95 % between"), tr("n")});
    m_table->setAccessibleName(tr("Statistics"));
    setContent(m_table);
}

void StatisticsPanel::refresh()
{
    const auto [performance, replayed] =
        resultsOf(hub().snapshot(), [](const domain::Performance &one) { return !one.statistics.empty(); });
    if (!performance) {
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
    m_table->addRow({name, value, interval, count}, {}, note, Ink::Text2);
    if (value.size() > 1)
        m_table->ink(m_table->rowCount() - 1, 1, Ink::Text1);
}

void StatisticsPanel::show(const domain::Performance &performance, bool replayed)
{
    m_table->setRowCount(0);
    if (replayed)
        addRow(tr("Of the replay, not of this account"), {}, {}, {}, {});
    for (const domain::Statistic &one : performance.statistics) {
        const QString value = one.value ? withUnit(*one.value, one.unit) : QStringLiteral("–");
        const QString interval =
            one.low && one.high ? tr("%1 to %2").arg(number(*one.low, 2), number(*one.high, 2)) : QString();
        addRow(statisticText(one.id), value, interval, one.n ? QString::number(one.n) : QString(),
               text(one.note));
    }
    for (const domain::Baseline &one : performance.baselines) {
        const QString interval =
            one.low && one.high ? tr("%1 to %2").arg(number(*one.low, 2), number(*one.high, 2)) : QString();
        addRow(baselineText(one.id),
               one.returnPercent ? withUnit(*one.returnPercent, "%") : QStringLiteral("–"), interval, {},
               text(one.note));
    }
}

} // namespace ui
