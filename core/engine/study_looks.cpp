#include "engine/study_looks.h"

#include <algorithm>
#include <cmath>

namespace engine {
namespace {

constexpr int none = -1;

/// A row for each study that is more than lines. Numbers are outputs.
struct Look
{
    const char *study;
    int areaUpper = none, areaLower = none; // the room between them is filled
    bool bySide = false;                    // in the colour of which is above
    int histogram = none;
    int dots = none;
    unsigned hidden = 0; // outputs that are no values to look at, as bits
    std::vector<double> guides = {};
    std::optional<double> low = {}, high = {};
};

const Look table[] = {
    {"bbands", 0, 2},
    {"accbands", 0, 2},
    {"keltner", 0, 2},
    {"donchian", 0, 2},
    {"starc", 0, 2},
    {"fcb", 0, 1},
    {"stdev_channels", 1, 2},
    {"linearreg_channel", 0, 2},
    {"ma_env", 1, 2},
    {"volume_profile", 1, 2},
    {"ichimoku", 2, 3, true},
    {"sar", none, none, false, none, 0, 1},
    {"sarext", none, none, false, none, 0}, // negative for shorts: those have no place on the price
    {"vol_stop", none, none, false, none, 0, 2},
    {"supertrend", none, none, false, none, none, 6},
    {"atr_stop", none, none, false, none, none, 6},
    {"zigzag", none, none, false, none, none, 2},
    {"macd", none, none, false, 2, none, 0, {0}},
    {"macdext", none, none, false, 2, none, 0, {0}},
    {"macdfix", none, none, false, 2, none, 0, {0}},
    {"pvo", none, none, false, 2, none, 0, {0}},
    {"awesome", none, none, false, 0, none, 2, {0}},
    {"squeeze", none, none, false, 0, none, 2, {0}},
    {"elder_ray", none, none, false, 1, none, 1, {0}},
    {"rsi", none, none, false, none, none, 0, {30, 70}, 0, 100},
    {"crsi", none, none, false, none, none, 0, {10, 90}, 0, 100},
    {"rmi", none, none, false, none, none, 0, {30, 70}, 0, 100},
    {"mfi", none, none, false, none, none, 0, {20, 80}, 0, 100},
    {"stoch", none, none, false, none, none, 0, {20, 80}, 0, 100},
    {"stochf", none, none, false, none, none, 0, {20, 80}, 0, 100},
    {"stochrsi", none, none, false, none, none, 0, {20, 80}, 0, 100},
    {"stc", none, none, false, none, none, 0, {25, 75}, 0, 100},
    {"ultosc", none, none, false, none, none, 0, {30, 70}, 0, 100},
    {"willr", none, none, false, none, none, 0, {-80, -20}, -100, 0},
    {"aroon", none, none, false, none, none, 0, {30, 70}, 0, 100},
    {"aroonosc", none, none, false, none, none, 0, {0}, -100, 100},
    {"adx", none, none, false, none, none, 0, {25}},
    {"dx", none, none, false, none, none, 0, {25}},
    {"cci", none, none, false, none, none, 0, {-100, 100}},
    {"chop", none, none, false, none, none, 0, {38.2, 61.8}, 0, 100},
    {"cmo", none, none, false, none, none, 0, {-50, 50}, -100, 100},
    {"cmf", none, none, false, none, none, 0, {0}},
    {"tsi", none, none, false, none, none, 0, {0}},
    {"trix", none, none, false, none, none, 0, {0}},
    {"mom", none, none, false, none, none, 0, {0}},
    {"roc", none, none, false, none, none, 0, {0}},
    {"ppo", none, none, false, none, none, 0, {0}},
    {"apo", none, none, false, none, none, 0, {0}},
    {"hurst", none, none, false, none, none, 0, {0.5}, 0, 1},
};

const Look &lookOf(const studies::Study &study)
{
    static const Look plain{""};
    for (const Look &look : table)
        if (std::string_view(look.study) == study.name)
            return look;
    return plain;
}

/// "RSI 14", "MACD 12 26 9".
QString titleOf(const studies::Request &request)
{
    QString out = QString::fromUtf8(request.study->title);
    for (const double parameter : request.parameters)
        out += QLatin1Char(' ') + QString::number(parameter);
    return out;
}

domain::Curve curveOf(const studies::Columns &columns, std::size_t output, const QString &title)
{
    std::string id = columns.request.id();
    if (columns.outputs.size() > 1)
        id += std::string(".") + columns.request.study->outputs[output];
    return {std::move(id), title.toStdString(),
            std::make_shared<const std::vector<double>>(columns.outputs[output])};
}

/// The outputs that are lines of their own, each under its name where there are several.
std::vector<domain::Curve> lines(const studies::Columns &columns, const Look &look)
{
    std::vector<domain::Curve> out;
    const studies::Study &study = *columns.request.study;
    for (std::size_t i = 0; i < columns.outputs.size(); ++i) {
        const int number = int(i);
        const bool drawnElse =
            number == look.histogram || number == look.dots || ((look.hidden >> i) & 1U) != 0;
        const bool cloud = look.bySide && (number == look.areaUpper || number == look.areaLower);
        if (drawnElse || cloud)
            continue;
        const bool only = columns.outputs.size() == 1;
        QString title = titleOf(columns.request);
        if (!only)
            title = study.kind == studies::Kind::Overlay && out.empty() ? title
                                                                        : QString::fromUtf8(study.outputs[i]);
        out.push_back(curveOf(columns, i, title.replace(QLatin1Char('_'), QLatin1Char(' '))));
    }
    return out;
}

void addOverlay(chart::ChartSpec &spec, const studies::Columns &columns, const Look &look)
{
    const QString title = titleOf(columns.request);
    if (look.areaUpper != none)
        spec.areas.push_back({curveOf(columns, std::size_t(look.areaUpper), title),
                              curveOf(columns, std::size_t(look.areaLower), title), look.bySide});
    if (look.dots != none)
        spec.dots.push_back(curveOf(columns, std::size_t(look.dots), title));
    for (domain::Curve &curve : lines(columns, look))
        spec.overlays.push_back(std::move(curve));
}

/// Digits that tell two values of a study apart: four significant ones of its typical size.
int decimalsOf(const studies::Columns &columns)
{
    double size = 0;
    for (const std::vector<double> &output : columns.outputs)
        for (auto value = output.rbegin(); value != output.rend() && value < output.rbegin() + 200; ++value)
            if (std::isfinite(*value))
                size = std::max(size, std::abs(*value));
    return size > 0 ? std::clamp(3 - int(std::floor(std::log10(size))), 0, 10) : 2;
}

void addPanel(chart::ChartSpec &spec, const studies::Columns &columns, const Look &look)
{
    chart::Panel panel;
    panel.title = titleOf(columns.request);
    panel.curves = lines(columns, look);
    if (look.histogram != none)
        panel.histogram = curveOf(columns, std::size_t(look.histogram), QStringLiteral("histogram"));
    panel.guides = look.guides;
    if (look.guides.size() == 2)
        panel.band = std::pair(look.guides[0], look.guides[1]);
    panel.low = look.low;
    panel.high = look.high;
    panel.decimals = look.low ? 1 : decimalsOf(columns);
    spec.panels.push_back(std::move(panel));
}

/// The rows around the fullest that hold `share` of all volume.
void setValueArea(chart::Profile &profile, double share)
{
    const auto &rows = profile.rows;
    std::size_t low = 0;
    double total = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        total += rows[i].volume;
        low = rows[i].volume > rows[low].volume ? i : low;
    }
    std::size_t high = low;
    double held = rows[low].volume;
    profile.pointOfControl = (rows[low].low + rows[low].high) / 2;
    while (held < share * total && (low > 0 || high + 1 < rows.size())) {
        const double below = low > 0 ? rows[low - 1].volume : -1;
        const double above = high + 1 < rows.size() ? rows[high + 1].volume : -1;
        held += above >= below ? rows[++high].volume : rows[--low].volume;
    }
    profile.valueLow = rows[low].low;
    profile.valueHigh = rows[high].high;
}

} // namespace

void addStudy(chart::ChartSpec &spec, const studies::Request &request, const studies::Input &input)
{
    const studies::Columns columns = studies::run(request, input);
    const Look &look = lookOf(*request.study);
    if (request.study->kind == studies::Kind::Overlay)
        addOverlay(spec, columns, look);
    else
        addPanel(spec, columns, look);
}

std::optional<chart::Profile> volumeProfile(const studies::Input &input, std::size_t bars, std::size_t rows)
{
    const std::size_t from = input.size() > bars ? input.size() - bars : 0;
    if (from == input.size() || rows == 0)
        return std::nullopt;
    const double bottom = *std::min_element(input.low.begin() + std::ptrdiff_t(from), input.low.end());
    const double top = *std::max_element(input.high.begin() + std::ptrdiff_t(from), input.high.end());
    if (!(top > bottom))
        return std::nullopt;
    const double step = (top - bottom) / double(rows);
    chart::Profile out;
    for (std::size_t i = 0; i < rows; ++i)
        out.rows.push_back({bottom + double(i) * step, bottom + double(i + 1) * step, 0});
    double total = 0;
    for (std::size_t bar = from; bar < input.size(); ++bar) {
        const auto rowOf = [&](double price) {
            return std::min(rows - 1, std::size_t(std::max(0.0, (price - bottom) / step)));
        };
        const std::size_t first = rowOf(input.low[bar]), last = rowOf(input.high[bar]);
        const double range = input.high[bar] - input.low[bar];
        for (std::size_t i = first; i <= last; ++i) {
            const double inside =
                std::min(input.high[bar], out.rows[i].high) - std::max(input.low[bar], out.rows[i].low);
            out.rows[i].volume +=
                first == last ? input.volume[bar] : input.volume[bar] * std::max(0.0, inside) / range;
        }
        total += input.volume[bar];
    }
    if (!(total > 0))
        return std::nullopt;
    setValueArea(out, 0.7);
    return out;
}

} // namespace engine
