// What the built-in mind says, in the user's language: it writes English, as every mind does, but its
// sentences are known. What any other mind wrote stays as it was written. Pure; GUI thread.
#pragma once

#include "engine/snapshot.h"

#include <QString>

namespace ui {

/// The title of a piece of evidence: its note, or its id where it has none. `provider`: who decided.
[[nodiscard]] QString evidenceTitle(const std::string &provider, const domain::EvidenceClaim &claim);
/// A reason or an invalidation; whatever is not one of the built-in mind's own sentences comes back
/// unchanged.
[[nodiscard]] QString reasonText(const std::string &provider, const std::string &reason);

} // namespace ui
