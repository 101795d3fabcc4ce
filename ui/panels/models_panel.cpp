#include "ui/panels/models_panel.h"

#include "ui/widgets/figure_delegate.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QHeaderView>
#include <QTableWidget>

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

/// The commonest reasons for failures, for the tool tip.
QString reasonsText(const domain::ModelScore &score)
{
    QStringList out;
    for (const auto &[code, count] : score.codes)
        out.append(text(code) + QStringLiteral(" × ") + QString::number(count));
    if (score.notAsked > 0)
        out.append(ModelsPanel::tr("not asked × %1").arg(score.notAsked));
    return out.join(QStringLiteral(", "));
}

} // namespace

ModelsPanel::ModelsPanel(Hub &hub) : Panel(hub) {}

void ModelsPanel::build()
{
    const QStringList titles{tr("Model"),  tr("Calls"),  tr("Failed"), tr("Refused"), tr("Unreadable"),
                             tr("Mended"), tr("Median"), tr("90 %"),   tr("Cost")};
    m_table = new QTableWidget(0, int(titles.size()));
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
    m_table->setHorizontalHeaderLabels(titles);
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int column = 1; column < titles.size(); ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
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
    show(*now.modelScores);
    const QString spent = now.modelSpentToday ? number(now.modelSpentToday->toDouble(), 4) : QString();
    m_spent->setText(tr("Spent today (UTC): $%1").arg(spent), Ink::Text2);
    showContent();
}

void ModelsPanel::show(const std::vector<domain::ModelScore> &scores)
{
    m_table->setRowCount(int(scores.size()));
    for (int row = 0; row < int(scores.size()); ++row) {
        const domain::ModelScore &score = scores[std::size_t(row)];
        const QString cells[] = {providerText(score.provider) + QStringLiteral("   ") + text(score.model),
                                 QString::number(score.calls),
                                 QString::number(score.failed),
                                 shareText(score.refusalRate()),
                                 shareText(score.parseFailureRate()),
                                 shareText(score.repairRate()),
                                 secondsText(score.latency(50)),
                                 secondsText(score.latency(90)),
                                 costText(score)};
        for (int column = 0; column < m_table->columnCount(); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment((column ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            item->setData(InkRole, int(column == 2 && score.failed > 0 ? Ink::Down
                                       : column                        ? Ink::Text2
                                                                       : Ink::Text1));
            item->setToolTip(reasonsText(score).toHtmlEscaped());
            m_table->setItem(row, column, item);
        }
    }
}

} // namespace ui
