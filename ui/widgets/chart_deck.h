// One, two or four charts on one screen with one crosshair: the market that is looked at, and cells of other
// markets or timeframes beside it, remembered in the data folder. Owned by the chart panel; GUI thread.
#pragma once

#include "ui/widgets/chart_cell.h"

#include <vector>

class QGridLayout;

namespace ui {

class ChartDeck : public QWidget
{
    Q_OBJECT
public:
    ChartDeck(Hub &hub, ChartView *first, QWidget *parent = nullptr);
    [[nodiscard]] int count() const { return m_count; }
    /// 1, 2 or 4.
    void setCount(int count);
    [[nodiscard]] const std::vector<ChartCell *> &cells() const
    {
        return m_cells;
    } // those beside the first; some may be hidden
    /// Of the cells that are shown.
    [[nodiscard]] std::vector<engine::ChartWish> wishes() const;
    void setPalette(const chart::Palette &palette);
    void refresh();
    /// What was kept; once, when the watches are known.
    void restore();

Q_SIGNALS:
    void wishesChanged();

private:
    void arrange();
    void add(const engine::ChartWish &wish);
    void link(ChartView *view);
    [[nodiscard]] engine::ChartWish proposed() const;
    void keep() const;
    [[nodiscard]] QString file() const;

    Hub &m_hub;
    ChartView *m_first;
    QGridLayout *m_grid;
    std::vector<ChartCell *> m_cells;
    std::vector<ChartView *> m_linked;
    chart::Palette m_palette;
    int m_count = 1;
    bool m_restored = false;
};

} // namespace ui
