// A labelled value with a thin bar of how much of its bound is used (guards) or how much room is left
// (verdict rows). Owned by its panel; GUI thread.
#pragma once

#include "ui/widgets/figure_label.h"

namespace ui {

/// The bar alone.
class Meter : public QWidget
{
    Q_OBJECT
public:
    explicit Meter(Theme &theme, QWidget *parent = nullptr);
    void setShare(double share, Ink ink); // 0 … 1
    [[nodiscard]] double share() const { return m_share; }
    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(64), m_theme.px(4)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    double m_share = 0;
    Ink m_ink = Ink::Accent;
};

class MeterRow : public QWidget
{
    Q_OBJECT
public:
    explicit MeterRow(Theme &theme, QWidget *parent = nullptr);
    void show(const QString &title, const QString &value, double share, Ink bar, Ink valueInk = Ink::Text1);
    [[nodiscard]] const FigureLabel &value() const { return *m_value; }

private:
    FigureLabel *m_title, *m_value;
    Meter *m_bar;
};

} // namespace ui
