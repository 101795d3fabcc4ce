// How every model that was ever asked has done: calls, what could be read, how long it took and what it cost.
// Owned by its dock; GUI thread.
#pragma once

#include "ui/panels/panel.h"

class QTableWidget;

namespace ui {

class ModelsPanel : public Panel
{
    Q_OBJECT
public:
    explicit ModelsPanel(Hub &hub);
    [[nodiscard]] const QTableWidget *table() const { return m_table; }

protected:
    void build() override;
    void refresh() override;

private:
    void show(const std::vector<domain::ModelScore> &scores);
    QTableWidget *m_table = nullptr;
    FigureLabel *m_spent = nullptr;
};

} // namespace ui
