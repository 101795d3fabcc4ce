// The last lines of the log. Owned by its panel; GUI thread.
#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>

#include <deque>

namespace ui {

class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    static constexpr std::size_t most = 2000; // older lines go
    void add(const engine::LogEntry &entry);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 3;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::deque<engine::LogEntry> m_lines;
};

/// How serious a line is, 0 debug … 3 critical: the order of QtMsgType is another one.
[[nodiscard]] int severity(int qtMsgType);

} // namespace ui
