#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace ui {

void Language::speak(QCoreApplication &application, const QLocale &locale)
{
    const QString ours = QStringLiteral(":/translations"), gap = QStringLiteral("_"),
                  own = QStringLiteral("signaldesk");
    const auto install = [&](const QLocale &wanted, const QString &name, const QString &folder) {
        auto words = std::make_unique<QTranslator>();
        const bool found =
            words->load(wanted, name, gap, folder) && application.installTranslator(words.get());
        if (found)
            m_words.push_back(std::move(words));
        return found;
    };
    if (!install(locale, own, ours)) {
        install(QLocale(QLocale::English), own, ours); // its plural forms
        return;
    }
    if (locale.language() != QLocale::English)
        install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace ui
