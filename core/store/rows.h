// Journal rows as they lie in the file, before anything is made of them. Internal to store; values, any
// thread.
#pragma once

#include "store/journal.h"

#include <string>
#include <string_view>

class QSqlQuery;

namespace store {

struct RawRow
{
    std::int64_t seq = 0, ms = 0;
    std::string run, key, cycle, capsule, kind, body, sha;
};
/// The columns of a SELECT from `journal` in the order that `rawRow` reads them.
constexpr const char16_t *rowColumns =
    u"seq, time, CAST(run AS BLOB), CAST(key AS BLOB), CAST(cycle AS BLOB), CAST(capsule AS BLOB), "
    u"CAST(kind AS BLOB), CAST(body AS BLOB), CAST(sha AS BLOB)";
[[nodiscard]] RawRow rawRow(const QSqlQuery &query);

/// See `canonicalText`.
[[nodiscard]] std::string canonicalLine(std::int64_t ms, std::string_view key, std::string_view cycle,
                                        std::string_view capsule, std::string_view kind,
                                        std::string_view body);
[[nodiscard]] std::string canonicalLine(const RawRow &row);
/// The next link of a run's chain: SHA-256 over the link before and the line.
[[nodiscard]] std::string linkOf(const std::string &before, const std::string &line);

/// "journal row 12 (live)": how a row is named to people.
[[nodiscard]] std::string nameOf(const RawRow &row);
/// Errors: BadData naming the row.
[[nodiscard]] base::Result<JournalRow> decoded(const RawRow &row);

} // namespace store
