#include "chart/layers.h"
#include "chart/numbers.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

std::vector<ReadoutPart> candleParts(const Scene &scene, std::size_t bar)
{
    const Wording &words = scene.spec.wording;
    const Palette &palette = scene.palette;
    const domain::Candle candle = scene.spec.candles.at(bar);
    const auto part = [&](const QString &letter, double value, const QColor &colour) {
        return ReadoutPart{letter + QLatin1Char(' ') + scene.priceText(value), colour, {}};
    };
    const QColor moved = palette.forModels ? palette.text : scene.rises(bar) ? palette.up : palette.down;
    std::vector<ReadoutPart> parts = {part(words.openLetter, candle.open, palette.secondText),
                                      part(words.highLetter, candle.high, palette.secondText),
                                      part(words.lowLetter, candle.low, palette.secondText),
                                      part(words.closeLetter, candle.close, moved)};
    if (scene.spec.showVolume && (palette.forModels || scene.pointer))
        parts.push_back(
            {words.volume + QLatin1Char(' ') + compactFigure(candle.volume, words), palette.secondText, {}});
    return parts;
}

/// Names in the colours of their curves; with values under the crosshair, and always for models.
std::vector<ReadoutPart> overlayParts(const Scene &scene, std::size_t bar)
{
    const Palette &palette = scene.palette;
    std::vector<ReadoutPart> parts;
    for (std::size_t i = 0; i < scene.spec.overlays.size(); ++i) {
        const domain::Curve &curve = scene.spec.overlays[i];
        QString text = QString::fromStdString(curve.title);
        const auto value = valueAt(curve, bar);
        if (value && (palette.forModels || scene.pointer))
            text += QLatin1Char(' ') + scene.priceText(*value);
        if (palette.forModels)
            parts.push_back({text, palette.text, palette.curve(i)});
        else
            parts.push_back({text, palette.curve(i), {}});
    }
    return parts;
}

int swatchRoom(const Scene &scene, const ReadoutPart &part)
{
    return part.swatch ? scene.px(34) : 0;
}

void drawTag(const Scene &scene, DrawList &list, const QRect &box, double left, double middle,
             const QString &text)
{
    const Palette &palette = scene.palette;
    list.box(palette.forModels ? palette.background : palette.warn, box);
    if (palette.forModels)
        list.frame(palette.text, box, scene.px(2));
    list.words(scene.ruler, TextStyle::Small, palette.textOn, left, middle, text);
}

/// "synthetic data" as a filled tag; gives its right edge.
double drawSynthetic(const Scene &scene, DrawList &list, double left, double middle)
{
    const QString &text = scene.spec.wording.synthetic;
    const int pad = scene.px(6), high = scene.px(scene.palette.textPixels + 7.0);
    const int width = static_cast<int>(std::ceil(scene.ruler.width(TextStyle::Small, text))) + 2 * pad;
    const QRect box(static_cast<int>(left), static_cast<int>(middle) - high / 2, width, high);
    drawTag(scene, list, box, left + pad, middle, text);
    return box.right() + 1;
}

double syntheticWidth(const Scene &scene)
{
    const QString &text = scene.spec.wording.synthetic;
    return text.isEmpty() ? 0 : scene.ruler.width(TextStyle::Small, text) + 2 * scene.px(6);
}

/// The first word of the title stands out: "BTC/USDT · 4h · Binance spot".
std::pair<QString, QString> splitTitle(const QString &title)
{
    const QString separator = QStringLiteral(" · ");
    const qsizetype at = title.indexOf(separator);
    return at < 0 ? std::pair(title, QString()) : std::pair(title.left(at), title.mid(at + separator.size()));
}

/// The text, shortened with "…" until it fits.
QString fitted(const Scene &scene, TextStyle style, QString text, double room)
{
    if (scene.ruler.width(style, text) <= room)
        return text;
    while (!text.isEmpty() && scene.ruler.width(style, text + QChar(0x2026)) > room)
        text.chop(1);
    return text.isEmpty() ? text : QString(text.trimmed() + QChar(0x2026));
}

void drawTitleRow(const Scene &scene, DrawList &list)
{
    const QRect &row = scene.frame.title;
    const Palette &palette = scene.palette;
    const double middle = row.top() + row.height() / 2.0, end = row.right() - scene.px(12);
    const auto [name, rest] = splitTitle(scene.spec.wording.title);
    double left = scene.px(12);
    const auto put = [&](TextStyle style, const QColor &colour, const QString &whole, double reserved) {
        const QString text = fitted(scene, style, whole, end - left - reserved);
        list.words(scene.ruler, style, colour, left, middle, text);
        if (!text.isEmpty())
            left += std::ceil(scene.ruler.width(style, text)) + scene.px(12);
    };
    const double reserved =
        syntheticWidth(scene) + (scene.spec.wording.synthetic.isEmpty() ? 0 : scene.px(12));
    put(TextStyle::Strong, palette.text, name, reserved);
    put(TextStyle::Title, palette.secondText, rest, reserved);
    if (!scene.spec.wording.synthetic.isEmpty())
        left = drawSynthetic(scene, list, left, middle) + scene.px(12);
    const QString &note = scene.spec.wording.note;
    const double width = scene.ruler.width(TextStyle::Small, note);
    if (end - width >= left)
        list.words(scene.ruler, TextStyle::Small, palette.mutedText, end - width, middle, note);
}

double rowHeight(const Scene &scene)
{
    return scene.px(scene.palette.textPixels + 8.0);
}

} // namespace

std::size_t readoutBar(const Scene &scene)
{
    const std::size_t last = scene.spec.candles.size() - 1;
    return scene.pointer ? std::min(scene.pointer->bar, last) : last;
}

void placeReadout(Scene &scene)
{
    const QRect &price = scene.frame.price;
    const double left = scene.px(12), right = price.right() - scene.px(12), gap = scene.px(16);
    const double first = price.top() + scene.px(scene.frame.title.isEmpty() ? 8 : 4) + rowHeight(scene) / 2;
    scene.readout.clear();
    // what has no title row stands at the right end of the first row
    const bool titled = !scene.frame.title.isEmpty();
    const double aside =
        titled ? 0 : syntheticWidth(scene) + scene.ruler.width(TextStyle::Small, scene.spec.wording.note);
    // The rows leave at least half of the panel. Under the crosshair more is read out, but in no more rows:
    // the scale must not jump.
    const double lowest = scene.pointer ? scene.readoutBottom : price.top() + price.height() / 2.0;
    double x = left, middle = first, end = first;
    if (!scene.spec.candles.isEmpty()) {
        const std::size_t bar = readoutBar(scene);
        auto parts = candleParts(scene, bar);
        auto overlays = overlayParts(scene, bar);
        parts.insert(parts.end(), std::make_move_iterator(overlays.begin()),
                     std::make_move_iterator(overlays.end()));
        for (ReadoutPart &part : parts) {
            const double width = scene.ruler.width(TextStyle::Small, part.text) + swatchRoom(scene, part);
            const double edge = middle > first || aside <= 0 ? right : right - aside - 2 * gap;
            if (x + width > edge && (x > left || edge < right)) {
                x = left;
                middle += rowHeight(scene);
            }
            if (x + width > right || middle + rowHeight(scene) / 2 > lowest)
                break;
            part.left = x + swatchRoom(scene, part);
            part.middle = end = middle;
            x += std::ceil(width) + gap;
            scene.readout.push_back(std::move(part));
        }
    }
    if (!scene.pointer)
        scene.readoutBottom = static_cast<int>(std::ceil(end + rowHeight(scene) / 2));
}

void drawReadout(const Scene &scene, DrawList &list)
{
    const bool titled = !scene.frame.title.isEmpty();
    if (titled)
        drawTitleRow(scene, list);
    for (const ReadoutPart &part : scene.readout) {
        if (part.swatch) {
            const int thick = scene.px(scene.palette.curveWidth);
            list.box(*part.swatch, QRect(static_cast<int>(part.left) - scene.px(34),
                                         static_cast<int>(part.middle) - thick / 2, scene.px(26), thick));
        }
        list.words(scene.ruler, TextStyle::Small, part.colour, part.left, part.middle, part.text);
    }
    if (titled)
        return;
    const double middle = scene.frame.price.top() + scene.px(8) + rowHeight(scene) / 2;
    double right = scene.frame.price.right() - scene.px(12);
    if (!scene.spec.wording.synthetic.isEmpty()) {
        right -= std::ceil(syntheticWidth(scene));
        drawSynthetic(scene, list, right, middle);
        right -= scene.px(12);
    }
    const QString &note = scene.spec.wording.note;
    right -= scene.ruler.width(TextStyle::Small, note);
    if (!note.isEmpty() && list.isFree(wordsBox(scene.ruler, TextStyle::Small, right, middle, note)))
        list.words(scene.ruler, TextStyle::Small, scene.palette.mutedText, right, middle, note);
}

} // namespace chart
