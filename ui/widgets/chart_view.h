// The interactive chart: wheel zooms around the pointer, drag pans, double click fits, the crosshair reads
// out, a mark opens its capsule. Paints with the same ChartPainter as the model's picture. Owned by its
// panel; GUI thread.
#pragma once

#include "ui/widgets/drawing_board.h"
#include "ui/widgets/level_grip.h"

#include <QWidget>

#include <memory>

namespace ui {

class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);

    /// Shows this chart; the visible range is kept by time, and follows the last bar where it was in view.
    void setSpec(std::shared_ptr<const chart::ChartSpec> spec);
    [[nodiscard]] bool hasSpec() const { return m_spec != nullptr; }
    void setPalette(const chart::Palette &palette);
    void setWording(const chart::Wording &wording);
    void setCountdown(const QString &countdown);
    void setHollow(bool hollow);
    /// Whether stop and target can be dragged, and moved with the keys, by this tick.
    void setLevelsHeld(bool held, double tick = 0);
    /// Where another chart's crosshair stands: drawn here at the same time, on that bar's close.
    void setLinked(std::optional<base::UtcTime> time);
    /// What a person draws here; the owner keeps it, see drawingsChanged.
    void setDrawings(std::vector<chart::Drawing> drawings);
    [[nodiscard]] const DrawingBoard &board() const { return m_board; }
    void setTool(std::optional<chart::Drawing::Kind> tool);
    void removeDrawings();
    /// The last so many bars with room at the right.
    void fit();
    void zoom(double factor, double aroundX); // factor < 1 shows fewer bars
    void pan(double bars);
    [[nodiscard]] double firstVisible() const { return m_shown.firstVisible; }
    [[nodiscard]] double lastVisible() const { return m_shown.lastVisible; }
    [[nodiscard]] const chart::Layout &layoutOf() const { return m_painter.layout(); }
    [[nodiscard]] QSize sizeHint() const override { return {800, 500}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

Q_SIGNALS:
    void markClicked(const QString &capsuleId);
    /// A stop or a target was dragged to a price; the line goes back until the desk has moved it.
    void levelDragged(domain::Level::Kind kind, double price);
    void drawingsChanged();
    /// The time that the own crosshair stands at; nothing when it is gone.
    void pointedAt(std::optional<base::UtcTime> time);
    /// The tool in hand was used or put away.
    void toolDropped();

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    using Kind = domain::Level::Kind;
    [[nodiscard]] double visibleBars() const { return m_shown.lastVisible - m_shown.firstVisible; }
    [[nodiscard]] QString capsuleAt(const QPointF &point) const;
    void setRange(double first, double last);
    void nameLevels();                                     // in the language of the window
    [[nodiscard]] int levelAt(const QPointF &point) const; // that can be dragged; −1: none
    void dragLevel(double y);
    void dropLevel(bool take);
    void drawGrips(QPainter &painter) const;
    void showCursor(const QPointF &point);
    void showDrawings();
    bool releaseDrawing(const QPointF &point);
    void tellPointer();
    /// The crosshair goes so many bars on; it begins at the last one.
    void stepCrosshair(int bars);
    [[nodiscard]] std::optional<chart::Crosshair> crosshair() const;
    [[nodiscard]] std::optional<QPointF> spotOf(base::UtcTime time) const;
    void placeGrips();
    void moveGrip(Kind kind, int ticks);
    void leaveGrip(Kind kind, bool take);
    [[nodiscard]] int levelOf(Kind kind) const; // −1: none

    std::shared_ptr<const chart::ChartSpec> m_spec; // as the engine made it
    chart::ChartSpec m_shown;                       // the same in our range and words
    chart::Palette m_palette;
    chart::ChartPainter m_painter;
    DrawingBoard m_board;
    std::optional<QPointF> m_pointer, m_pressed;
    std::optional<base::UtcTime> m_linked, m_told;
    std::vector<LevelGrip *> m_grips; // of the stop and of the target
    double m_tick = 0, m_keyPrice = 0;
    double m_pressedFirst = 0;
    int m_level = -1, m_underPointer = -1;       // dragged now; would be by a press
    bool m_levelsHeld = false, m_byKeys = false; // what moves now is moved with the keys
    bool m_stepped = false;                      // the crosshair, by the keys
    bool m_dragged = false, m_touched = false, m_keyboard = false;
};

} // namespace ui
