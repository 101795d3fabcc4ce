// settings.json: read and written whole, unknown keys kept. Any thread, one at a time.
#pragma once

#include "base/json.h"

#include <QString>

namespace store {

[[nodiscard]] QString settingsPath(const QString &dataDir); // <data folder>/settings.json
/// An absent file is an empty object. Errors: Malformed with the byte, or Storage; field = path (the file is
/// left as it is).
[[nodiscard]] base::Result<base::Json> readSettings(const QString &dataDir);
/// Replaces the file in one step, indented for people. A file that cannot be read as settings is kept beside
/// it as settings.json.unreadable first. Errors: Internal (not an object), Storage; field = path.
[[nodiscard]] base::Result<void> writeSettings(const QString &dataDir, const base::Json &settings);

} // namespace store
