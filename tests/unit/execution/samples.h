// Orders, positions and candles for the tests of paper execution.
#pragma once

#include "domain/account.h"
#include "domain/candle_series.h"
#include "domain/verdict.h"

#include <vector>

namespace samples {

[[nodiscard]] base::Decimal decimal(const char *text);
[[nodiscard]] domain::Price price(const char *text);
[[nodiscard]] domain::Quantity quantity(const char *text);
[[nodiscard]] domain::Money usdt(const char *text);
[[nodiscard]] base::UtcTime at(const char *iso);
/// "demo:<base>/USDT:spot", tick 0.01, lot 0.00001.
[[nodiscard]] domain::InstrumentPtr instrument(const char *base = "BTC",
                                               domain::MarketKind kind = domain::MarketKind::Spot);

/// An order of 0.5 on 4h decided at 2024-03-01T12:00:02; a limit where one is given.
[[nodiscard]] domain::Order order(domain::Side side, const char *limit = nullptr);
/// 0.5 bought (or sold short) at 100 at 2024-03-01T12:00 with these levels ("" for none), for ten bars.
[[nodiscard]] domain::Position position(domain::PositionSide side, const char *stop, const char *target);

struct Bar
{
    double open, high, low, close, volume = 1000;
};
/// 4h bars from 2024-03-01T12:00, all closed.
[[nodiscard]] domain::CandleSeries bars(const std::vector<Bar> &rows,
                                        const char *from = "2024-03-01T12:00:00Z");
/// When bar `i` of `bars` opens.
[[nodiscard]] base::UtcTime barTime(int i);

/// A signed entry: a long or short near `last` with the desk's own levels.
[[nodiscard]] std::optional<domain::ApprovedOrder> entry(const std::string &cycle, domain::PositionSide side,
                                                         double last, base::UtcTime now);
[[nodiscard]] domain::ApprovedOrder exitOf(const domain::Position &position, domain::ExitReason reason,
                                           base::UtcTime now);

/// Everything that an account holds, as text.
[[nodiscard]] std::string stateOf(const domain::Account &account);

} // namespace samples
