#include "exchange/candle_cells.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace exchange {

namespace {

using base::ErrorCode;
using base::fail;

constexpr int significantDigits = 15; // what every double keeps of a decimal number

tl::unexpected<base::Error> refused(std::string_view cell, const char *sentence)
{
    const std::string shown = base::sanitised(cell, 40);
    return fail(ErrorCode::BadData, '\'' + shown + sentence);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Digits after the point without trailing zeros, and the number of significant digits.
struct Written
{
    int decimals = 0;
    int significant = 0;
};

Written writtenForm(std::string_view text)
{
    Written out;
    int trailingZeros = 0;
    bool afterPoint = false;
    std::size_t i = 0;
    for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
        if (text[i] == '.')
            afterPoint = true;
        if (!isDigit(text[i]))
            continue;
        out.decimals += afterPoint;
        out.significant += out.significant > 0 || text[i] != '0';
        trailingZeros = text[i] == '0' ? trailingZeros + 1 : 0;
    }
    int exponent = 0;
    if (i < text.size()) {
        const std::size_t digits = i + 1 < text.size() && text[i + 1] == '+' ? i + 2 : i + 1;
        std::from_chars(text.data() + digits, text.data() + text.size(), exponent);
    }
    out.significant -= std::min(trailingZeros, out.significant);
    out.decimals = std::max(0, out.decimals - std::min(trailingZeros, out.decimals) - exponent);
    return out;
}

/// Quote currencies, longest first where one ends another.
constexpr std::array<std::string_view, 24> quotes{
    "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "USDD", "BIDR", "USD", "EUR", "GBP", "JPY",
    "TRY",   "BRL",  "AUD",  "CHF",  "CAD",  "KRW",  "DAI",  "BTC",  "ETH", "BNB", "SOL", "XBT"};

bool isQuote(std::string_view token)
{
    return std::find(quotes.begin(), quotes.end(), token) != quotes.end();
}

bool isAsset(std::string_view token)
{
    const auto capital = [](char c) { return isDigit(c) || (c >= 'A' && c <= 'Z'); };
    return !token.empty() && token.size() <= 24 && std::all_of(token.begin(), token.end(), capital) &&
           !std::all_of(token.begin(), token.end(), isDigit);
}

std::optional<domain::Symbol> joinedPair(std::string_view token)
{
    for (const std::string_view quote : quotes) {
        const bool ends = token.size() > quote.size() && token.substr(token.size() - quote.size()) == quote;
        const std::string_view front =
            ends ? token.substr(0, token.size() - quote.size()) : std::string_view();
        if (ends && isAsset(front))
            return domain::Symbol{std::string(front), std::string(quote)};
    }
    return std::nullopt;
}

} // namespace

base::Result<std::span<const std::string_view>> CellReader::next()
{
    while (!m_rest.empty()) {
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        ++m_line;
        if (line.size() > longestLine)
            return fail(ErrorCode::BadData, "a line of " + std::to_string(line.size()) + " bytes");
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos)
            continue;
        std::size_t count = 0;
        for (std::optional<std::string_view> rest = line; rest; ++count) {
            if (count == mostCells)
                return fail(ErrorCode::BadData, "more than " + std::to_string(mostCells) + " columns");
            m_cells[count] = cut(rest);
        }
        return std::span<const std::string_view>(m_cells.data(), count);
    }
    return std::span<const std::string_view>();
}

/// Takes the first cell off a line; nothing is left of the line after its last cell.
std::string_view CellReader::cut(std::optional<std::string_view> &line) const
{
    const bool quoted = !line->empty() && line->front() == '"';
    const std::size_t closing = quoted ? line->find('"', 1) : 0;
    const std::size_t end = closing == std::string_view::npos ? closing : line->find(m_separator, closing);
    std::string_view cell = base::trimmed(line->substr(0, end));
    if (end == std::string_view::npos)
        line.reset();
    else
        line->remove_prefix(end + 1);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
        cell = base::trimmed(cell.substr(1, cell.size() - 2));
    return cell;
}

char separatorOf(std::string_view text)
{
    const std::size_t from = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const std::string_view line = text.substr(from, std::min(text.find('\n', from), text.size()) - from);
    char best = ',';
    for (const char one : {';', '\t'})
        if (std::count(line.begin(), line.end(), one) > std::count(line.begin(), line.end(), best))
            best = one;
    return best;
}

base::Result<double> cellNumber(std::string_view cell)
{
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty())
        return fail(ErrorCode::BadData, "no value");
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value))
        return refused(cell, "' is not a finite number");
    return value;
}

base::Result<base::UtcTime> cellTime(std::string_view cell)
{
    if (const std::size_t point = cell.find('.');
        point != std::string_view::npos && cell.size() - point <= 7 &&
        cell.substr(0, point).find_first_not_of("0123456789") == cell.npos &&
        cell.substr(point + 1).find_first_not_of('0') == cell.npos)
        cell = cell.substr(0, point); // a whole number as tables of floats write it
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), count);
    const bool whole = error == std::errc() && end == cell.data() + cell.size() && count > 0;
    if (whole && cell.size() >= 15)
        count /= cell.size() >= 18 ? 1'000'000 : 1'000;
    if (whole && cell.size() >= 12 && count < 7'258'118'400'000) // the year 2200
        return base::fromMs(count);
    const base::Result<base::UtcTime> read = base::parseTime(cell);
    if (!read)
        return refused(cell, "' is not a time");
    return read;
}

void FinestDecimal::add(std::string_view written, double value)
{
    // Most numbers of a file have no more decimals than one before them: told by their length alone.
    const std::size_t point = written.find('.');
    const std::size_t length = point == std::string_view::npos ? 0 : written.size() - point - 1;
    const bool plain =
        written.find('e') == std::string_view::npos && written.find('E') == std::string_view::npos;
    if (plain && length <= std::size_t(m_decimals))
        return;
    Written form = writtenForm(written);
    if (form.decimals <= m_decimals)
        return;
    if (form.significant > significantDigits) {
        char rounded[40];
        const int written15 = std::snprintf(rounded, sizeof rounded, "%.*g", significantDigits, value);
        form = writtenForm(std::string_view(rounded, std::size_t(written15)));
    }
    m_decimals = std::max(m_decimals, form.decimals);
}

std::optional<domain::Symbol> symbolOfFileName(std::string_view name)
{
    const std::string_view stem = name.substr(0, name.rfind('.'));
    std::string_view before;
    for (std::size_t from = 0; from <= stem.size();) {
        const std::size_t end = std::min(stem.find_first_of("-_ .", from), stem.size());
        const std::string_view token = stem.substr(from, end - from);
        if (isQuote(token) && isAsset(before))
            return domain::Symbol{std::string(before), std::string(token)};
        if (isAsset(token) && !isQuote(token))
            if (std::optional<domain::Symbol> pair = joinedPair(token))
                return pair;
        before = token;
        from = end + 1;
    }
    return std::nullopt;
}

} // namespace exchange
