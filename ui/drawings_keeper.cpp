#include "ui/drawings_keeper.h"

#include <QSettings>
#include <QUrl>

namespace ui {
namespace {

QString fileOf(const QString &dataDir)
{
    return dataDir + QStringLiteral("/drawings.ini");
}

/// A name without the marks that a settings file reads as groups.
QString entryOf(const QString &market)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(market));
}

} // namespace

void keepDrawings(const QString &dataDir, const QString &market, const std::vector<chart::Drawing> &drawings)
{
    if (dataDir.isEmpty() || market.isEmpty())
        return;
    QSettings kept(fileOf(dataDir), QSettings::IniFormat);
    if (drawings.empty())
        kept.remove(entryOf(market));
    else
        kept.setValue(entryOf(market), toText(drawings));
}

std::vector<chart::Drawing> readDrawings(const QString &dataDir, const QString &market)
{
    if (dataDir.isEmpty() || market.isEmpty())
        return {};
    return drawingsFromText(
        QSettings(fileOf(dataDir), QSettings::IniFormat).value(entryOf(market)).toString());
}

} // namespace ui
