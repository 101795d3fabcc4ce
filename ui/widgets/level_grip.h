// The handle of a stop or a target for the keyboard: Tab reaches it, the arrows move the line by a tick (with
// Shift by ten), Enter moves the level there, Escape puts the line back. The mouse goes through it to the
// chart, which drags the same line. Owned by its chart; GUI thread.
#pragma once

#include "domain/curve.h"

#include <QColor>
#include <QWidget>

namespace ui {

class LevelGrip : public QWidget
{
    Q_OBJECT
public:
    LevelGrip(domain::Level::Kind kind, QWidget *chart);
    [[nodiscard]] domain::Level::Kind kind() const { return m_kind; }
    /// Its middle, in the chart's pixels, and the words that a reader says.
    void place(const QPointF &middle, const QString &name, const QColor &ring);

Q_SIGNALS:
    void moved(domain::Level::Kind kind, int ticks); // up is positive
    void applied(domain::Level::Kind kind);
    void givenUp(domain::Level::Kind kind);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    domain::Level::Kind m_kind;
    QColor m_ring;
};

} // namespace ui
