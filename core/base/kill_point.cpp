#include "base/kill_point.h"

#include "base/platform.h"
#include "base/text.h"

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <set>
#include <string>

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <csignal>
#endif

namespace base {

namespace {

struct Armed
{
    std::string name;
    long long passage = 1;
    std::string list;
};

Armed fromEnvironment()
{
    const std::string at = environment("SIGNALDESK_KILL_AT");
    Armed armed{at, 1, environment("SIGNALDESK_KILL_LIST")};
    const std::size_t colon = at.rfind(':');
    if (colon == std::string::npos)
        return armed;
    if (const Result<long long> passage = parseInt(std::string_view(at).substr(colon + 1))) {
        armed.name = at.substr(0, colon);
        armed.passage = *passage;
    }
    return armed;
}

[[noreturn]] void endProcess()
{
#ifdef Q_OS_WIN
    TerminateProcess(GetCurrentProcess(), 9);
#else
    std::raise(SIGKILL);
#endif
    std::abort();
}

void append(const std::string &file, const std::string &name)
{
    if (std::FILE *out = std::fopen(file.c_str(), "a")) {
        std::fputs((name + "\n").c_str(), out);
        std::fclose(out);
    }
}

/// Counts this passage; true when it is the one to end at.
bool passed(const Armed &armed, const std::string &name)
{
    static std::mutex mutex;
    static std::set<std::string> listed;
    static long long passages = 0;
    const std::lock_guard lock(mutex);
    if (!armed.list.empty() && listed.insert(name).second)
        append(armed.list, name);
    return name == armed.name && ++passages == armed.passage;
}

} // namespace

void killPoint(const char *name)
{
    static const Armed armed = fromEnvironment();
    if (armed.name.empty() && armed.list.empty())
        return;
    if (passed(armed, name))
        endProcess();
}

} // namespace base
