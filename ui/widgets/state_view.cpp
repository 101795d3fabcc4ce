#include "ui/widgets/state_view.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

StateView::StateView(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel), m_text(new QLabel), m_detail(new QLabel),
      m_button(new QPushButton)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    rows->setSpacing(theme.px(8));
    rows->addStretch(1);
    for (QLabel *label : {m_icon, m_text, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        rows->addWidget(label);
    }
    m_text->setProperty("ink", QStringLiteral("2"));
    m_detail->setProperty("ink", QStringLiteral("3"));
    m_detail->setProperty("textSize", QStringLiteral("hint"));
    rows->addWidget(m_button, 0, Qt::AlignCenter);
    rows->addStretch(1);
    connect(m_button, &QPushButton::clicked, this, &StateView::acted);
    connect(&theme, &Theme::changed, this, &StateView::tint);
}

void StateView::say(StateKind kind, const QString &sentence, const QString &detail, const QString &action)
{
    m_kind = kind;
    m_text->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    tint();
}

QString StateView::sentence() const
{
    return m_text->text();
}

void StateView::tint()
{
    const bool trouble = m_kind == StateKind::Stale || m_kind == StateKind::Failed;
    const QString name = trouble                        ? QStringLiteral("halt")
                         : m_kind == StateKind::Loading ? QStringLiteral("clock")
                                                        : QStringLiteral("empty");
    m_icon->setPixmap(
        m_theme.pixmap(name, trouble ? Ink::Warn : Ink::Text3, m_theme.px(24), devicePixelRatioF()));
}

} // namespace ui
