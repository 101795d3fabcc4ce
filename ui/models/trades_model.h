// Open positions and closed trades as rows, the newest first. Owned by its panel; GUI thread.
#pragma once

#include "engine/snapshot.h"
#include "ui/theme.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

class TradesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Opened,
        Market,
        Side,
        Size,
        Entry,
        Exit,
        Net,
        NetPercent,
        Excursion,
        Held,
        ClosedBy,
        Confidence,
        Count
    };

    using QAbstractTableModel::QAbstractTableModel;
    void show(const engine::Snapshot &snapshot, base::UtcTime now);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        std::array<QString, Count> cells;
        Ink net = Ink::Text1;
        bool isShort = false, isOpen = false, replayed = false;
        QString capsule, tip;
    };
    [[nodiscard]] Row rowOf(const engine::PositionView &view, base::UtcTime now) const;
    [[nodiscard]] Row rowOf(const engine::TradeView &view, base::UtcTime now) const;
    std::vector<Row> m_open, m_closed; // shown in this order
    std::shared_ptr<const std::vector<engine::TradeView>> m_trades;
    qint64 m_day = 0; // that the words "today" were said on
};

} // namespace ui
