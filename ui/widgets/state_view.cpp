#include "ui/widgets/state_view.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPushButton>

namespace ui {
namespace {

constexpr int words = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
constexpr int iconSize = 24;

} // namespace

StateView::StateView(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void StateView::say(StateKind kind, const QString &sentence, const QString &detail, const QString &action)
{
    m_kind = kind;
    m_sentence = sentence;
    m_detail = detail;
    setAccessibleName(detail.isEmpty() ? sentence : sentence + QLatin1Char(' ') + detail);
    if (!action.isEmpty() && !m_button) {
        m_button = new QPushButton(this);
        connect(m_button, &QPushButton::clicked, this, &StateView::acted);
    }
    if (m_button) {
        m_button->setText(action);
        m_button->setVisible(!action.isEmpty());
        placeButton();
    }
    update();
}

StateView::Rows StateView::rows() const
{
    const int gap = m_theme.px(8), side = m_theme.px(12), wide = std::max(1, width() - 2 * side);
    const auto high = [&](TextSize size, const QString &text) {
        return text.isEmpty() ? 0
                              : QFontMetrics(m_theme.font(size))
                                    .boundingRect(QRect(0, 0, wide, 10'000), words, text)
                                    .height();
    };
    const bool acts = m_button && !m_button->isHidden();
    const QSize button = acts ? m_button->sizeHint() : QSize();
    Rows out;
    int y = 0;
    const auto row = [&](int height, int width) {
        const QRect place(side + (wide - width) / 2, y, width, height);
        y += height > 0 ? height + gap : 0;
        return place;
    };
    out.icon = row(m_theme.px(iconSize), m_theme.px(iconSize));
    out.sentence = row(high(TextSize::Body, m_sentence), wide);
    out.detail = row(high(TextSize::Hint, m_detail), wide);
    out.button = row(acts ? button.height() : 0, std::min(wide, button.width()));
    const int down = std::max(0, (height() - (y - gap)) / 2);
    for (QRect *one : {&out.icon, &out.sentence, &out.detail, &out.button})
        one->translate(0, down);
    return out;
}

void StateView::placeButton()
{
    if (m_button && !m_button->isHidden())
        m_button->setGeometry(rows().button);
}

void StateView::resizeEvent(QResizeEvent *)
{
    placeButton();
}

void StateView::paintEvent(QPaintEvent *)
{
    const bool trouble = m_kind == StateKind::Stale || m_kind == StateKind::Failed;
    const QString name = trouble                        ? QStringLiteral("halt")
                         : m_kind == StateKind::Loading ? QStringLiteral("clock")
                                                        : QStringLiteral("empty");
    const Rows place = rows();
    QPainter painter(this);
    m_theme.icon(name, trouble ? Ink::Warn : Ink::Text3).paint(&painter, place.icon);
    painter.setFont(m_theme.font(TextSize::Body));
    painter.setPen(m_theme.ink(Ink::Text2));
    painter.drawText(place.sentence, words, m_sentence);
    painter.setFont(m_theme.font(TextSize::Hint));
    painter.setPen(m_theme.ink(Ink::Text3));
    painter.drawText(place.detail, words, m_detail);
}

} // namespace ui
