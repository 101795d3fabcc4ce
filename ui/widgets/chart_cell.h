// One of several charts on a screen: which market and timeframe it shows, chosen in its own row, and the
// chart. Owned by the deck; GUI thread.
#pragma once

#include "ui/hub.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/figure_label.h"

class QToolButton;

namespace ui {

class ChartCell : public QWidget
{
    Q_OBJECT
public:
    ChartCell(Hub &hub, engine::ChartWish wish, QWidget *parent = nullptr);
    [[nodiscard]] const engine::ChartWish &wish() const { return m_wish; }
    void setWish(const engine::ChartWish &wish);
    [[nodiscard]] ChartView &view() const { return *m_view; }
    [[nodiscard]] QToolButton *symbolButton() const { return m_symbol; }
    [[nodiscard]] QToolButton *timeframeButton() const { return m_timeframe; }
    /// Null: the desk has not heard of the wish yet.
    void show(const engine::ChartView *now);

Q_SIGNALS:
    void wishChanged();

private:
    [[nodiscard]] QToolButton *picker(const QString &what);
    void fillSymbols();
    void fillTimeframes();
    void nameButtons();
    void choose(engine::ChartWish wish);
    Hub &m_hub;
    engine::ChartWish m_wish;
    QToolButton *m_symbol, *m_timeframe;
    FigureLabel *m_state;
    ChartView *m_view;
    chart::Wording m_wording;
};

} // namespace ui
