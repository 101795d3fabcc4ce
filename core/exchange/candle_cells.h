// The cells of a candle file: lines and columns without copying, numbers with the finest decimal that they
// were written with, and the pair that a file's name tells. Used by candle_file.cpp. Pure; any thread.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "domain/symbol.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace exchange {

/// Walks a delimited text line by line. Blank lines are passed over; quotes around a cell are taken off; CRLF
/// is read.
class CellReader
{
public:
    static constexpr std::size_t mostCells = 64;
    static constexpr std::size_t longestLine = 1 << 16; // bytes

    CellReader(std::string_view text, char separator) : m_rest(text), m_separator(separator) {}
    /// The cells of the next line with content; no cells at the end of the text. Errors: BadData for a line
    /// that is too long or has too many cells.
    [[nodiscard]] base::Result<std::span<const std::string_view>> next();
    /// The number of the line that `next` gave last, counted from 1 as an editor shows it.
    [[nodiscard]] std::size_t line() const { return m_line; }

private:
    [[nodiscard]] std::string_view cut(std::optional<std::string_view> &line) const;

    std::string_view m_rest;
    char m_separator;
    std::size_t m_line = 0;
    std::array<std::string_view, mostCells> m_cells;
};

/// The separator of the first line with content: a comma, a semicolon or a tab, whichever it has most of.
[[nodiscard]] char separatorOf(std::string_view text);

/// The whole cell as a double. Errors: BadData for what is not a finite number.
[[nodiscard]] base::Result<double> cellNumber(std::string_view cell);
/// As base::parseTime, and also micro- and nanoseconds since 1970 (15 to 19 digits), which some dumps hold.
[[nodiscard]] base::Result<base::UtcTime> cellTime(std::string_view cell);

/// The finest decimal among numbers as they were written: 2 for "8722.770". Digits beyond the fifteenth
/// significant one are the noise of binary floating point ("0.09946999000000001") and are rounded away first.
class FinestDecimal
{
public:
    void add(std::string_view written, double value);
    [[nodiscard]] int decimals() const { return m_decimals; }

private:
    int m_decimals = 0;
};

/// The pair that a file's name tells: BTC/USDT for "binance-BTCUSDT-4h.csv" and "BTC_USDT-1h.csv"; none when
/// it tells no pair of capitals with a well-known quote currency.
[[nodiscard]] std::optional<domain::Symbol> symbolOfFileName(std::string_view name);

} // namespace exchange
