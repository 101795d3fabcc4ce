// The window's languages: the system's where there is a translation, else English. Owned by the program; GUI
// thread.
#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

class QCoreApplication;

namespace ui {

class Language
{
public:
    /// Before any widget is made. Also Qt's own words, where the system has them.
    void speak(QCoreApplication &application, const QLocale &locale = QLocale());

private:
    std::vector<std::unique_ptr<QTranslator>> m_words;
};

} // namespace ui
