#include "ui/widgets/level_grip.h"

#include <QKeyEvent>
#include <QPainter>

namespace ui {
namespace {

constexpr QSize gripSize(23, 19); // around the grip that the chart draws

} // namespace

LevelGrip::LevelGrip(domain::Level::Kind kind, QWidget *chart) : QWidget(chart), m_kind(kind)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleDescription(
        tr("The arrow keys up and down move it by one tick, with Shift by ten; Enter applies, "
           "Escape puts it back."));
    resize(gripSize);
    hide();
}

void LevelGrip::place(const QPointF &middle, const QString &name, const QColor &ring)
{
    if (std::exchange(m_ring, ring) != ring)
        update(); // no more often: what paints a child paints the chart under it, which places it again
    if (accessibleName() != name)
        setAccessibleName(name);
    move(int(middle.x()) - width() / 2, int(middle.y()) - height() / 2);
    show();
}

void LevelGrip::keyPressEvent(QKeyEvent *event)
{
    const int ticks = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Up:
        return Q_EMIT moved(m_kind, ticks);
    case Qt::Key_Down:
        return Q_EMIT moved(m_kind, -ticks);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Q_EMIT applied(m_kind);
    case Qt::Key_Escape:
        return Q_EMIT givenUp(m_kind);
    default:
        QWidget::keyPressEvent(event);
    }
}

void LevelGrip::focusOutEvent(QFocusEvent *event)
{
    Q_EMIT givenUp(m_kind); // what was not applied is not meant
    QWidget::focusOutEvent(event);
}

void LevelGrip::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_ring, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace ui
