#include "base/log.h"

#include "base/clock.h"

#include <array>
#include <cstdio>
#include <memory>
#include <mutex>

#include <QString>

namespace base {

namespace {

struct Sink
{
    std::function<void(const LogLine &)> listener;
    bool toStderr = true;
};

// Qt's message handler is one function for the process, and has no place of its own for state.
std::mutex sinkMutex;
std::shared_ptr<const Sink> currentSink;

std::shared_ptr<const Sink> sink()
{
    const std::lock_guard lock(sinkMutex);
    return currentSink;
}

/// "risk" of "desk.risk"; other categories (Qt's own) by their full name.
std::string roomOf(const char *category)
{
    const std::string_view name = category != nullptr ? category : "default";
    constexpr std::string_view prefix = "desk.";
    return std::string(name.starts_with(prefix) ? name.substr(prefix.size()) : name);
}

/// One line whatever the text holds: text from outside must not forge lines or move a terminal's cursor.
std::string oneLine(const QString &message)
{
    std::string text = message.toStdString();
    for (char &c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    }
    return text;
}

void write(const LogLine &line)
{
    std::array<char, 8> milliseconds{};
    std::snprintf(milliseconds.data(), milliseconds.size(), ".%03dZ", int(toMs(line.time) % 1000));
    const std::string time = iso(line.time).substr(0, 19) + milliseconds.data();
    const std::string whole = time + " " + levelName(line.level) + " " + line.room + " " + line.text + "\n";
    std::fwrite(whole.data(), 1, whole.size(), stderr);
    std::fflush(stderr);
}

void handle(QtMsgType level, const QMessageLogContext &context, const QString &message)
{
    const std::shared_ptr<const Sink> to = sink();
    if (!to)
        return;
    const LogLine line{SystemClock().now(), level, roomOf(context.category), oneLine(message)};
    if (to->toStderr)
        write(line);
    // Qt sends what a listener logs itself to stderr instead of back to here.
    if (to->listener)
        to->listener(line);
}

} // namespace

void installLog(std::function<void(const LogLine &)> listener, bool toStderr)
{
    {
        const std::lock_guard lock(sinkMutex);
        currentSink = std::make_shared<const Sink>(Sink{std::move(listener), toStderr});
    }
    qInstallMessageHandler(handle);
}

std::string levelName(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

} // namespace base
