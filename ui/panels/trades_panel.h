// Open and closed trades. Owned by its dock; GUI thread.
#pragma once

#include "ui/models/trades_model.h"
#include "ui/panels/panel.h"

class QMenu;
class QTableView;

namespace ui {

class TradesPanel : public Panel
{
    Q_OBJECT
public:
    explicit TradesPanel(Hub &hub);
    [[nodiscard]] QTableView &table() const { return *m_table; }

protected:
    [[nodiscard]] QWidget *makeCorner() override;
    void build() override;
    void refresh() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    [[nodiscard]] QMenu *exportMenu(QWidget *parent);
    TradesModel m_model;
    QTableView *m_table = nullptr; // null until there is a row
};

} // namespace ui
