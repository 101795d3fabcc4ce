#include "ui/dialogs/provider_page.h"

#include "ui/theme.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QStyle>

namespace ui {

ProviderPage::ProviderPage(Theme &theme, QWidget *parent)
    : QWidget(parent), m_key(new QLineEdit),
      m_file(new QCheckBox(tr("Allow a file where there is no keychain"))),
      m_test(new QPushButton(tr("Test"))), m_store(new QPushButton(tr("Keep the key"))), m_result(new QLabel)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, theme.px(8), 0, theme.px(8));
    rows->setSpacing(theme.px(8));
    auto *label = new QLabel(tr("Key of the service"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("not needed for most local servers"));
    m_key->setObjectName(QStringLiteral("key"));
    label->setBuddy(m_key);
    auto *why = new QLabel(
        tr("The key goes into the system's keychain and never into settings, logs, questions or exports. "
           "Without a "
           "keychain it can be kept in a file that only you can read; it is not encrypted there."));
    for (QLabel *one : {why, m_result}) {
        one->setWordWrap(true);
        one->setTextFormat(Qt::PlainText);
    }
    why->setProperty("ink", QStringLiteral("3"));
    why->setProperty("textSize", QStringLiteral("hint"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    buttons->addWidget(m_test);
    buttons->addWidget(m_store);
    buttons->addStretch(1);
    for (QWidget *one : std::initializer_list<QWidget *>{label, m_key, why, m_file})
        rows->addWidget(one);
    rows->addLayout(buttons);
    rows->addWidget(m_result);
    m_store->setEnabled(false);
    connect(m_key, &QLineEdit::textChanged, this,
            [this](const QString &key) { m_store->setEnabled(!key.isEmpty()); });
    connect(m_test, &QPushButton::clicked, this, [this] {
        say(tr("Asking the model…"), QStringLiteral("2"));
        m_test->setEnabled(false);
        Q_EMIT testWanted();
    });
    connect(m_store, &QPushButton::clicked, this,
            [this] { Q_EMIT storeWanted(m_key->text(), m_file->isChecked()); });
}

QString ProviderPage::key() const
{
    return m_key->text();
}
bool ProviderPage::allowFile() const
{
    return m_file->isChecked();
}
QString ProviderPage::result() const
{
    return m_result->text();
}

void ProviderPage::say(const QString &text, const QString &ink)
{
    m_result->setText(text);
    m_result->setProperty("ink", ink);
    m_result->style()->unpolish(m_result);
    m_result->style()->polish(m_result);
}

void ProviderPage::showTested(const QString &message, bool good)
{
    m_test->setEnabled(true);
    say(good ? tr("✓ It answers. %1").arg(message) : tr("It does not work yet: %1").arg(message),
        good ? QStringLiteral("up") : QStringLiteral("down"));
}

void ProviderPage::showStored(const QString &place)
{
    if (place.isEmpty())
        return say(tr("The key was not kept: there is no keychain here. Allow the file to keep it anyway."),
                   QStringLiteral("down"));
    m_key->clear();
    say(place == QLatin1String("file") ? tr("✓ Kept in a file that only you can read.")
                                       : tr("✓ Kept in the system's keychain."),
        QStringLiteral("up"));
}

} // namespace ui
