// Trades, decisions and equity as files. Pure but for the file they write; any thread.
#pragma once

#include "domain/position.h"
#include "domain/statistics.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace engine {

/// Columns of a trade export, money as decimal strings, times as ISO-8601 UTC, `synthetic` marked in every row.
[[nodiscard]] QByteArray tradesCsv(const std::vector<domain::Trade> &trades);
[[nodiscard]] QByteArray tradesJson(const std::vector<domain::Trade> &trades);
[[nodiscard]] QByteArray equityJson(const std::vector<domain::EquityPoint> &equity, bool synthetic);
[[nodiscard]] QByteArray equityCsv(const std::vector<domain::EquityPoint> &equity, bool synthetic);

} // namespace engine
