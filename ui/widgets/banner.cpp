#include "ui/widgets/banner.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

Banner::Banner(Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel), m_text(new QLabel), m_button(new QPushButton)
{
    setObjectName(QStringLiteral("banner"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4));
    line->setSpacing(theme.px(8));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &Banner::pressed);
    connect(&theme, &Theme::changed, this, &Banner::tint);
    tint();
}

void Banner::tint()
{
    m_icon->setPixmap(m_theme.pixmap(QStringLiteral("halt"), Ink::Warn, m_theme.px(20), devicePixelRatioF()));
}

void Banner::say(const QString &sentence, const QString &button, const QString &detail)
{
    m_text->setText(sentence);
    m_text->setToolTip(detail.toHtmlEscaped());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
}

QString Banner::sentence() const
{
    return m_text->text();
}

} // namespace ui
