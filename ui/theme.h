// The look of the window: named tokens of one theme file, and all that is made of them. Owned by the program;
// GUI thread.
#pragma once

#include "base/result.h"
#include "chart/figures.h"
#include "chart/palette.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QString>

#include <array>
#include <map>
#include <memory>
#include <vector>

class QApplication;

namespace ui {

/// The tokens as resources/themes names them.
struct Tokens
{
    QString name;
    std::array<QColor, 3> surface; // window, panel, raised
    QColor line;
    std::array<QColor, 3> text; // figures and titles, labels, hints
    QColor accent, up, down, warn, textOn;
    std::vector<QColor> curves;
};

/// What a piece of text or a shape is drawn in.
enum class Ink { Text1, Text2, Text3, Accent, Up, Down, Warn, TextOn, Line };

/// Logical pixels before scaling with the system's font.
enum class TextSize { Hint = 11, Body = 13, Title = 15, Big = 22 };

class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);

    /// "dark" or "light". Errors: NotFound, or what is wrong with the file.
    [[nodiscard]] base::Result<void> load(const QString &name, bool colourBlind);
    /// Style, palette, font and style sheet of the whole program, and `changed`.
    void apply(QApplication &application);

    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] bool colourBlind() const { return m_colourBlind; }
    [[nodiscard]] const chart::Palette &chartPalette() const { return m_chart; }
    [[nodiscard]] const QColor &ink(Ink ink) const;
    /// Sizes and lengths grow with the system's font; never below what is asked.
    [[nodiscard]] int px(int length) const { return int(std::lround(length * m_scale)); }
    [[nodiscard]] QFont font(TextSize size, bool strong = false) const;
    [[nodiscard]] QFont mono(TextSize size = TextSize::Body) const;
    /// Painter of equal digits; kept for the life of the theme.
    [[nodiscard]] const chart::Figures &figures(TextSize size, bool strong) const;
    /// A single-colour drawing of resources/icons in a token's colour.
    [[nodiscard]] QIcon icon(const QString &name, Ink ink) const;
    [[nodiscard]] QPixmap pixmap(const QString &name, Ink ink, int size, double ratio) const;
    /// Green for gains, red for losses, text for nothing.
    [[nodiscard]] static Ink inkOf(double change)
    {
        return change > 0 ? Ink::Up : change < 0 ? Ink::Down : Ink::Text1;
    }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const; // style_sheet.cpp
    Tokens m_tokens;
    chart::Palette m_chart;
    bool m_colourBlind = false, m_styled = false;
    double m_scale = 1;
    QString m_family;
    mutable QString m_mono; // looked up when first used
    mutable std::map<std::pair<int, bool>, std::unique_ptr<chart::Figures>> m_figures;
    mutable std::map<std::pair<QString, Ink>, QIcon> m_icons; // of the tokens as they are
};

} // namespace ui
