#include "ui/theme.h"

#include "ui/desk_style.h"

#include "base/json.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPixmap>
#include <QScreen>
#include <QSvgRenderer>

namespace ui {
namespace {

constexpr double bodyPixels = 13;
constexpr int iconSize = 20;

QColor colour(const base::Json &theme, const char *name)
{
    return QColor(QString::fromStdString(theme.value(name, std::string())));
}

template <std::size_t count>
std::array<QColor, count> colours(const base::Json &theme, const char *name)
{
    std::array<QColor, count> out;
    const base::Json list = theme.value(name, base::Json::array());
    for (std::size_t i = 0; i < std::min(count, list.size()); ++i)
        out[i] = QColor(QString::fromStdString(list[i].get<std::string>()));
    return out;
}

QString familyOr(const QString &wanted, QFontDatabase::SystemFont otherwise)
{
    // Asks for the font itself, which is needed anyway, not for the list of all families.
    const bool there = QFontInfo(QFont(wanted)).family().compare(wanted, Qt::CaseInsensitive) == 0;
    return there ? wanted : QFontDatabase::systemFont(otherwise).family();
}

/// Size of the system's font in logical pixels, without loading that font.
double systemPixels()
{
    const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QScreen *const screen = QGuiApplication::primaryScreen();
    return system.pixelSize() > 0 || !screen ? system.pixelSize()
                                             : system.pointSizeF() * screen->logicalDotsPerInch() / 72;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent), m_family(familyOr(QStringLiteral("Inter"), QFontDatabase::GeneralFont))
{
    m_scale = std::max(1.0, systemPixels() / bodyPixels);
}

base::Result<void> Theme::load(const QString &name, bool colourBlind)
{
    QFile file(QStringLiteral(":/themes/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::NotFound, "no such theme", name.toStdString());
    const QByteArray bytes = file.readAll();
    const auto palette = chart::paletteFromTheme(bytes, colourBlind); // checks every token that matters
    if (!palette)
        return base::fail(palette);
    const auto json = base::parseJson(bytes.toStdString());
    if (!json)
        return base::fail(json);
    m_chart = *palette;
    m_chart.family = m_family;
    m_chart.textPixels = px(int(TextSize::Hint));
    m_chart.titlePixels = px(int(TextSize::Body));
    m_colourBlind = colourBlind;
    m_icons.clear();
    m_tokens.name = name;
    m_tokens.surface = colours<3>(*json, "surface");
    m_tokens.text = colours<3>(*json, "text");
    m_tokens.line = colour(*json, "line");
    m_tokens.accent = colour(*json, "accent");
    m_tokens.up = palette->up;
    m_tokens.down = palette->down;
    m_tokens.warn = colour(*json, "warn");
    m_tokens.textOn = colour(*json, "text_on");
    m_tokens.curves = palette->curves;
    return {};
}

void Theme::apply(QApplication &application)
{
    if (!std::exchange(m_styled, true))
        QApplication::setStyle(new DeskStyle);
    QApplication::setFont(font(TextSize::Body));
    QApplication::setPalette(palette());
    application.setStyleSheet(styleSheet());
    Q_EMIT changed();
}

const QColor &Theme::ink(Ink ink) const
{
    switch (ink) {
    case Ink::Text1:
        return m_tokens.text[0];
    case Ink::Text2:
        return m_tokens.text[1];
    case Ink::Text3:
        return m_tokens.text[2];
    case Ink::Accent:
        return m_tokens.accent;
    case Ink::Up:
        return m_tokens.up;
    case Ink::Down:
        return m_tokens.down;
    case Ink::Warn:
        return m_tokens.warn;
    case Ink::TextOn:
        return m_tokens.textOn;
    case Ink::Line:
        break;
    }
    return m_tokens.line;
}

QFont Theme::font(TextSize size, bool strong) const
{
    QFont out(m_family);
    out.setPixelSize(px(int(size)));
    out.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    // As the painted figures are: they look alike beside each other, and share what is loaded for them.
    out.setHintingPreference(QFont::PreferNoHinting);
    out.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    return out;
}

QFont Theme::mono(TextSize size) const
{
    if (m_mono.isEmpty())
        m_mono = familyOr(QStringLiteral("JetBrains Mono"), QFontDatabase::FixedFont);
    QFont out(m_mono);
    out.setPixelSize(px(int(size)));
    out.setFixedPitch(true);
    return out;
}

const chart::Figures &Theme::figures(TextSize size, bool strong) const
{
    auto &kept = m_figures[{int(size), strong}];
    if (!kept)
        kept = std::make_unique<chart::Figures>(m_family, px(int(size)),
                                                strong ? QFont::DemiBold : QFont::Normal);
    return *kept;
}

QPixmap Theme::pixmap(const QString &name, Ink wanted, int size, double ratio) const
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", ink(wanted).name().toLatin1());
    const int pixels = int(std::ceil(size * ratio));
    QPixmap out(pixels, pixels);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    QSvgRenderer(drawing).render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    out.setDevicePixelRatio(ratio);
    return out;
}

QIcon Theme::icon(const QString &name, Ink ink) const
{
    if (const auto known = m_icons.find({name, ink}); known != m_icons.end())
        return known->second;
    QIcon out;
    out.addPixmap(pixmap(name, ink, px(iconSize), 1));
    if (qGuiApp->devicePixelRatio() > 1)
        out.addPixmap(pixmap(name, ink, px(iconSize), 2));
    out.addPixmap(pixmap(name, Ink::Text3, px(iconSize), 1), QIcon::Disabled);
    return m_icons[{name, ink}] = out;
}

QPalette Theme::palette() const
{
    const Tokens &t = m_tokens;
    QPalette out(t.surface[2], t.surface[0]);
    out.setColor(QPalette::Window, t.surface[0]);
    out.setColor(QPalette::WindowText, t.text[0]);
    out.setColor(QPalette::Base, t.surface[1]);
    out.setColor(QPalette::AlternateBase, t.surface[1]);
    out.setColor(QPalette::Text, t.text[0]);
    out.setColor(QPalette::PlaceholderText, t.text[2]);
    out.setColor(QPalette::Button, t.surface[2]);
    out.setColor(QPalette::ButtonText, t.text[0]);
    out.setColor(QPalette::ToolTipBase, t.surface[2]);
    out.setColor(QPalette::ToolTipText, t.text[0]);
    out.setColor(QPalette::Highlight, t.accent);
    out.setColor(QPalette::HighlightedText, t.textOn);
    out.setColor(QPalette::Link, t.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        out.setColor(QPalette::Disabled, role, t.text[2]);
    return out;
}

} // namespace ui
