// Capsules as the database keeps them: a row of the list, the manifest, and every blob once. Internal to
// store; the database's thread.
#pragma once

#include "domain/capsule.h"
#include "store/journal.h"

#include <set>
#include <string>
#include <string_view>

namespace store {

/// Blobs that this journal wrote or found, but for pictures, which pruning may take away: system texts,
/// settings and candles come again with every cycle. Forgotten when a transaction was rolled back and when
/// they become many.
struct Journal::Remembered
{
    std::set<std::string> blobs;
    std::int64_t generation = 0;
    void refresh(std::int64_t now);
};

/// Puts a capsule on the shelf as part of the transaction that is open. Errors: Internal (the same capsule is
/// there with another cycle or time, or a blob comes without bytes), Storage.
[[nodiscard]] base::Result<void> keepCapsule(Database &database, const std::string &run,
                                             const domain::SealedCapsule &capsule,
                                             std::set<std::string> &knownBlobs);

/// The blobs of a manifest are listed beside it as their hashes, 64 digits each, without a separator.
[[nodiscard]] std::string packed(const std::vector<domain::Blob> &blobs);
[[nodiscard]] std::set<std::string> unpacked(std::string_view hashes);

} // namespace store
