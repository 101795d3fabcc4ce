#include "engine/account_terms.h"

#include "domain/event.h"
#include "store/journal.h"

namespace engine {
namespace {

constexpr const char *anew = " To begin anew, start the desk on another data folder (--data-dir).";

/// The first event of a run that has begun.
base::Result<std::optional<domain::RunStarted>> begunAs(store::Database &database, const std::string &run)
{
    std::optional<domain::RunStarted> out;
    const store::Journal journal(database, run);
    const auto read = journal.readKinds({"run"}, [&](const store::JournalRow &row) -> base::Result<void> {
        if (const auto *started = std::get_if<domain::RunStarted>(&row.event.body))
            out = *started;
        return {};
    });
    if (!read)
        return base::fail(read);
    return out;
}

} // namespace

std::string runOf(const std::string &exchange)
{
    return exchange == "demo" || exchange == "file" ? exchange : "live";
}

base::Result<void> fitsAccount(const Settings &before, const Settings &next, store::Database &database)
{
    const auto watches = next.watches();
    if (!watches)
        return base::fail(watches);
    const auto begun = begunAs(database, runOf(next.desk.exchange));
    if (!begun)
        return base::fail(begun);
    if (!*begun)
        return {};
    const domain::Money &capital = (*begun)->capital;
    if (next.desk.capital != before.desk.capital && next.desk.capital != capital.toDouble())
        return base::fail(base::ErrorCode::Unsupported,
                          "the account began with " + capital.amount().trimmed().toString() + ' ' + capital.currency() +
                              " and is not topped up or drawn from." + anew,
                          "desk.capital");
    const std::string &quote = watches->front().symbol.quote;
    if (quote != capital.currency())
        return base::fail(base::ErrorCode::Unsupported,
                          "the account is kept in " + capital.currency() + " and cannot trade in " + quote +
                              '.' + anew,
                          "desk.symbol");
    return {};
}

} // namespace engine
