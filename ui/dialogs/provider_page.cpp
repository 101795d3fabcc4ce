#include "ui/dialogs/provider_page.h"

#include "ui/theme.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QStyle>

#include <algorithm>

namespace ui {
namespace {

std::vector<ProviderPage::Slot> slotsOf(const QString &provider, const std::vector<std::string> &keyNames)
{
    std::vector<ProviderPage::Slot> out;
    for (const std::string &name : keyNames) {
        const QString variable = QString::fromStdString(name);
        out.push_back(out.empty()
                          ? ProviderPage::Slot{provider, ProviderPage::tr("Key of the service"), variable}
                          : ProviderPage::Slot{provider + QLatin1Char('.') + variable, variable, variable});
    }
    return out;
}

} // namespace

ProviderPage::ProviderPage(Theme &theme, const QString &provider, const std::vector<std::string> &keyNames,
                           QWidget *parent)
    : ProviderPage(theme, slotsOf(provider, keyNames), parent)
{
    m_test->show();
}

ProviderPage::ProviderPage(Theme &theme, const std::vector<Slot> &wanted, QWidget *parent)
    : QWidget(parent), m_file(new QCheckBox(tr("Allow a file where there is no keychain"))),
      m_test(new QPushButton(tr("Test"))),
      m_store(new QPushButton(wanted.size() > 1 ? tr("Keep the keys") : tr("Keep the key"))),
      m_result(new QLabel)
{
    build(theme, wanted);
    m_test->hide();
}

void ProviderPage::build(Theme &theme, const std::vector<Slot> &wanted)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, theme.px(8), 0, theme.px(8));
    rows->setSpacing(theme.px(8));
    for (const Slot &slot : wanted) {
        auto *field = new QLineEdit;
        field->setEchoMode(QLineEdit::Password);
        field->setPlaceholderText(tr("as kept, or from %1").arg(slot.variable));
        field->setObjectName(m_keys.empty() ? QStringLiteral("key") : slot.variable);
        field->setAccessibleName(slot.title);
        auto *label = new QLabel(slot.title);
        label->setBuddy(field);
        rows->addWidget(label);
        rows->addWidget(field);
        m_keys.push_back({slot.secretId, field});
        connect(field, &QLineEdit::textChanged, this,
                [this] { m_store->setEnabled(keys().join(QString()).size() > 0); });
    }
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
    rows->addWidget(why);
    rows->addWidget(m_file);
    rows->addLayout(buttons);
    rows->addWidget(m_result);
    m_store->setEnabled(false);
    for (QWidget *one : std::initializer_list<QWidget *>{why, m_file, m_store})
        one->setVisible(!m_keys.empty());
    connect(m_test, &QPushButton::clicked, this, [this] {
        say(tr("Asking the model…"), QStringLiteral("2"));
        m_test->setEnabled(false);
        Q_EMIT testWanted();
    });
    connect(m_store, &QPushButton::clicked, this, &ProviderPage::storeTyped);
}

QStringList ProviderPage::keys() const
{
    QStringList out;
    for (const Key &key : m_keys)
        out.append(key.field->text());
    return out;
}

void ProviderPage::storeTyped()
{
    for (const Key &key : m_keys)
        if (!key.field->text().isEmpty())
            Q_EMIT storeWanted(key.secretId, key.field->text(), m_file->isChecked());
}

bool ProviderPage::keeps(const QString &secretId) const
{
    return std::any_of(m_keys.begin(), m_keys.end(),
                       [&](const Key &key) { return key.secretId == secretId; });
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

void ProviderPage::showStored(const QString &secretId, const QString &place)
{
    if (place.isEmpty())
        return say(tr("The key was not kept: there is no keychain here. Allow the file to keep it anyway."),
                   QStringLiteral("down"));
    for (const Key &key : m_keys)
        if (key.secretId == secretId)
            key.field->clear();
    say(place == QLatin1String("file") ? tr("✓ Kept in a file that only you can read.")
                                       : tr("✓ Kept in the system's keychain."),
        QStringLiteral("up"));
}

} // namespace ui
