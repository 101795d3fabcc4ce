#include "store/rows.h"

#include <QSqlQuery>

#include "base/hash.h"
#include "store/sql.h"

namespace store {

RawRow rawRow(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(), query.value(1).toLongLong(), sql::text(query, 2),
            sql::text(query, 3),         sql::text(query, 4),         sql::text(query, 5),
            sql::text(query, 6),         sql::text(query, 7),         sql::text(query, 8)};
}

std::string canonicalLine(std::int64_t ms, std::string_view key, std::string_view cycle,
                          std::string_view capsule, std::string_view kind, std::string_view body)
{
    std::string out = std::to_string(ms);
    out.reserve(out.size() + key.size() + cycle.size() + capsule.size() + kind.size() + body.size() + 8);
    for (const std::string_view field : {key, cycle, capsule, kind, body})
        out.append(1, '\t').append(field);
    return out += '\n';
}

std::string canonicalLine(const RawRow &row)
{
    return canonicalLine(row.ms, row.key, row.cycle, row.capsule, row.kind, row.body);
}

std::string canonicalText(const domain::Event &event)
{
    return canonicalLine(base::toMs(event.time), event.key, event.cycleId, event.capsuleId,
                         domain::kindOf(event.body), base::toText(domain::toJson(event.body)));
}

std::string linkOf(const std::string &before, const std::string &line)
{
    return base::sha256(before + line);
}

std::string nameOf(const RawRow &row)
{
    return "journal row " + std::to_string(row.seq) + " (" + row.run + ")";
}

base::Result<JournalRow> decoded(const RawRow &row)
{
    const base::Result<base::Json> json = base::parseJson(row.body);
    if (!json)
        return base::fail(base::ErrorCode::BadData, json.error().detail, nameOf(row));
    base::Result<domain::EventBody> body = domain::eventFromJson(row.kind, *json);
    if (!body)
        return base::fail(base::ErrorCode::BadData, body.error().field + ": " + body.error().detail,
                          nameOf(row));
    JournalRow out;
    out.seq = row.seq;
    out.event = {base::fromMs(row.ms), row.key, row.cycle, row.capsule, std::move(*body)};
    return out;
}

} // namespace store
