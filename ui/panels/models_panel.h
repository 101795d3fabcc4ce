// How every model that was ever asked has done: calls, what could be read, how long it took and what it cost.
// Owned by its dock; GUI thread.
#pragma once

#include "ui/panels/panel.h"

namespace ui {

class FigureTable;

class ModelsPanel : public Panel
{
    Q_OBJECT
public:
    explicit ModelsPanel(Hub &hub);
    [[nodiscard]] const FigureTable *table() const { return m_table; }

protected:
    void build() override;
    void refresh() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Column { Model, Calls, Failed, Refused, Unreadable, Mended, Median, Slow, Cost };
    void fitColumns();
    void show(const std::vector<domain::ModelScore> &scores);
    FigureTable *m_table = nullptr;
    FigureLabel *m_spent = nullptr;
    std::shared_ptr<const std::vector<domain::ModelScore>> m_shown;
};

} // namespace ui
