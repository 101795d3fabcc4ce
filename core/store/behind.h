// The pen of a run that can be repeated: what it is given is written in that order on a thread of its own, by
// a connection of its own, while the run goes on. What the desk itself does is written before it goes on;
// here a crash loses the end of a replay, which is made again. Owned by the replay, on whose thread it is
// used.
#pragma once

#include "store/journal.h"
#include "store/memory_store.h"

namespace store {

class Behind
{
public:
    /// Opens the file of `path` once more and a transaction in it; until `finish` nobody else can write to
    /// it. Errors: as Database::open, and of begin.
    [[nodiscard]] static base::Result<std::unique_ptr<Behind>> open(const QString &path,
                                                                    const std::string &run);
    /// Takes back what was written since the last commit.
    ~Behind();
    Behind(const Behind &) = delete;
    Behind &operator=(const Behind &) = delete;

    /// As Journal::append and MemoryStore::keep, of this run. Events are taken up at once, or when there is
    /// room again, so that their error is told by what is asked next, and in the end by `finish`.
    [[nodiscard]] base::Result<void> append(std::vector<domain::Event> events,
                                            std::optional<domain::SealedCapsule> capsule);
    [[nodiscard]] base::Result<int> keep(std::vector<MemoryItem> items); // waits until it is written
    /// Commits what came before, in its turn, and begins again.
    [[nodiscard]] base::Result<void> commit();
    /// Waits until all is written and commits it. Nothing can be given after that.
    [[nodiscard]] base::Result<void> finish();

private:
    Behind();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace store
