// What the desk has learned, kept beside its journal: experiences, what a person said about them, lessons,
// outcomes of what was not done. Append-only, one row a key, so that nothing is kept twice. Owned by
// composition, which keeps the database longer; the database's thread.
#pragma once

#include "base/json.h"
#include "base/time.h"
#include "store/database.h"

#include <functional>
#include <string>
#include <vector>

namespace store {

class Behind;

struct MemoryItem
{
    std::string key;  // "experience:<id of the trade>"; unique within a run
    std::string kind; // "experience" "lesson" "word" "shadow" "counterfactual"
    base::UtcTime known{};
    base::Json body;
};

class MemoryStore
{
public:
    /// `run` and `behind`: as of the journal.
    MemoryStore(Database &database, std::string run, Behind *behind = nullptr)
        : m_database(&database), m_run(std::move(run)), m_behind(behind)
    {
    }
    [[nodiscard]] const std::string &run() const { return m_run; }

    /// All items in one durable transaction, or as part of the caller's; how many were new. A key that is
    /// there already stays as it was. Errors: Storage (nothing was written).
    [[nodiscard]] base::Result<int> keep(const std::vector<MemoryItem> &items);
    /// The same items and what `rest` writes to the same database, in one transaction: all of it or nothing.
    /// Errors: also those of `rest`.
    [[nodiscard]] base::Result<void> together(const std::vector<MemoryItem> &items,
                                              const std::function<base::Result<void>()> &rest);
    /// Every item of this run in the order of keeping; stops at the first error of `each`. Errors: also
    /// BadData naming the key.
    [[nodiscard]] base::Result<void>
    read(const std::function<base::Result<void>(const MemoryItem &)> &each) const;
    /// SHA-256 over every item in order.
    [[nodiscard]] base::Result<std::string> sha256() const;

private:
    [[nodiscard]] base::Result<int> insertAll(const std::vector<MemoryItem> &items);
    Database *m_database;
    std::string m_run;
    Behind *m_behind;
};

} // namespace store
