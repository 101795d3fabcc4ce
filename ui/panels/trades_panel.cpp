#include "ui/panels/trades_panel.h"

#include "ui/widgets/figure_delegate.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>

namespace ui {
namespace {

// Columns that go first where there is no room for all.
constexpr int dropped[] = {TradesModel::Market, TradesModel::Confidence, TradesModel::Excursion,
                           TradesModel::Held,   TradesModel::Size,       TradesModel::NetPercent};

} // namespace

TradesPanel::TradesPanel(Hub &hub) : Panel(hub)
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TradesPanel::fitColumns);
}

void TradesPanel::build()
{
    m_table = new QTableView;
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new FigureDelegate(theme(), m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setMouseTracking(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme().px(28));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setFixedHeight(theme().px(28));
    m_table->setAccessibleName(tr("Trades"));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // what has no room is left out
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    setContent(m_table);
    const auto open = [this](const QModelIndex &index) {
        if (const QString capsule = index.data(IdRole).toString(); !capsule.isEmpty())
            Q_EMIT this->hub().capsuleWanted(capsule);
    };
    connect(m_table, &QTableView::activated, this, open);
    connect(m_table, &QTableView::customContextMenuRequested, this, [this, open](const QPoint &at) {
        auto *menu = exportMenu(m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const QModelIndex index = m_table->indexAt(at);
        auto *why = new QAction(tr("Why"), menu);
        why->setEnabled(!index.data(IdRole).toString().isEmpty());
        connect(why, &QAction::triggered, this, [open, row = QPersistentModelIndex(index)] { open(row); });
        menu->insertAction(menu->actions().front(), why);
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
}

QMenu *TradesPanel::exportMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    const std::pair<const char *, QString> formats[] = {{"csv", tr("Export as CSV…")},
                                                        {"json", tr("Export as JSON…")},
                                                        {"xlsx", tr("Export as spreadsheet…")}};
    for (const auto &[format, title] : formats)
        connect(menu->addAction(title), &QAction::triggered, this,
                [this, name = QString::fromLatin1(format)] { Q_EMIT hub().exportWanted(name); });
    return menu;
}

QWidget *TradesPanel::makeCorner()
{
    auto *out = new QToolButton;
    out->setText(tr("Export") + QStringLiteral(" ▾"));
    out->setToolTip(tr("Writes all closed trades of this account to a file"));
    out->setProperty("flat", true);
    out->setPopupMode(QToolButton::InstantPopup);
    out->setMenu(exportMenu(out));
    return out;
}

void TradesPanel::refresh()
{
    const engine::Snapshot &now = hub().snapshot();
    if (now.positions.empty() && (!now.trades || now.trades->empty())) {
        const bool busy = !now.progress.empty();
        if (busy)
            showState(StateKind::Loading, tr("Pre-playing past days with the technical rules."),
                      QString::fromStdString(now.progress));
        else
            showState(StateKind::Empty, tr("No trades yet."),
                      tr("The desk trades when a decision passes every rule of risk."),
                      tr("Pre-play the last 60 days"), [this] { Q_EMIT hub().preplayWanted(60); });
        return;
    }
    needContent();
    m_model.show(now, hub().now());
    for (int column = 0; column < TradesModel::Count; ++column)
        if (!m_table->isColumnHidden(column) && static_cast<QAbstractItemView *>(m_table)->sizeHintForColumn(
                                                    column) > m_table->columnWidth(column))
            return fitColumns(), showContent();
    showContent();
}

void TradesPanel::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    fitColumns();
}

void TradesPanel::fitColumns()
{
    if (!m_table)
        return;
    for (int column = 0; column < TradesModel::Count; ++column)
        m_table->setColumnHidden(column, false);
    m_table->resizeColumnsToContents();
    int sum = 0, shown = TradesModel::Count;
    for (int column = 0; column < TradesModel::Count; ++column)
        sum += m_table->columnWidth(column);
    const int room = width() - theme().px(8);
    for (const int column : dropped) {
        if (sum <= room)
            break;
        sum -= m_table->columnWidth(column);
        m_table->setColumnHidden(column, true);
        --shown;
    }
    const int spare = std::max(0, room - sum) / shown;
    for (int column = 0; column < TradesModel::Count; ++column)
        if (!m_table->isColumnHidden(column))
            m_table->setColumnWidth(column, m_table->columnWidth(column) + spare);
    if (sum > room) // still: the words of the last column are cut with an ellipsis
        m_table->setColumnWidth(
            TradesModel::ClosedBy,
            std::max(theme().px(48), m_table->columnWidth(TradesModel::ClosedBy) - (sum - room)));
}

} // namespace ui
