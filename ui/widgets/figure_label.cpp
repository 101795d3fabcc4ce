#include "ui/widgets/figure_label.h"

#include <QPainter>
#include <QPen>

namespace ui {

FigureLabel::FigureLabel(Theme &theme, TextSize size, Qt::Alignment alignment, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_size(size), m_alignment(alignment)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void FigureLabel::setText(const QString &text, Ink ink, bool strong)
{
    setPieces({{text, ink, strong}});
}

void FigureLabel::setPieces(std::vector<Piece> pieces)
{
    const auto same = [](const Piece &a, const Piece &b) {
        return a.text == b.text && a.ink == b.ink && a.strong == b.strong && a.hint == b.hint;
    };
    if (std::equal(pieces.begin(), pieces.end(), m_pieces.begin(), m_pieces.end(), same))
        return;
    m_pieces = std::move(pieces);
    setAccessibleName(text());
    const int now = int(std::ceil(width(m_pieces)));
    if (now != m_widest && !(m_steady && now < m_widest)) {
        m_widest = now;
        updateGeometry();
    }
    update();
}

void FigureLabel::setElided(bool elided)
{
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Fixed);
    updateGeometry();
}

void FigureLabel::setDotted(bool dotted)
{
    m_dotted = dotted;
    update();
}

QString FigureLabel::text() const
{
    QString out;
    for (const Piece &piece : m_pieces)
        out += piece.text;
    return out;
}

const chart::Figures &FigureLabel::figures(const Piece &piece) const
{
    return m_theme.figures(piece.hint ? TextSize::Hint : m_size, piece.strong);
}

double FigureLabel::width(const std::vector<Piece> &pieces) const
{
    double out = 0;
    for (const Piece &piece : pieces)
        out += figures(piece).width(piece.text);
    return out;
}

QSize FigureLabel::sizeHint() const
{
    const chart::Figures &font = m_theme.figures(m_size, false);
    return {std::max(m_widest, int(std::ceil(width(m_pieces)))) + 1,
            int(std::ceil(font.ascent() + font.descent())) + (m_dotted ? 2 : 0)};
}

QSize FigureLabel::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return m_elided ? QSize(std::min(whole.width(), m_theme.px(24)), whole.height()) : whole;
}

std::vector<FigureLabel::Piece> FigureLabel::fitted(double room) const
{
    std::vector<Piece> out = m_pieces;
    if (width(out) <= room + 0.5)
        return out;
    const QString dots(QChar(0x2026));
    while (!out.empty()) {
        Piece &last = out.back();
        if (last.text.size() <= 1) {
            out.pop_back();
            continue;
        }
        last.text.chop(1);
        std::vector<Piece> tried = out;
        while (tried.back().text.endsWith(QLatin1Char(' ')))
            tried.back().text.chop(1);
        tried.back().text += dots;
        if (width(tried) <= room)
            return tried;
    }
    return out;
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const std::vector<Piece> pieces = fitted(QWidget::width());
    const double whole = width(pieces);
    double x = 0;
    if (m_alignment & Qt::AlignRight)
        x = QWidget::width() - whole;
    else if (m_alignment & Qt::AlignHCenter)
        x = (QWidget::width() - whole) / 2;
    const chart::Figures &font = m_theme.figures(m_size, false);
    const double baseline = std::round((height() - (m_dotted ? 2 : 0) + font.ascent() - font.descent()) / 2);
    const double start = x;
    for (const Piece &piece : pieces) {
        figures(piece).draw(painter, {x, baseline}, piece.text, m_theme.ink(piece.ink));
        x += figures(piece).width(piece.text);
    }
    if (toolTip() != text() && whole < width(m_pieces) && toolTip().isEmpty())
        setToolTip(text());
    if (!m_dotted)
        return;
    painter.setPen(QPen(m_theme.ink(Ink::Text3), 1, Qt::DotLine));
    const double y = baseline + font.descent() - 0.5;
    painter.drawLine(QPointF(start, y), QPointF(x, y));
}

FigureLabel *heading(Theme &theme, const QString &title, QWidget *parent)
{
    auto *label = new FigureLabel(theme, TextSize::Hint, Qt::AlignLeft, parent);
    label->setText(title.toUpper(), Ink::Text2);
    return label;
}

} // namespace ui
