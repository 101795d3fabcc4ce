// SIGINT and SIGTERM as a call on the event loop. One at a time; main thread.
#pragma once

#include <QObject>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace app {

class StopSignals
{
public:
    /// `stop` is called from the event loop at the first signal; a second one ends the process at once.
    explicit StopSignals(std::function<void()> stop);
    ~StopSignals();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
