#include "app/commands.h"

#include "base/platform.h"
#include "base/text.h"
#include "chart/chart_painter.h"
#include "chart/legibility.h"
#include "chart/png.h"
#include "engine/picture.h"
#include "studies/study.h"

#include <QFile>

namespace app {
namespace {

base::Result<QSize> sizeOf(const std::string &text)
{
    const std::size_t x = text.find('x');
    const auto width = base::parseInt(text.substr(0, x));
    const auto height = x == std::string::npos ? width : base::parseInt(text.substr(x + 1));
    const bool good =
        width && height && *width >= 200 && *height >= 150 && *width <= 16384 && *height <= 16384;
    if (!good || x == std::string::npos)
        return base::fail(base::ErrorCode::BadRequest, "written WIDTHxHEIGHT, from 200x150 to 16384x16384",
                          "--size");
    return QSize(int(*width), int(*height));
}

base::Result<chart::Palette> paletteOf(const std::string &theme)
{
    if (theme == "model")
        return chart::modelPalette();
    QFile file(QStringLiteral(":/themes/%1.json").arg(QString::fromStdString(theme)));
    if ((theme != "dark" && theme != "light") || !file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::BadRequest, "model, dark or light", "--theme");
    return chart::paletteFromTheme(file.readAll());
}

base::Json written(const chart::Legibility &legibility)
{
    return {{"labels", legibility.labels},
            {"smallest_text_px", legibility.smallestText},
            {"overlaps", legibility.overlaps},
            {"cut", legibility.cut},
            {"text_contrast", base::number(legibility.textContrast)},
            {"least_ink_contrast", base::number(legibility.leastInkContrast)},
            {"least_lightness_step", base::number(legibility.leastLightnessStep)}};
}

} // namespace

base::Result<Printed> chartCommand(const Arguments &arguments)
{
    const auto out = arguments.text("--out");
    if (!out)
        return base::fail(base::ErrorCode::BadRequest, "a file to write is needed", "--out");
    const auto size = sizeOf(arguments.text("--size", "1920x1080"));
    if (!size)
        return base::fail(size);
    const auto bars = arguments.whole("--bars");
    if (!bars)
        return base::fail(bars);
    if (*bars && (**bars < 1 || **bars > 10'000'000))
        return base::fail(base::ErrorCode::BadRequest, "at least 1", "--bars");
    const auto palette = paletteOf(arguments.text("--theme", "model"));
    if (!palette)
        return base::fail(palette);
    const auto file = candleFile(arguments);
    if (!file)
        return base::fail(file);
    engine::PictureInput input;
    input.candles = file->candles;
    input.watch = {"file", file->instrument->symbol, file->instrument->kind, file->candles.timeframe(), {},
                   {}};
    input.venueTitle = "file";
    input.instrument = file->instrument;
    input.bars = std::size_t(bars->value_or(150));
    if (const auto list = arguments.text("--studies")) {
        const std::vector<std::string_view> names = base::split(*list, ',');
        input.studies.assign(names.begin(), names.end());
    }
    for (const std::string &one : input.studies)
        if (const auto request = studies::Request::parse(one); !request)
            return base::fail(request);
    input.profile = arguments.has("--profile");
    if (arguments.has("--patterns")) {
        const std::size_t from = file->candles.size() > input.bars ? file->candles.size() - input.bars : 0;
        for (studies::PatternEvent &event : studies::detectAll(studies::inputOf(file->candles)))
            if (event.bar >= from)
                input.patterns.push_back(std::move(event));
    }
    const chart::ChartSpec spec = engine::chartOf(input);
    const QImage image = chart::paintImage(spec, *palette, *size);
    const auto png = chart::encodePng(image);
    if (!png)
        return base::fail(png);
    const base::Result<void> done = base::writeFileAtomically(QString::fromStdString(*out), *png);
    if (!done)
        return base::fail(done);
    return Printed{base::Json{{"path", *out},
                              {"width", size->width()},
                              {"height", size->height()},
                              {"bars", std::min(input.bars, file->candles.size())},
                              {"bytes", png->size()},
                              {"sha256", chart::pictureIdentity(image)},
                              {"legibility", written(chart::legibilityOf(spec, *palette, *size))}}};
}

} // namespace app
