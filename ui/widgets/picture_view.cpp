#include "ui/widgets/picture_view.h"

#include <QLabel>

namespace ui {

PictureView::PictureView(QPixmap picture, QWidget *parent)
    : QScrollArea(parent), m_picture(std::move(picture)), m_label(new QLabel)
{
    setFrameShape(QFrame::NoFrame);
    setAlignment(Qt::AlignCenter);
    m_label->setAlignment(Qt::AlignCenter);
    setWidget(m_label);
    fit();
}

QSize PictureView::shownSize() const
{
    return m_label->size();
}

void PictureView::fit()
{
    QPixmap shown = m_picture;
    const double ratio = devicePixelRatioF();
    const QSize room = maximumViewportSize() * ratio;
    const bool fits = m_picture.width() <= room.width() && m_picture.height() <= room.height();
    if (!m_large && !fits && !room.isEmpty())
        shown = m_picture.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    shown.setDevicePixelRatio(ratio);
    m_label->setPixmap(shown);
    m_label->resize(shown.size() / ratio);
}

void PictureView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (!m_large)
        fit();
}

void PictureView::mouseDoubleClickEvent(QMouseEvent *)
{
    m_large = !m_large;
    fit();
}

} // namespace ui
