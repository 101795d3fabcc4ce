#include "chart/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace chart {

namespace {

constexpr double kExponentFrom = 1e15;
constexpr int kMostDecimals = 14;

/// The digits of |value| in the C locale.
std::string_view digits(std::array<char, 64> &room, double magnitude, int decimals)
{
    const bool plain = magnitude < kExponentFrom;
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto written =
        std::to_chars(room.data(), room.data() + room.size(), magnitude, format, plain ? decimals : 2);
    return {room.data(), static_cast<std::size_t>(written.ptr - room.data())};
}

bool isZero(std::string_view text)
{
    return text.find_first_of("123456789") == std::string_view::npos;
}

} // namespace

QString figure(double value, int decimals, const Wording &wording)
{
    if (!std::isfinite(value))
        return {};
    std::array<char, 64> room;
    const auto text = digits(room, std::abs(value), std::clamp(decimals, 0, kMostDecimals));
    const std::size_t whole = std::min(text.find_first_of(".e"), text.size());
    QString out;
    out.reserve(static_cast<qsizetype>(text.size() + whole / 3 + 1));
    if (value < 0 && !isZero(text))
        out += QChar(0x2212);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (wording.groupThousands && i > 0 && i < whole && (whole - i) % 3 == 0)
            out += wording.groupSeparator;
        out += text[i] == '.' ? wording.decimalPoint : QChar(QLatin1Char(text[i]));
    }
    return out;
}

QString compactFigure(double value, const Wording &wording)
{
    struct Unit
    {
        double size;
        char letter;
    };
    constexpr std::array<Unit, 4> units = {{{1e12, 'T'}, {1e9, 'B'}, {1e6, 'M'}, {1e3, 'K'}}};
    const double magnitude = std::abs(value);
    const auto shown = [&wording](double scaled) {
        const double size = std::abs(scaled);
        return figure(scaled, size >= 100 ? 0 : size >= 10 ? 1 : 2, wording);
    };
    for (const Unit &unit : units) {
        // 999.5 and more reads as the next unit, never as "1,000K"
        if (magnitude >= unit.size * 0.9995 && std::isfinite(value))
            return shown(value / unit.size) + QLatin1Char(unit.letter);
    }
    return magnitude == std::floor(magnitude) ? figure(value, 0, wording) : shown(value);
}

int decimalsOfStep(double step)
{
    if (!(step > 0) || !std::isfinite(step))
        return 0;
    return std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, kMostDecimals);
}

int readableDecimals(double price, int decimals)
{
    const double magnitude = std::abs(price);
    if (!(magnitude > 0) || magnitude >= std::pow(10.0, 2 - decimals))
        return std::clamp(decimals, 0, kMostDecimals);
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(magnitude) + 1e-9)), decimals,
                      kMostDecimals);
}

} // namespace chart
