// The files of the Python bot that many desks come from: its SQLite trade_history, config.ini and keys.env,
// as it writes them. Pure; any thread.
#pragma once

#include "base/secret.h"
#include "brain/foreign_trade.h"

namespace brain {

/// Rows of trade_history in their order: BUY and SELL open, UPDATE moves the levels, CLOSE, CLOSE_LONG and
/// CLOSE_SHORT close. A word for a confidence (HIGH …) is no number and is left out; a CLOSE without an open
/// trade is named.
[[nodiscard]] ForeignTrades readTradeHistory(const std::vector<base::Json> &rows);

/// "section.key" and its value; `#` and `;` begin comments.
struct IniEntry
{
    std::size_t line = 0;
    std::string key, value;
};
[[nodiscard]] std::vector<IniEntry> iniEntries(std::string_view text);

/// NAME=VALUE lines, with or without `export` and quotes.
struct EnvEntry
{
    std::string name;
    base::Secret value;
};
[[nodiscard]] std::vector<EnvEntry> envEntries(std::string_view text);

} // namespace brain
