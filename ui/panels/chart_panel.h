// The chart of the watch that is looked at. Owned by the window; GUI thread.
#pragma once

#include "ui/dialogs/study_picker.h"
#include "ui/panels/panel.h"
#include "ui/widgets/chart_deck.h"

class QToolButton;

namespace ui {

class ChartPanel : public Panel
{
    Q_OBJECT
public:
    explicit ChartPanel(Hub &hub);
    [[nodiscard]] ChartView &view() const { return *m_view; }
    [[nodiscard]] ChartDeck &deck() const { return *m_deck; }
    [[nodiscard]] StudyPicker *picker() const { return m_picker; }
    [[nodiscard]] const engine::ChartsWanted &wanted() const { return m_wanted; }

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
    void addChartTools(QHBoxLayout &row);
    void pickStudies();
    /// What the settings and the last time say, until a person says otherwise.
    void adopt(const engine::Snapshot &now);
    void want(const engine::ChartsWanted &wanted);
    void keepLooks() const;
    void showDrawings(const QString &market);
    ChartView *m_view;
    ChartDeck *m_deck;
    QPointer<StudyPicker> m_picker;
    engine::ChartsWanted m_wanted;
    std::vector<std::string> m_settled; // the studies that the settings said last
    bool m_adopted = false;
    FigureLabel *m_market = nullptr;
    QToolButton *m_asModel = nullptr, *m_draw = nullptr;
    QString m_drawn; // key of the instrument whose drawings are shown
    chart::Wording m_wording;
    QTimer m_second;
};

} // namespace ui
