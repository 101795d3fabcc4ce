// The chart of the watch that is looked at. Owned by the window; GUI thread.
#pragma once

#include "ui/panels/panel.h"
#include "ui/widgets/chart_view.h"

class QToolButton;

namespace ui {

class ChartPanel : public Panel
{
    Q_OBJECT
public:
    explicit ChartPanel(Hub &hub);
    [[nodiscard]] ChartView &view() const { return *m_view; }

protected:
    [[nodiscard]] bool saysTitle() const override { return false; }
    void fillTitle(QHBoxLayout &row) override;
    void refresh() override;

private:
    void restyle();
    [[nodiscard]] const engine::PositionView *position() const; // on the instrument shown; null: none
    void tick();
    /// The market, and how fresh its price is.
    void showTitle(const engine::WatchView &watch);
    void addDrawingTools(QHBoxLayout &row);
    void showDrawings(const QString &market);
    ChartView *m_view;
    FigureLabel *m_market = nullptr;
    QToolButton *m_asModel = nullptr, *m_draw = nullptr;
    QString m_drawn; // key of the instrument whose drawings are shown
    chart::Wording m_wording;
    QTimer m_second;
};

} // namespace ui
