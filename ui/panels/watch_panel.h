// The watched markets, the senses of the one that is looked at, and how much of each loss limit is used.
// Owned by its dock; GUI thread.
#pragma once

#include "ui/panels/panel.h"
#include "ui/widgets/meter_row.h"
#include "ui/widgets/venue_rows.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace ui {

/// One market of the list; a button.
class WatchRow : public QAbstractButton
{
    Q_OBJECT
public:
    explicit WatchRow(Theme &theme, QWidget *parent = nullptr);
    void show(const engine::WatchView &view, bool chosen, bool aged);
    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(180), m_theme.px(28)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QString m_symbol, m_last, m_change;
    double m_changeValue = 0;
    bool m_chosen = false, m_aged = false;
};

class WatchPanel : public Panel
{
    Q_OBJECT
public:
    explicit WatchPanel(Hub &hub);

protected:
    void build() override;
    void refresh() override;

private:
    void showWatches();
    void showSenses();
    void showGuards();
    void showVenue();
    struct Sense
    {
        QWidget *row;
        FigureLabel *title, *state;
        QWidget *dot;
    };
    Sense &senseRow(std::size_t index);
    QVBoxLayout *m_watches = nullptr, *m_senses = nullptr, *m_guards = nullptr;
    QWidget *m_sensesTitle = nullptr, *m_guardsTitle = nullptr, *m_venueTitle = nullptr;
    VenueRows *m_venue = nullptr;
    std::vector<WatchRow *> m_watchRows;
    std::vector<Sense> m_senseRows;
    std::vector<MeterRow *> m_guardRows;
};

} // namespace ui
