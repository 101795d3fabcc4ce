// What is known of the venue itself: how much of each host's allowance is used, what trades cost there, and
// how this machine's clock stands to its own. Owned by the watch list; GUI thread.
#pragma once

#include "ui/hub.h"
#include "ui/widgets/meter_row.h"

class QVBoxLayout;

namespace ui {

class VenueRows : public QWidget
{
    Q_OBJECT
public:
    explicit VenueRows(Theme &theme, QWidget *parent = nullptr);
    /// Whether there is anything to say.
    bool show(const engine::Snapshot &now, const engine::WatchView *watch, base::UtcTime at);

private:
    struct Line
    {
        QWidget *row;
        FigureLabel *title, *value;
    };
    [[nodiscard]] Line line();
    void showFees(const engine::WatchView *watch, base::UtcTime at);
    void showClock(const engine::Snapshot &now);
    void showBudgets(const engine::Snapshot &now);

    Theme &m_theme;
    QVBoxLayout *m_rows;
    Line m_fees, m_clock;
    std::vector<MeterRow *> m_budgets;
};

} // namespace ui
