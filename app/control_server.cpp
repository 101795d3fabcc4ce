#include "app/control_server.h"

#include "store/instance_lock.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QLoggingCategory>

namespace app {
namespace {

Q_LOGGING_CATEGORY(room, "desk.app", QtInfoMsg)

constexpr qint64 longestLine = 64 << 10;
constexpr int patience = 5000; // ms

} // namespace

ControlServer::ControlServer(const QString &dataDir, std::function<base::Json(const base::Json &)> answer,
                             QObject *parent)
    : QObject(parent), m_server(new QLocalServer(this)), m_answer(std::move(answer))
{
    const QString name = store::controlSocketName(dataDir);
    QLocalServer::removeServer(name); // of a desk that was killed; the instance lock says that none lives
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server->listen(name))
        qCWarning(room, "signaldesk-cli cannot speak with this desk: %s",
                  qPrintable(m_server->errorString()));
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *const socket = m_server->nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > longestLine)
                    socket->abort();
                return;
            }
            const auto command = base::parseJson(socket->readLine(longestLine).toStdString());
            const base::Json reply =
                command && command->is_object() ? m_answer(*command) : base::Json{{"error", "not a command"}};
            socket->write(QByteArray::fromStdString(base::toText(reply) + '\n'));
            socket->flush();
            socket->disconnectFromServer();
        });
    });
}

ControlServer::~ControlServer() = default;

base::Result<base::Json> sendControl(const QString &dataDir, const base::Json &command)
{
    QLocalSocket socket;
    socket.connectToServer(store::controlSocketName(dataDir));
    if (!socket.waitForConnected(patience))
        return base::fail(base::ErrorCode::NotFound, "no desk is running on this data folder",
                          dataDir.toStdString());
    socket.write(QByteArray::fromStdString(base::toText(command) + '\n'));
    if (!socket.waitForBytesWritten(patience))
        return base::fail(base::ErrorCode::Timeout, "the desk does not listen", dataDir.toStdString());
    while (!socket.canReadLine())
        if (!socket.waitForReadyRead(patience))
            return base::fail(base::ErrorCode::Timeout, "the desk did not answer", dataDir.toStdString());
    return base::parseJson(socket.readLine().toStdString());
}

} // namespace app
