#include "ui/widgets/reliability_view.h"

#include "ui/wording/number_text.h"

#include <QPainter>

namespace ui {

ReliabilityView::ReliabilityView(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setMinimumHeight(theme.px(120));
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void ReliabilityView::setReport(const domain::CalibrationReport &report)
{
    m_report = report;
    setAccessibleName(summary());
    update();
}

QString ReliabilityView::summary() const
{
    if (m_report.n == 0)
        return tr("No claims yet.");
    const QString map = m_report.map == "isotonic"   ? tr("isotonic regression")
                        : m_report.map == "logistic" ? tr("logistic map")
                                                     : tr("base rate");
    QString out = tr("%1 claims, in force: %2").arg(m_report.n).arg(map);
    if (m_report.ece && m_report.eceLow && m_report.eceHigh)
        out += tr(" · calibration error %1 (%2 to %3)")
                   .arg(number(*m_report.ece, 3), number(*m_report.eceLow, 3), number(*m_report.eceHigh, 3));
    if (m_report.brierClaimed)
        out += tr(" · Brier of the claims %1").arg(number(*m_report.brierClaimed, 3));
    if (m_report.brierLogistic)
        out += tr(", of the map %1").arg(number(*m_report.brierLogistic, 3));
    return out;
}

void ReliabilityView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = m_theme.tokens();
    painter.setFont(m_theme.font(TextSize::Hint));
    painter.setPen(tokens.text[1]);
    const int line = m_theme.px(20), side = m_theme.px(12);
    painter.drawText(QRect(side, 0, width() - 2 * side, line), Qt::AlignLeft | Qt::AlignVCenter, summary());
    const QRectF plot(m_theme.px(48), line + m_theme.px(4), width() - m_theme.px(60),
                      height() - 2 * line - m_theme.px(12));
    if (plot.width() < 20 || plot.height() < 20)
        return;
    const auto at = [&](double x, double y) {
        return QPointF(plot.left() + x * plot.width(), plot.bottom() - y * plot.height());
    };
    painter.setPen(QPen(tokens.line, 1));
    painter.drawRect(plot);
    painter.setPen(QPen(tokens.text[2], 1, Qt::DashLine));
    painter.drawLine(at(0, 0), at(1, 1)); // claims that come true as often as they say
    for (const domain::ReliabilityBin &bin : m_report.bins) {
        if (bin.share.n == 0)
            continue;
        const double rate = double(bin.share.wins) / double(bin.share.n);
        const bool known = bin.share.known();
        if (known && bin.share.low && bin.share.high) {
            painter.setPen(QPen(tokens.accent, 1.5));
            painter.drawLine(at(bin.claimed, *bin.share.low), at(bin.claimed, *bin.share.high));
        }
        painter.setPen(QPen(tokens.accent, 1.5));
        painter.setBrush(known ? QBrush(tokens.accent) : QBrush(Qt::NoBrush)); // hollow: not enough evidence
        painter.drawEllipse(at(bin.claimed, rate), m_theme.px(4), m_theme.px(4));
    }
    painter.setPen(tokens.text[2]);
    painter.drawText(QRectF(0, plot.top() - line / 2.0, m_theme.px(44), line),
                     Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("100 %"));
    painter.drawText(QRectF(0, plot.bottom() - line / 2.0, m_theme.px(44), line),
                     Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0 %"));
    painter.drawText(QRectF(plot.left(), plot.bottom(), plot.width(), line), Qt::AlignCenter,
                     tr("claimed confidence → share of wins"));
}

} // namespace ui
