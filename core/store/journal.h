// The append-only journal of runs and the shelf of capsules, in one database. Owned by composition, which
// keeps the database longer; the database's thread.
#pragma once

#include "domain/capsule.h"
#include "domain/event.h"
#include "store/database.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace store {

class Behind;

struct JournalRow
{
    std::int64_t seq = 0; // grows; unique in the file, not without gaps within a run
    domain::Event event;
};
using EachRow = std::function<base::Result<void>(const JournalRow &)>;

struct CapsuleRow
{
    std::string id, cycleId;
    base::UtcTime time{};
    bool traded = false;
    std::int64_t number = 0; // 1, 2, … within the run, in the order of keeping
};

class Journal
{
public:
    /// `run`: "live" for the desk's own; replays have ids of their own. `behind`: who writes what is appended, of
    /// the same file and run; what is read is then what was committed. Null: it is written here.
    Journal(Database &database, std::string run, Behind *behind = nullptr);
    ~Journal();
    [[nodiscard]] const std::string &run() const { return m_run; }

    /// All events and the capsule in one durable transaction, events after the capsule; within a transaction
    /// of the caller's (`Database::begin`) as part of it. A key or capsule that is there already with the
    /// same content is skipped. Errors: Internal naming the key that is there with other content, Storage
    /// (nothing was written).
    [[nodiscard]] base::Result<void> append(const std::vector<domain::Event> &events,
                                            const domain::SealedCapsule *capsule = nullptr);

    /// Every event of this run in order; stops at the first error of `each`. Errors: also BadData naming the
    /// row.
    [[nodiscard]] base::Result<void> read(const EachRow &each, std::int64_t afterSeq = 0) const;
    /// The same for some kinds only, such as {"cycle", "trade"}.
    [[nodiscard]] base::Result<void> readKinds(const std::vector<std::string> &kinds, const EachRow &each,
                                               std::int64_t afterSeq = 0) const;
    /// A page of some kinds, newest first, before the row `beforeSeq` (0: from the end).
    [[nodiscard]] base::Result<std::vector<JournalRow>> newest(const std::vector<std::string> &kinds,
                                                               int limit, std::int64_t beforeSeq = 0) const;
    /// What was journalled under this capsule, in order: orders, fills, the outcome.
    [[nodiscard]] base::Result<std::vector<JournalRow>> ofCapsule(const std::string &capsuleId) const;

    [[nodiscard]] base::Result<std::vector<CapsuleRow>>
    capsules(int newest = 0) const; // 0: all; oldest first
    /// A page of the list, newest first, before `beforeNumber` (0: from the end).
    [[nodiscard]] base::Result<std::vector<CapsuleRow>> capsulePage(int limit,
                                                                    std::int64_t beforeNumber = 0) const;
    /// Errors: NotFound, BadData when the stored bytes do not hash to the id.
    [[nodiscard]] base::Result<base::Json> manifest(const std::string &capsuleId) const; // of any run
    [[nodiscard]] std::optional<std::string> blob(const std::string &sha256) const;
    /// Whether these bytes were here and were removed by `prunePictures`.
    [[nodiscard]] bool wasPruned(const std::string &sha256) const;

    /// SHA-256 over every event's canonical text (time, key, cycle, capsule, kind, body) in order.
    [[nodiscard]] base::Result<std::string> journalSha256() const;
    /// SHA-256 over the capsule ids in order.
    [[nodiscard]] base::Result<std::string> capsulesSha256() const;

    /// Forgets a whole replay so that it can be made again. Errors: Unsupported for "live".
    [[nodiscard]] base::Result<void> discardRun();
    /// Removes the pictures that only capsules of this run refer to that are older than `before` and did not
    /// trade, and notes that they were removed at `now`. Returns how many. What traded keeps its picture
    /// forever; another run goes by another clock.
    [[nodiscard]] base::Result<int> prunePictures(base::UtcTime before, base::UtcTime now);
    /// The runs in a file, by name.
    [[nodiscard]] static base::Result<std::vector<std::string>> runs(Database &database);
    /// The same, the one that was written last first.
    [[nodiscard]] static base::Result<std::vector<std::string>> runsByAge(Database &database);

private:
    struct Remembered;
    Database *m_database;
    std::string m_run;
    Behind *m_behind;
    std::unique_ptr<Remembered> m_remembered; // blobs that need not be written again
};

/// The line that an event is known by: what its keys and the chain of hashes are made from. Fields end with a
/// tab, the line with a newline.
[[nodiscard]] std::string canonicalText(const domain::Event &event);

} // namespace store
