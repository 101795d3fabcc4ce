// Capsules as the database keeps them: a row of the list, the manifest, and every blob once. Internal to
// store; the database's thread.
#pragma once

#include "domain/capsule.h"
#include "store/database.h"

#include <set>
#include <string>
#include <string_view>

namespace store {

/// Puts a capsule on the shelf as part of the transaction that is open. Errors: Internal (the same capsule is
/// there with another cycle or time, or a blob comes without bytes), Storage.
[[nodiscard]] base::Result<void> keepCapsule(Database &database, const std::string &run,
                                             const domain::SealedCapsule &capsule);

/// The blobs of a manifest are listed beside it as their hashes, 64 digits each, without a separator.
[[nodiscard]] std::string packed(const std::vector<domain::Blob> &blobs);
[[nodiscard]] std::set<std::string> unpacked(std::string_view hashes);

} // namespace store
