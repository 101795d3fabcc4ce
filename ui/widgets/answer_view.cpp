#include "ui/widgets/answer_view.h"

#include <QPainter>
#include <QPen>
#include <QRegularExpression>
#include <QTextBlock>

namespace ui {

std::vector<AnswerView::Found> numbersIn(const QString &text, const std::vector<double> &known)
{
    // A number that stands alone: not a part of a name such as "rsi:14@4h" or "SMA50".
    const QRegularExpression pattern(
        QStringLiteral(R"((?<![\w@:.])-?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w:@]))"));
    std::vector<AnswerView::Found> out;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        QString digits = found.captured();
        digits.remove(QLatin1Char(','));
        const double value = digits.toDouble();
        const qsizetype point = digits.indexOf(QLatin1Char('.'));
        const double unit = std::pow(10.0, point < 0 ? 0 : -double(digits.size() - 1 - point));
        const bool verified = std::any_of(known.begin(), known.end(), [&](double one) {
            return std::abs(one - value) <= unit * (0.5 + 1e-9) ||
                   std::abs(one - value) <= 1e-9 * std::abs(one);
        });
        out.push_back({int(found.capturedStart()), int(found.capturedLength()), verified});
    }
    return out;
}

AnswerView::AnswerView(Theme &theme, QWidget *parent) : QPlainTextEdit(parent), m_theme(theme)
{
    setReadOnly(true);
    setFont(theme.mono());
    setAccessibleName(tr("Answer of the model"));
}

void AnswerView::setAnswer(const QString &answer, const std::vector<double> &known)
{
    setPlainText(answer);
    m_numbers = numbersIn(answer, known);
    viewport()->update();
}

void AnswerView::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect seen = viewport()->rect();
    for (const Found &number : m_numbers) {
        QTextCursor from(document()), to(document());
        from.setPosition(number.start);
        to.setPosition(number.start + number.length);
        const QRect left = cursorRect(from), right = cursorRect(to);
        if (left.bottom() < seen.top())
            continue;
        if (left.top() > seen.bottom())
            break;
        if (number.verified) {
            painter.setPen(QPen(m_theme.ink(Ink::Up), 1.2));
            const QPointF at(right.left() + 0.5, right.top() + 4.5);
            painter.drawPolyline(
                QPolygonF({at + QPointF(0, 0), at + QPointF(1.6, 1.8), at + QPointF(4.8, -2.4)}));
        } else {
            painter.setPen(QPen(m_theme.ink(Ink::Text3), 1, Qt::DotLine));
            painter.drawLine(left.left(), left.bottom(), right.left(), right.bottom());
        }
    }
}

} // namespace ui
