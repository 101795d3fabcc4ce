#include "brain/reference_bot.h"

#include "base/text.h"

#include <cmath>
#include <map>

namespace brain {
namespace {

using base::Json;

std::optional<double> numberIn(const Json &row, const char *field)
{
    const auto found = row.find(field);
    if (found == row.end() || found->is_null())
        return std::nullopt;
    if (found->is_number())
        return found->get<double>();
    const auto read = found->is_string()
                          ? base::parseDouble(found->get<std::string>())
                          : base::Result<double>(base::fail(base::ErrorCode::BadData, "no number"));
    return read ? std::optional(*read) : std::nullopt;
}

std::string textIn(const Json &row, const char *field)
{
    const auto found = row.find(field);
    return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<base::UtcTime> timeIn(const Json &row)
{
    const auto found = row.find("timestamp");
    if (found == row.end())
        return std::nullopt;
    std::string text = found->is_string() ? found->get<std::string>() : found->dump();
    if (const std::size_t point = text.find('.'); found->is_number() && point != std::string::npos)
        text.resize(point);
    if (const std::size_t point = text.find('.'); found->is_string() && point != std::string::npos) {
        std::size_t end = point + 1; // Python writes microseconds
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        text.erase(std::min(point + 4, end), end - std::min(point + 4, end));
    }
    const auto read = base::parseTime(text);
    return read ? std::optional(*read) : std::nullopt;
}

std::optional<double> positive(std::optional<double> value)
{
    return value && std::isfinite(*value) && *value > 0 ? value : std::nullopt;
}

struct Open
{
    ForeignTrade trade;
    double fees = 0; // so far, in quote
};

Open opened(const Json &row, std::size_t number, const std::string &action, base::UtcTime time)
{
    Open out;
    ForeignTrade &trade = out.trade;
    trade.row = number;
    trade.origin = "reference_bot";
    trade.symbol = textIn(row, "symbol");
    trade.opened = time;
    trade.side =
        action == "SELL" || action == "SHORT" ? domain::PositionSide::Short : domain::PositionSide::Long;
    trade.entry = numberIn(row, "price").value_or(0);
    trade.stop = positive(numberIn(row, "stop_loss"));
    trade.target = positive(numberIn(row, "take_profit"));
    trade.quantity = positive(numberIn(row, "quantity"));
    if (auto confidence = numberIn(row, "confidence"))
        trade.confidence = *confidence > 1 ? *confidence / 100 : *confidence;
    trade.reasoning = base::shortened(base::sanitised(textIn(row, "reasoning")), 2000);
    out.fees = numberIn(row, "fee").value_or(0);
    return out;
}

/// The bot keeps why it closed only in its words.
std::string reasonOf(const std::string &reasoning)
{
    const std::string said = base::lower(reasoning);
    if (said.find("stop") != std::string::npos)
        return "stop";
    if (said.find("take profit") != std::string::npos || said.find("take_profit") != std::string::npos ||
        said.find("target") != std::string::npos)
        return "target";
    return "model";
}

std::string wrongWith(const ForeignTrade &trade)
{
    if (!(trade.entry > 0) || !(trade.exit > 0) || !std::isfinite(trade.entry) || !std::isfinite(trade.exit))
        return "the price is not a price";
    if (trade.closed < trade.opened)
        return "it was closed before it was opened";
    if (trade.confidence && !(*trade.confidence >= 0 && *trade.confidence <= 1))
        return "the confidence is out of its range";
    return {};
}

std::string unquoted(std::string_view value)
{
    std::string_view out = base::trimmed(value);
    if (out.size() >= 2 && (out.front() == '"' || out.front() == '\'') && out.back() == out.front())
        return std::string(out.substr(1, out.size() - 2));
    return std::string(out);
}

} // namespace

ForeignTrades readTradeHistory(const std::vector<Json> &rows)
{
    ForeignTrades out;
    std::map<std::string, Open> open; // by symbol: the bot holds one position a market
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Json &row = rows[i];
        const std::string action = base::upper(textIn(row, "action")), symbol = textIn(row, "symbol");
        const auto time = timeIn(row);
        const auto skip = [&](const char *why) { out.skipped.push_back({i + 1, why}); };
        if (!time) {
            skip("the timestamp is not a time");
        } else if (action == "BUY" || action == "SELL" || action == "LONG" || action == "SHORT") {
            if (const auto before = open.find(symbol); before != open.end())
                out.skipped.push_back({before->second.trade.row, "it was never closed"});
            open[symbol] = opened(row, i + 1, action, *time);
        } else if (action == "UPDATE") {
            continue; // the levels of the entry are what was planned
        } else if (action.starts_with("CLOSE")) {
            const auto found = open.find(symbol);
            if (found == open.end()) {
                skip("nothing was open");
                continue;
            }
            ForeignTrade trade = std::move(found->second.trade);
            trade.closed = *time;
            trade.exit = numberIn(row, "price").value_or(0);
            trade.reason = reasonOf(textIn(row, "reasoning"));
            const double size = trade.entry * trade.quantity.value_or(0);
            const double fees = found->second.fees + numberIn(row, "fee").value_or(0);
            trade.feesPercent = size > 0 && fees > 0 ? 100 * fees / size : 0;
            open.erase(found);
            if (const std::string wrong = wrongWith(trade); !wrong.empty())
                out.skipped.push_back({trade.row, wrong});
            else
                out.trades.push_back(std::move(trade));
        } else {
            skip("an action that opens and closes nothing");
        }
    }
    for (const auto &[symbol, one] : open)
        out.skipped.push_back({one.trade.row, "it is still open"});
    return out;
}

std::vector<IniEntry> iniEntries(std::string_view text)
{
    std::vector<IniEntry> out;
    std::string section;
    std::size_t number = 0;
    for (std::string_view line : base::split(text, '\n')) {
        ++number;
        line = base::trimmed(line);
        if (line.empty() || line.front() == '#' || line.front() == ';')
            continue;
        if (line.front() == '[' && line.find(']') != std::string_view::npos) {
            section = base::lower(base::trimmed(line.substr(1, line.find(']') - 1)));
            continue;
        }
        const std::size_t equals = line.find_first_of("=:");
        if (equals == std::string_view::npos)
            continue;
        std::string_view value = line.substr(equals + 1);
        for (const std::string_view comment : {" #", " ;", "\t#", "\t;"})
            value = value.substr(0, value.find(comment));
        out.push_back(
            {number, section + '.' + base::lower(base::trimmed(line.substr(0, equals))), unquoted(value)});
    }
    return out;
}

std::vector<EnvEntry> envEntries(std::string_view text)
{
    std::vector<EnvEntry> out;
    for (std::string_view line : base::split(text, '\n')) {
        line = base::trimmed(line);
        if (line.starts_with("export "))
            line = base::trimmed(line.substr(7));
        const std::size_t equals = line.find('=');
        if (line.empty() || line.front() == '#' || equals == std::string_view::npos || equals == 0)
            continue;
        const std::string value = unquoted(line.substr(equals + 1));
        if (!value.empty())
            out.push_back({std::string(base::trimmed(line.substr(0, equals))), base::Secret(value)});
    }
    return out;
}

} // namespace brain
