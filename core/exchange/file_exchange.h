// A market played from a candle file, forward from a chosen bar. Owned by composition; engine thread.
#pragma once

#include "exchange/exchange.h"

#include <QString>

namespace exchange {

/// What a candle file says. The instrument is spot, of the venue "file". Its tick is the finest decimal of
/// the prices (binary noise beyond 15 significant digits left out), its lot that of the volumes, at most 1e-8
/// and never worth more than one unit of the quote currency. Without a symbol, that of the file's name
/// ("binance-BTCUSDT-4h.csv"), else FILE/USD.
struct CandleFile
{
    domain::CandleSeries candles; // all closed
    domain::InstrumentPtr instrument;
    std::string sha256; // of the file's bytes
};

/// CSV with or without a header: first column timestamp|date|time|open_time in ms UTC or ISO-8601, then open,
/// high, low, close, volume (named columns are found by name). The timeframe is the smallest step unless
/// given. A UTF-8 BOM, CRLF, quotes and `;` or tab separators are read. Errors: NotFound, Storage, BadData
/// naming file, row and column; duplicate or out-of-order rows are errors, gaps are not. Rows are counted as
/// an editor counts lines; the error's field is "row 12 high".
[[nodiscard]] base::Result<CandleFile> readCandleFile(const QString &path,
                                                      std::optional<domain::Symbol> symbol,
                                                      std::optional<domain::Timeframe> timeframe);
[[nodiscard]] base::Result<CandleFile> parseCandleFile(std::string_view text, const std::string &name,
                                                       std::optional<domain::Symbol> symbol,
                                                       std::optional<domain::Timeframe> timeframe);

/// Serves the bars that `clock` has reached: those that have closed, and no forming bar. Coarser timeframes
/// are made of the file's own, once; finer ones are Unsupported. All answers of one timeframe are slices of
/// the same columns. The ticker is made of the last day's bars. Id "file".
[[nodiscard]] std::unique_ptr<Exchange> makeFileExchange(CandleFile file, const base::Clock *clock);

} // namespace exchange
