#include "chart/palette.h"

#include "base/json.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

using base::ErrorCode;

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

/// "#RRGGBB" and nothing else.
std::optional<QColor> colourOf(const base::Json &value)
{
    if (!value.is_string())
        return {};
    const std::string &text = value.get_ref<const std::string &>();
    const QColor colour(QString::fromStdString(text));
    return text.size() == 7 && text.front() == '#' && colour.isValid() ? std::optional(colour) : std::nullopt;
}

base::Result<QColor> token(const base::Json &theme, const char *name)
{
    const auto found = theme.find(name);
    const auto colour = found == theme.end() ? std::optional<QColor>() : colourOf(*found);
    if (!colour)
        return base::fail(ErrorCode::Schema, "a colour such as #5AA2FF is needed", name);
    return *colour;
}

base::Result<std::vector<QColor>> tokens(const base::Json &theme, const char *name, std::size_t least)
{
    const auto found = theme.find(name);
    if (found == theme.end() || !found->is_array() || found->size() < least)
        return base::fail(ErrorCode::Schema, "a list of " + std::to_string(least) + " colours is needed",
                          name);
    std::vector<QColor> colours;
    for (const base::Json &entry : *found) {
        const auto colour = colourOf(entry);
        if (!colour)
            return base::fail(ErrorCode::Schema, "a colour such as #5AA2FF is needed", name);
        colours.push_back(*colour);
    }
    return colours;
}

/// Linear light of an sRGB channel (IEC 61966-2-1).
double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// Relative luminance (WCAG 2.1, also CIE Y).
double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

QColor blended(const QColor &over, const QColor &ground, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return QColor(mix(over.red(), ground.red()), mix(over.green(), ground.green()),
                  mix(over.blue(), ground.blue()));
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05, two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

double lightness(const QColor &colour)
{
    const double y = luminance(colour);
    return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

base::Result<Palette> paletteFromTheme(const QByteArray &json, bool colourBlind)
{
    const auto theme = base::parseJson({json.constData(), static_cast<std::size_t>(json.size())});
    if (!theme)
        return base::fail(theme);
    if (!theme->is_object())
        return base::fail(ErrorCode::Schema, "a theme is an object of named tokens");
    const auto surface = tokens(*theme, "surface", 3), text = tokens(*theme, "text", 3),
               curves = tokens(*theme, "curves", 1);
    for (const auto *list : {&surface, &text, &curves}) {
        if (!*list)
            return base::fail(*list);
    }
    Palette palette;
    const struct
    {
        const char *name;
        QColor *into;
    } single[] = {{"line", &palette.line},
                  {"accent", &palette.accent},
                  {colourBlind ? "up_colour_blind" : "up", &palette.up},
                  {colourBlind ? "down_colour_blind" : "down", &palette.down},
                  {"warn", &palette.warn},
                  {"text_on", &palette.textOn}};
    for (const auto &[name, into] : single) {
        const auto colour = token(*theme, name);
        if (!colour)
            return base::fail(colour);
        *into = *colour;
    }
    palette.background = (*surface)[1];
    palette.raised = (*surface)[2];
    palette.text = (*text)[0];
    palette.secondText = (*text)[1];
    palette.mutedText = (*text)[2];
    palette.grid = blended(palette.line, palette.background, 0.5);
    palette.curves = *curves;
    return palette;
}

Palette modelPalette()
{
    // The one place beside the theme files where colours are named: a picture for models has no theme. Six
    // hues, each at least eight steps of lightness from the next: blue 25, red 37, violet 46, green 57,
    // orange 68, sky 76.
    Palette palette;
    palette.background = rgb(0xFFFFFF);
    palette.text = palette.secondText = palette.mutedText = palette.textOn = rgb(0x000000);
    palette.grid = rgb(0xE4E4E4);
    palette.line = rgb(0x8C8C8C);
    palette.raised = rgb(0xF0F0F0);
    palette.up = rgb(0x0E9C52);
    palette.down = rgb(0xB0121A);
    palette.accent = rgb(0x0F3390);
    palette.warn = rgb(0x000000);
    palette.curves = {rgb(0x0F3390), rgb(0xEA9000), rgb(0x9349CE), rgb(0x4BCBEC)};
    palette.textPixels = 18;
    palette.titlePixels = 22;
    palette.curveWidth = 3;
    palette.volumeOpacity = 0.4;
    palette.forModels = true;
    return palette;
}

} // namespace chart
