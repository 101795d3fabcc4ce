// What differs between operating systems, in one place. Any thread unless said.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace base {

/// Writes a whole file durably: a temporary beside it, flushed to disk, renamed over it. Errors: Storage, field = path.
[[nodiscard]] Result<void> writeFileAtomically(const QString &path, const QByteArray &bytes);
/// Reads a whole file of at most `maxBytes`. Errors: NotFound, Storage, BadData (too large); field = path.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 maxBytes = 1LL << 30);
/// The data folder for this user: $XDG_DATA_HOME/signaldesk or its equivalent.
[[nodiscard]] QString defaultDataDir();
/// Whether both stdin and stdout are a terminal.
[[nodiscard]] bool onTerminal();
/// Whether a window can be opened here: DISPLAY or WAYLAND_DISPLAY on Linux, or a platform named by QT_QPA_PLATFORM.
[[nodiscard]] bool hasDisplay();
/// The environment variable, or an empty string.
[[nodiscard]] std::string environment(const char *name);

} // namespace base
