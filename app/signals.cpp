#include "app/signals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace app {
namespace {

int ends[2] = {-1, -1}; // a signal handler can reach nothing else

void onSignal(int number)
{
    const char byte = 1;
    if (::write(ends[0], &byte, 1) != 1)
        ::_exit(128 + number);
    std::signal(number, SIG_DFL); // a second one ends the process
}

} // namespace

StopSignals::StopSignals(std::function<void()> stop)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [stop = std::move(stop)] {
        char byte = 0;
        if (::read(ends[1], &byte, 1) == 1)
            stop();
    });
    std::signal(SIGINT, &onSignal);
    std::signal(SIGTERM, &onSignal);
}

StopSignals::~StopSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    ::close(ends[0]);
    ::close(ends[1]);
}

} // namespace app
