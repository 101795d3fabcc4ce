// Trade histories made elsewhere, read as they are written there: a row that cannot be read is named and
// passed over. Pure; any thread.
#pragma once

#include "domain/experience.h"

#include <string>
#include <string_view>
#include <vector>

namespace brain {

/// A closed trade of some other program.
struct ForeignTrade
{
    std::size_t row = 0; // line of a CSV file, place in a list (from 1), or row of a table
    std::string origin;  // "csv" "freqtrade" "reference_bot"
    std::string symbol;  // "BTC/USDT"; empty: that of the candles
    base::UtcTime opened{}, closed{};
    domain::PositionSide side = domain::PositionSide::Long;
    double entry = 0, exit = 0;
    std::optional<double> stop, target;
    std::optional<double> quantity;
    double feesPercent = 0;                // of both sides, of the entry's notional
    std::optional<double> netPercent;      // where the other program worked it out
    std::optional<double> confidence;      // 0–1
    std::optional<double> lowest, highest; // on the way
    std::string reason, reasoning;
};

struct Skipped
{
    std::size_t row = 0;
    std::string why;
};
struct ForeignTrades
{
    std::vector<ForeignTrade> trades;
    std::vector<Skipped> skipped;
};

/// CSV with the columns entry_time, exit_time, side, entry_price, exit_price and, where there are any,
/// stop_loss, take_profit, fees, quantity (or amount), confidence, reasoning, symbol, exit_reason, in any
/// order; RFC 4180 quotes,
/// `,` `;` or tab. Fees are what both sides cost together in the quote currency, for `quantity` or, without
/// one, for one unit of the base; "0.2%" is a share of the entry. A confidence above 1 is in percent. Errors:
/// Schema naming a column that is missing, BadData for an empty file.
[[nodiscard]] base::Result<ForeignTrades> readTradesCsv(std::string_view text);
/// A Freqtrade trade export or backtest result: a list of trades, {"trades": []} or {"strategy": {NAME:
/// {"trades":
/// []}}}. Errors: Malformed, Schema when there is no list of trades.
[[nodiscard]] base::Result<ForeignTrades> readFreqtrade(std::string_view text);
/// Whichever of both it is.
[[nodiscard]] base::Result<ForeignTrades> readTrades(std::string_view text);

/// The cells of one CSV text, row by row, with the line on which each row begins.
struct CsvRow
{
    std::size_t line = 0;
    std::vector<std::string> cells;
};
[[nodiscard]] std::vector<CsvRow> csvRows(std::string_view text, char separator);

/// The same trade has the same id, however often it is imported.
[[nodiscard]] std::string idOf(const ForeignTrade &trade);

} // namespace brain
