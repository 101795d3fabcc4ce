#include "ui/panels/log_panel.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/figure_delegate.h"
#include "ui/widgets/figure_table.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

namespace ui {

bool LogPanel::Filter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return sourceModel()->index(row, 0, parent).data(SortRole).toInt() >= least;
}

LogPanel::LogPanel(Hub &hub) : Panel(hub)
{
    m_filter.setSourceModel(&m_model);
    connect(&hub, &Hub::logged, this, [this](const engine::LogEntry &entry) {
        const bool follows =
            m_table && m_table->verticalScrollBar()->value() >= m_table->verticalScrollBar()->maximum();
        m_model.add(entry);
        if (isVisible())
            refresh();
        if (follows && isVisible())
            m_table->scrollToBottom();
    });
}

void LogPanel::build()
{
    m_level = new Choice(theme());
    m_table = new QTableView;
    m_level->addItems({tr("Everything"), tr("Messages"), tr("Warnings"), tr("Errors")});
    m_level->setCurrentIndex(1);
    m_level->setAccessibleName(tr("How serious"));
    m_table->setModel(&m_filter);
    dressTable(*m_table, theme());
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(0, theme().px(84));
    m_table->setColumnWidth(1, theme().px(92));
    m_table->setAccessibleName(tr("Log"));
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, theme().px(4), 0, 0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(theme().px(8), 0, theme().px(8), 0);
    top->addWidget(m_level);
    top->addStretch(1);
    rows->addLayout(top);
    rows->addWidget(m_table, 1);
    setContent(page);
    connect(m_level, &QComboBox::currentIndexChanged, this, [this](int level) { m_filter.setLeast(level); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const QString capsule = index.data(IdRole).toString(); !capsule.isEmpty())
            Q_EMIT hub().capsuleWanted(capsule);
    });
    m_table->scrollToBottom();
}

void LogPanel::refresh()
{
    if (m_model.rowCount() == 0)
        return showState(StateKind::Empty, tr("Nothing was logged yet."));
    needContent();
    showContent();
}

} // namespace ui
