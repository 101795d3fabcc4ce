// One logging category per room and one message handler: to stderr, and to whoever listens (the log panel, the file).
// Any thread.
#pragma once

#include "base/time.h"

#include <QLoggingCategory>

#include <functional>
#include <string>

namespace base {

struct LogLine
{
    UtcTime time;
    QtMsgType level = QtInfoMsg;
    std::string room;
    std::string text;
};

/// Installs the handler. `listener` is called from whatever thread logs; it must be quick and safe for that.
void installLog(std::function<void(const LogLine &)> listener = {}, bool toStderr = true);
/// A category named "desk.<room>"; declare with Q_LOGGING_CATEGORY(room, "desk.risk").
[[nodiscard]] std::string levelName(QtMsgType level);

} // namespace base
