#include "ui/panels/models_panel.h"

#include "ui/widgets/figure_table.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QHeaderView>

namespace ui {
namespace {

QString shareText(const std::optional<double> &share)
{
    return share ? number(100 * *share, 0) + QStringLiteral(" %") : QStringLiteral("–");
}

QString secondsText(const std::optional<long long> &milliseconds)
{
    return milliseconds ? number(double(*milliseconds) / 1000, 1) + QStringLiteral(" s")
                        : QStringLiteral("–");
}

/// What is known of it: a sum, and that some of it is not known.
QString costText(const domain::ModelScore &score)
{
    const QString known = QStringLiteral("$") + number(score.cost.toDouble(), 4);
    if (score.unknownCosts == 0)
        return known;
    return score.cost.amount().isZero() ? ModelsPanel::tr("unknown") : ModelsPanel::tr("over %1").arg(known);
}

/// The commonest reasons for failures and how the answers were, for the tool tip.
QString reasonsText(const domain::ModelScore &score)
{
    QStringList out;
    for (const auto &[code, count] : score.codes)
        out.append(text(code) + QStringLiteral(" × ") + QString::number(count));
    const std::pair<QString, std::optional<double>> rates[] = {
        {ModelsPanel::tr("Refused"), score.refusalRate()},
        {ModelsPanel::tr("Unreadable"), score.parseFailureRate()},
        {ModelsPanel::tr("Mended"), score.repairRate()}};
    out.append(ModelsPanel::tr("Calls") + QLatin1Char(' ') + QString::number(score.calls));
    out.append(ModelsPanel::tr("Median") + QLatin1Char(' ') + secondsText(score.latency(50)));
    for (const auto &[title, rate] : rates)
        out.append(title + QLatin1Char(' ') + shareText(rate));
    if (score.notAsked > 0)
        out.append(ModelsPanel::tr("not asked × %1").arg(score.notAsked));
    return out.join(QStringLiteral(", "));
}

} // namespace

ModelsPanel::ModelsPanel(Hub &hub) : Panel(hub) {}

void ModelsPanel::build()
{
    m_table = new FigureTable(theme());
    m_table->setColumns({tr("Model"), tr("Calls"), tr("Failed"), tr("Refused"), tr("Unreadable"),
                         tr("Mended"), tr("Median"), tr("90 %"), tr("Cost")});
    m_table->horizontalHeader()->setMinimumSectionSize(theme().px(40));
    m_table->setAccessibleName(tr("Models"));
    m_spent = new FigureLabel(theme(), TextSize::Hint);
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = laidOut<QVBoxLayout>(theme(), page);
    rows->addWidget(m_table, 1);
    rows->addWidget(m_spent);
    setContent(page);
}

void ModelsPanel::refresh()
{
    const engine::Snapshot &now = hub().snapshot();
    if (!now.modelScores || now.modelScores->empty()) {
        if (!showTrouble())
            showState(StateKind::Empty, tr("Every model that is asked gets a line here."));
        return;
    }
    needContent();
    if (m_shown != now.modelScores) {
        m_shown = now.modelScores;
        show(*m_shown);
    }
    const QString spent = now.modelSpentToday ? number(now.modelSpentToday->toDouble(), 4) : QString();
    m_spent->setText(tr("Spent today (UTC): $%1").arg(spent), Ink::Text2);
    showContent();
}

void ModelsPanel::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    fitColumns();
}

void ModelsPanel::fitColumns()
{
    if (!m_table)
        return;
    // A model without a name says nothing: in a narrow panel the finer figures go first; they are in the tool
    // tip.
    constexpr int leaving[] = {Mended, Slow, Refused, Unreadable, Median, Calls};
    for (const int column : leaving)
        m_table->setColumnHidden(column, false); // what is hidden has no width to ask for
    const QAbstractItemView &cells = *m_table;
    const auto widthOf = [&](int column) {
        return std::max(cells.sizeHintForColumn(column),
                        m_table->horizontalHeader()->sectionSizeHint(column));
    };
    int left = m_table->viewport()->width() - theme().px(160);
    for (int column = 1; column < m_table->columnCount(); ++column)
        left -= widthOf(column);
    for (const int column : leaving) {
        if (left >= 0)
            break;
        left += widthOf(column);
        m_table->setColumnHidden(column, true);
    }
}

void ModelsPanel::show(const std::vector<domain::ModelScore> &scores)
{
    m_table->setRowCount(0);
    for (const domain::ModelScore &score : scores) {
        const QString who = providerText(score.provider);
        const QString name =
            score.model.empty() ? who : QString(text(score.model) + QStringLiteral("   ") + who);
        m_table->addRow({name, QString::number(score.calls), QString::number(score.failed),
                         shareText(score.refusalRate()), shareText(score.parseFailureRate()),
                         shareText(score.repairRate()), secondsText(score.latency(50)),
                         secondsText(score.latency(90)), costText(score)},
                        {}, name + QLatin1Char('\n') + reasonsText(score));
        if (score.failed > 0)
            m_table->ink(m_table->rowCount() - 1, Failed, Ink::Down);
    }
    fitColumns();
}

} // namespace ui
