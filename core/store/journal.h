// The append-only journal of runs and the shelf of capsules, in one database. Owned by composition; the database's thread.
#pragma once

#include "domain/capsule.h"
#include "domain/event.h"
#include "store/database.h"

#include <functional>
#include <optional>
#include <vector>

namespace store {

struct JournalRow
{
    std::int64_t seq = 0;
    domain::Event event;
};

struct CapsuleRow
{
    std::string id, cycleId;
    base::UtcTime time{};
    bool traded = false;
};

class Journal
{
public:
    /// `run`: "live" for the desk's own; replays have ids of their own.
    Journal(Database &database, std::string run);
    ~Journal();

    /// All events and the capsule in one durable transaction, events after the capsule. A key that is there already
    /// with the same content is skipped; with other content it is an error. Errors: Storage (nothing was written).
    [[nodiscard]] base::Result<void> append(const std::vector<domain::Event> &events,
                                            const domain::SealedCapsule *capsule = nullptr);
    /// Every event of this run in order; stops at the first error of `each`.
    [[nodiscard]] base::Result<void> read(const std::function<base::Result<void>(const JournalRow &)> &each,
                                          std::int64_t afterSeq = 0) const;
    [[nodiscard]] base::Result<std::vector<CapsuleRow>> capsules(int newest = 0) const; // 0: all; oldest first
    /// Errors: NotFound, BadData when the stored bytes do not hash to the id.
    [[nodiscard]] base::Result<base::Json> manifest(const std::string &capsuleId) const; // of any run
    [[nodiscard]] std::optional<std::string> blob(const std::string &sha256) const;
    /// SHA-256 over every event's canonical text (time, key, cycle, capsule, kind, body) in order.
    [[nodiscard]] base::Result<std::string> journalSha256() const;
    /// SHA-256 over the capsule ids in order.
    [[nodiscard]] base::Result<std::string> capsulesSha256() const;
    /// Forgets a whole replay so that it can be made again. Errors: Unsupported for "live".
    [[nodiscard]] base::Result<void> discardRun();
    [[nodiscard]] static base::Result<std::vector<std::string>> runs(Database &database);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace store
