#include "brain/foreign_trade.h"

#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace brain {
namespace {

using base::Json;

constexpr std::size_t mostBytes = 256 << 20;
constexpr std::size_t longestText = 2000;
constexpr double mostFees = 0.10; // of the entry: more is not the fee of one unit

/// The first thing that is wrong with a row.
class Wrong
{
public:
    void say(std::string what)
    {
        if (m_what.empty())
            m_what = std::move(what);
    }
    [[nodiscard]] bool any() const { return !m_what.empty(); }
    [[nodiscard]] const std::string &what() const { return m_what; }

private:
    std::string m_what;
};

std::optional<domain::PositionSide> sideOf(const std::string &text)
{
    const std::string side = base::lower(base::trimmed(text));
    if (side == "long" || side == "buy")
        return domain::PositionSide::Long;
    if (side == "short" || side == "sell")
        return domain::PositionSide::Short;
    return std::nullopt;
}

/// What holds for a trade from anywhere.
void check(const ForeignTrade &trade, Wrong &wrong)
{
    const auto price = [](double value) { return std::isfinite(value) && value > 0; };
    if (!price(trade.entry))
        wrong.say("entry_price is not a price");
    if (!price(trade.exit))
        wrong.say("exit_price is not a price");
    if (trade.closed < trade.opened)
        wrong.say("exit_time is before entry_time");
    if ((trade.stop && !price(*trade.stop)) || (trade.target && !price(*trade.target)))
        wrong.say("stop_loss or take_profit is not a price");
    if (trade.quantity && !price(*trade.quantity))
        wrong.say("quantity is not an amount");
    if (trade.confidence && !(*trade.confidence >= 0 && *trade.confidence <= 1))
        wrong.say("confidence is out of its range");
    if (!std::isfinite(trade.feesPercent) || trade.feesPercent < 0)
        wrong.say("fees are not an amount");
    else if (trade.feesPercent > 100 * mostFees)
        wrong.say("fees are more than a tenth of the entry: without a quantity they are read for one unit");
}

void take(ForeignTrades &out, ForeignTrade trade, Wrong wrong)
{
    if (!wrong.any())
        check(trade, wrong);
    if (wrong.any())
        out.skipped.push_back({trade.row, wrong.what()});
    else
        out.trades.push_back(std::move(trade));
}

/// One row of a CSV file by the names of its columns.
class Row
{
public:
    Row(const CsvRow &row, const std::map<std::string, std::size_t> &columns, Wrong &wrong)
        : m_row(row), m_columns(columns), m_wrong(wrong)
    {
    }
    [[nodiscard]] std::string text(const char *name) const
    {
        const auto found = m_columns.find(name);
        if (found == m_columns.end() || found->second >= m_row.cells.size())
            return {};
        return std::string(base::trimmed(m_row.cells[found->second]));
    }
    base::UtcTime time(const char *name)
    {
        const auto read = base::parseTime(text(name));
        if (!read)
            m_wrong.say(std::string(name) + " is not a time");
        return read.value_or(base::UtcTime{});
    }
    std::optional<double> number(const char *name)
    {
        const std::string written = text(name), low = base::lower(written);
        if (written.empty() || low == "null" || low == "none" || low == "nan" || written == "-")
            return std::nullopt;
        const auto read = base::parseDouble(written);
        if (!read)
            m_wrong.say(std::string(name) + " is not a number");
        return read ? std::optional(*read) : std::nullopt;
    }
    double needed(const char *name)
    {
        const auto value = number(name);
        if (!value)
            m_wrong.say(std::string(name) + " is missing");
        return value.value_or(0);
    }

private:
    const CsvRow &m_row;
    const std::map<std::string, std::size_t> &m_columns;
    Wrong &m_wrong;
};

/// Whether plain fees are rates (0.001 for 0.1 %), as some programs write them: only where no size is told,
/// and where as amounts for one unit they would cost less than any venue takes.
bool feesAreRates(const std::vector<CsvRow> &rows, const std::map<std::string, std::size_t> &columns)
{
    constexpr double mostRate = 0.02, leastCost = 0.00002;
    const auto fees = columns.find("fees"), price = columns.find("entry_price");
    if (columns.count("quantity") || fees == columns.end() || price == columns.end())
        return false;
    std::vector<double> costs;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto &cells = rows[i].cells;
        if (std::max(fees->second, price->second) >= cells.size())
            continue;
        const auto fee = base::parseDouble(base::trimmed(cells[fees->second]));
        const auto entry = base::parseDouble(base::trimmed(cells[price->second]));
        if (fee && *fee > mostRate)
            return false;
        if (fee && entry && *fee > 0 && *entry > 0)
            costs.push_back(*fee / *entry);
    }
    if (costs.empty())
        return false;
    std::nth_element(costs.begin(), costs.begin() + std::ptrdiff_t(costs.size() / 2), costs.end());
    return costs[costs.size() / 2] < leastCost;
}

double feesOf(Row &row, const ForeignTrade &trade, bool rates, Wrong &wrong)
{
    const std::string written = row.text("fees");
    if (written.ends_with('%')) {
        const auto share =
            base::parseDouble(base::trimmed(std::string_view(written).substr(0, written.size() - 1)));
        if (!share)
            wrong.say("fees is not a number");
        return share.value_or(0);
    }
    const double fees = row.number("fees").value_or(0), size = trade.entry * trade.quantity.value_or(1);
    if (rates)
        return 100 * fees;
    return size > 0 ? 100 * fees / size : 0;
}

ForeignTrade fromCsv(const CsvRow &line, const std::map<std::string, std::size_t> &columns, bool rates,
                     Wrong &wrong)
{
    Row row(line, columns, wrong);
    ForeignTrade out;
    out.row = line.line;
    out.origin = "csv";
    out.symbol = row.text("symbol");
    out.opened = row.time("entry_time");
    out.closed = row.time("exit_time");
    const auto side = sideOf(row.text("side"));
    if (!side)
        wrong.say("side is neither long nor short");
    out.side = side.value_or(domain::PositionSide::Long);
    out.entry = row.needed("entry_price");
    out.exit = row.needed("exit_price");
    out.stop = row.number("stop_loss");
    out.target = row.number("take_profit");
    out.quantity = row.number("quantity");
    out.feesPercent = feesOf(row, out, rates, wrong);
    out.confidence = row.number("confidence");
    if (out.confidence && *out.confidence > 1)
        *out.confidence /= 100;
    out.reason = base::sanitised(row.text("exit_reason"), 100);
    out.reasoning = base::shortened(base::sanitised(row.text("reasoning")), longestText);
    return out;
}

/// A field of Freqtrade: absent and null are the same.
std::optional<double> numberIn(const Json &trade, const char *field)
{
    const auto found = trade.find(field);
    return found != trade.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

std::string textIn(const Json &trade, const char *field)
{
    const auto found = trade.find(field);
    return found != trade.end() && found->is_string()
               ? base::sanitised(found->get<std::string>(), longestText)
               : std::string();
}

base::UtcTime timeIn(const Json &trade, const char *stamp, const char *date, Wrong &wrong)
{
    if (const auto ms = numberIn(trade, stamp); ms && *ms > 0 && *ms < 7.3e12)
        return base::fromMs(std::int64_t(*ms));
    const auto read = base::parseTime(textIn(trade, date));
    if (!read)
        wrong.say(std::string(date) + " is not a time");
    return read.value_or(base::UtcTime{});
}

ForeignTrade fromFreqtrade(const Json &trade, std::size_t row, Wrong &wrong)
{
    ForeignTrade out;
    out.row = row;
    out.origin = "freqtrade";
    if (!trade.is_object()) {
        wrong.say("not an object");
        return out;
    }
    if (trade.value("is_open", Json()) == Json(true))
        wrong.say("still open");
    std::string pair = textIn(trade, "pair");
    out.symbol = pair.substr(0, pair.find(':')); // "BTC/USDT:USDT" of a perpetual
    out.opened = timeIn(trade, "open_timestamp", "open_date", wrong);
    out.closed = timeIn(trade, "close_timestamp", "close_date", wrong);
    out.side = trade.value("is_short", Json()) == Json(true) ? domain::PositionSide::Short
                                                             : domain::PositionSide::Long;
    out.entry = numberIn(trade, "open_rate").value_or(0);
    out.exit = numberIn(trade, "close_rate").value_or(0);
    const auto stop = numberIn(trade, "initial_stop_loss_abs");
    out.stop = stop ? stop : numberIn(trade, "stop_loss_abs");
    out.quantity = numberIn(trade, "amount");
    const double fees = numberIn(trade, "fee_open").value_or(0) + numberIn(trade, "fee_close").value_or(0);
    out.feesPercent = 100 * fees;
    if (const auto ratio = numberIn(trade, "profit_ratio")) {
        // It is of the stake: with leverage a multiple of what the price did.
        const double leverage = std::max(1.0, numberIn(trade, "leverage").value_or(1));
        out.netPercent = 100 * *ratio / leverage;
    }
    out.lowest = numberIn(trade, "min_rate");
    out.highest = numberIn(trade, "max_rate");
    out.reason = textIn(trade, "exit_reason");
    if (out.reason.empty())
        out.reason = textIn(trade, "sell_reason"); // as older versions wrote it
    out.reasoning = textIn(trade, "enter_tag");
    return out;
}

const Json *listIn(const Json &document, int depth = 0)
{
    if (document.is_array())
        return &document;
    if (!document.is_object() || depth > 3)
        return nullptr;
    if (const auto trades = document.find("trades"); trades != document.end() && trades->is_array())
        return &*trades;
    const auto strategies = document.find("strategy");
    if (strategies != document.end() && strategies->is_object())
        for (const Json &one : *strategies)
            if (const Json *found = listIn(one, depth + 1))
                return found;
    if (const auto inner = document.find("document"); inner != document.end())
        return listIn(*inner, depth + 1);
    return nullptr;
}

char separatorOf(std::string_view header)
{
    const auto count = [&](char one) { return std::count(header.begin(), header.end(), one); };
    return count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ',';
}

} // namespace

std::vector<CsvRow> csvRows(std::string_view text, char separator)
{
    std::vector<CsvRow> out;
    CsvRow row{1, {}};
    std::string cell;
    std::size_t line = 1;
    bool quoted = false, something = false;
    const auto endRow = [&] {
        row.cells.push_back(std::exchange(cell, {}));
        if (something)
            out.push_back(std::move(row));
        row = {line + 1, {}};
        something = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            cell += '"';
            ++i;
        } else if (c == '"' && (quoted || base::trimmed(cell).empty())) {
            quoted = !quoted;
            something = true;
        } else if (!quoted && c == separator) {
            row.cells.push_back(std::exchange(cell, {}));
            something = true;
        } else if (!quoted && c == '\n') {
            endRow();
            ++line;
        } else if (c != '\r' || quoted) {
            line += c == '\n';
            cell += c;
            something = something || c != ' ';
        }
    }
    endRow();
    return out;
}

base::Result<ForeignTrades> readTradesCsv(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::vector<CsvRow> rows = csvRows(text, separatorOf(text.substr(0, text.find('\n'))));
    if (rows.empty())
        return base::fail(base::ErrorCode::BadData, "there is nothing in it", "trades");
    const std::map<std::string, std::string> otherwise{{"amount", "quantity"}, {"fee", "fees"}};
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < rows[0].cells.size(); ++i) {
        const std::string name = base::lower(base::trimmed(rows[0].cells[i]));
        const auto other = otherwise.find(name);
        columns.emplace(other == otherwise.end() ? name : other->second, i);
    }
    for (const char *needed : {"entry_time", "exit_time", "side", "entry_price", "exit_price"})
        if (!columns.count(needed))
            return base::fail(base::ErrorCode::Schema, "a column is missing", needed);
    ForeignTrades out;
    const bool rates = feesAreRates(rows, columns);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Wrong wrong;
        ForeignTrade trade = fromCsv(rows[i], columns, rates, wrong);
        take(out, std::move(trade), std::move(wrong));
    }
    return out;
}

base::Result<ForeignTrades> readFreqtrade(std::string_view text)
{
    const auto json = base::parseJson(text, mostBytes);
    if (!json)
        return base::fail(json);
    const Json *const list = listIn(*json);
    if (!list)
        return base::fail(base::ErrorCode::Schema, "there is no list of trades in it", "trades");
    ForeignTrades out;
    std::size_t row = 0;
    for (const Json &one : *list) {
        Wrong wrong;
        ForeignTrade trade = fromFreqtrade(one, ++row, wrong);
        take(out, std::move(trade), std::move(wrong));
    }
    return out;
}

base::Result<ForeignTrades> readTrades(std::string_view text)
{
    const std::string_view begin = base::trimmed(text.substr(0, 4096));
    return begin.starts_with('{') || begin.starts_with('[') ? readFreqtrade(text) : readTradesCsv(text);
}

std::string idOf(const ForeignTrade &trade)
{
    std::string text = trade.symbol + '|' + std::to_string(base::toMs(trade.opened)) + '|' +
                       std::to_string(base::toMs(trade.closed)) + '|' +
                       std::string(domain::name(trade.side)) + '|' + base::printed(trade.entry, 12) + '|' +
                       base::printed(trade.exit, 12);
    return trade.origin + ':' + base::sha256(text).substr(0, 24);
}

} // namespace brain
