// What a person draws on a chart: a tool that is in hand, the drawings there are, which one is selected, and
// what the mouse does to them. Knows no widget. Owned by the chart view; GUI thread.
#pragma once

#include "chart/chart_painter.h"

#include <QString>

namespace ui {

class DrawingBoard
{
public:
    using Kind = chart::Drawing::Kind;

    /// The next press begins one of this kind; nothing puts the tool away.
    void setTool(std::optional<Kind> tool);
    [[nodiscard]] std::optional<Kind> tool() const { return m_tool; }

    [[nodiscard]] const std::vector<chart::Drawing> &drawings() const { return m_drawings; }
    void setDrawings(std::vector<chart::Drawing> drawings);
    [[nodiscard]] bool hasSelection() const { return m_selected >= 0; }
    /// Whether something was removed.
    bool removeSelected();
    bool removeAll();
    /// Puts the tool away, gives up what is being drawn, and selects nothing. Whether there was any of it.
    bool cancel();

    /// The mouse over the chart as it was painted last. True where the board has used it: then it is no pan
    /// and no click.
    bool press(const chart::Layout &placed, const domain::CandleSeries &candles, const QPointF &at);
    bool move(const chart::Layout &placed, const domain::CandleSeries &candles, const QPointF &at);
    /// True also where a drawing was begun, moved or finished: then the drawings have changed.
    bool release(const chart::Layout &placed, const domain::CandleSeries &candles, const QPointF &at);
    /// Whether a press here would take hold of a drawing.
    [[nodiscard]] bool isOver(const chart::Layout &placed, const domain::CandleSeries &candles,
                              const QPointF &at) const;

private:
    enum class Grip { None, From, To, Whole, New };
    [[nodiscard]] int drawingAt(const chart::Layout &placed, const domain::CandleSeries &candles,
                                const QPointF &at) const;
    void select(int index);

    std::optional<Kind> m_tool;
    std::vector<chart::Drawing> m_drawings;
    int m_selected = -1;
    Grip m_grip = Grip::None;
    chart::Drawing m_before; // of the one that is held
    chart::Anchor m_pressed;
    bool m_moved = false;
};

/// As text for keeping, and back; what cannot be read is left out.
[[nodiscard]] QString toText(const std::vector<chart::Drawing> &drawings);
[[nodiscard]] std::vector<chart::Drawing> drawingsFromText(const QString &text);

} // namespace ui
