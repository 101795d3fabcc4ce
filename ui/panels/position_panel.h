// What is held: the gauge from stop to target, profit and loss, and the two buttons. Owned by its dock; GUI
// thread.
#pragma once

#include "ui/panels/panel.h"
#include "ui/widgets/gauge.h"

class QPushButton;
class QToolButton;

namespace ui {

class PositionPanel : public Panel
{
    Q_OBJECT
public:
    explicit PositionPanel(Hub &hub);

protected:
    void fillTitle(QHBoxLayout &row) override;
    void build() override;
    void refresh() override;

private:
    void show(const engine::PositionView &view);
    [[nodiscard]] const engine::PositionView *shown() const;
    QString m_id;
    FigureLabel *m_since = nullptr, *m_what = nullptr, *m_net = nullptr, *m_move = nullptr, *m_next = nullptr,
                *m_others = nullptr;
    Gauge *m_gauge = nullptr;
    QPushButton *m_close = nullptr, *m_adjust = nullptr, *m_why = nullptr;
};

} // namespace ui
