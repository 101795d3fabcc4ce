#include "ui/widgets/meter_row.h"

#include <QBoxLayout>
#include <QPainter>

namespace ui {

Meter::Meter(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(theme.px(4));
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Meter::setShare(double share, Ink ink)
{
    m_share = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 1;
    m_ink = ink;
    update();
}

void Meter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = height() / 2.0;
    painter.setBrush(m_theme.tokens().surface[2]);
    painter.drawRoundedRect(QRectF(rect()), radius, radius);
    if (m_share <= 0)
        return;
    painter.setBrush(m_theme.ink(m_ink));
    painter.drawRoundedRect(QRectF(0, 0, std::max<double>(height(), width() * m_share), height()), radius,
                            radius);
}

MeterRow::MeterRow(Theme &theme, QWidget *parent)
    : QWidget(parent), m_title(new FigureLabel(theme)),
      m_value(new FigureLabel(theme, TextSize::Body, Qt::AlignRight)), m_bar(new Meter(theme))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme.px(4));
    auto *line = new QHBoxLayout;
    line->setSpacing(theme.px(8));
    m_title->setElided(true);
    line->addWidget(m_title, 1);
    line->addWidget(m_value);
    rows->addLayout(line);
    rows->addWidget(m_bar);
}

void MeterRow::show(const QString &title, const QString &value, double share, Ink bar, Ink valueInk)
{
    m_title->setText(title, Ink::Text2);
    m_value->setText(value, valueInk);
    m_bar->setShare(share, bar);
    QWidget::show();
}

} // namespace ui
