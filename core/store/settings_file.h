// settings.json: read and written whole, unknown keys kept. Any thread, one at a time.
#pragma once

#include "base/json.h"

#include <QString>

namespace store {

/// An absent file is an empty object. Errors: Malformed or Storage, field = path (the file is left as it is).
[[nodiscard]] base::Result<base::Json> readSettings(const QString &dataDir);
[[nodiscard]] base::Result<void> writeSettings(const QString &dataDir, const base::Json &settings);

} // namespace store
