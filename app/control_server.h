// Lets `control`, and a second start, speak to the running desk of a data folder: one JSON object a line over
// a local socket. Owned by the program; the thread of its event loop.
#pragma once

#include "base/json.h"
#include "base/result.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QLocalServer;

namespace app {

class ControlServer : public QObject
{
    Q_OBJECT
public:
    /// `answer` gets {"command": …} and returns what is sent back.
    ControlServer(const QString &dataDir, std::function<base::Json(const base::Json &)> answer,
                  QObject *parent = nullptr);
    ~ControlServer() override;

private:
    QLocalServer *m_server;
    std::function<base::Json(const base::Json &)> m_answer;
};

/// Sends one command and waits for the answer, at most 5 s. Errors: NotFound (no desk is running here),
/// Timeout.
[[nodiscard]] base::Result<base::Json> sendControl(const QString &dataDir, const base::Json &command);

} // namespace app
