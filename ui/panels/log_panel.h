// The log, filtered by how serious a line is. Owned by its dock; GUI thread.
#pragma once

#include "ui/models/log_model.h"
#include "ui/panels/panel.h"

#include <QSortFilterProxyModel>

class QComboBox;
class QTableView;

namespace ui {

class LogPanel : public Panel
{
    Q_OBJECT
public:
    explicit LogPanel(Hub &hub);

protected:
    void build() override;
    void refresh() override;

private:
    class Filter : public QSortFilterProxyModel
    {
    public:
        int least = 1;
        void setLeast(int severity)
        {
            least = severity;
            invalidateFilter();
        }

    protected:
        [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    };
    LogModel m_model;
    Filter m_filter;
    QComboBox *m_level = nullptr;
    QTableView *m_table = nullptr;
};

} // namespace ui
