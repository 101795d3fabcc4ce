#include "support/local_server.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include "support/certificate.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <sys/socket.h>

namespace support {

struct LocalServer::Shared
{
    mutable std::mutex mutex;
    mutable std::condition_variable arrived;
    std::map<std::string, Handler> handlers;
    Handler any = [](const ServerRequest &) { return Reply::json(R"({"error":"no such path"})", 404); };
    std::vector<ServerRequest> requests;
    int connections = 0, mostConnections = 0;

    Reply answer(ServerRequest request)
    {
        Handler handler;
        {
            const std::lock_guard lock(mutex);
            request.number = int(requests.size());
            requests.push_back(request);
            const auto found = handlers.find(request.path);
            handler = found == handlers.end() ? any : found->second;
        }
        arrived.notify_all();
        return handler(request);
    }

    void count(int change)
    {
        const std::lock_guard lock(mutex);
        connections += change;
        mostConnections = std::max(mostConnections, connections);
    }
};

namespace {

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

/// The request at the front of `bytes`, taken out of them once it is whole.
bool takeRequest(std::string &bytes, ServerRequest &out)
{
    const std::size_t headEnd = bytes.find("\r\n\r\n");
    if (headEnd == std::string::npos)
        return false;
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < headEnd;) {
        const std::size_t end = std::min(bytes.find("\r\n", at), headEnd);
        lines.push_back(bytes.substr(at, end - at));
        at = end + 2;
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::size_t colon = lines[i].find(':');
        const std::size_t value = lines[i].find_first_not_of(' ', colon + 1);
        if (colon != std::string::npos)
            out.headers[lowered(lines[i].substr(0, colon))] =
                value == std::string::npos ? std::string() : lines[i].substr(value);
    }
    const std::size_t length = std::size_t(std::atoll(out.header("content-length").c_str()));
    if (bytes.size() < headEnd + 4 + length)
        return false;
    const std::size_t blank = lines[0].find(' ');
    const std::string target = lines[0].substr(blank + 1, lines[0].rfind(' ') - blank - 1);
    const std::size_t mark = target.find('?');
    out.method = lines[0].substr(0, blank);
    out.path = target.substr(0, mark);
    out.query = mark == std::string::npos ? std::string() : target.substr(mark + 1);
    out.body = bytes.substr(headEnd + 4, length);
    bytes.erase(0, headEnd + 4 + length);
    return true;
}

/// One connection, a child of its socket.
class Connection final : public QObject
{
public:
    Connection(QTcpSocket *socket, std::function<Reply(ServerRequest)> answer)
        : QObject(socket), m_socket(socket), m_answer(std::move(answer))
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(&m_timer, &QTimer::timeout, this, [this] { sendMore(); });
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
    }

private:
    void read()
    {
        m_bytes += m_socket->readAll().toStdString();
        ServerRequest request;
        if (m_busy || !takeRequest(m_bytes, request))
            return;
        m_busy = true;
        m_reply = m_answer(std::move(request));
        m_wire = m_reply.silent ? std::string() : m_reply.wireBody();
        m_sent = 0;
        m_headSent = false;
        m_timer.start(m_reply.delay);
    }

    void sendMore()
    {
        if (!m_headSent) {
            m_headSent = true;
            const std::string head = m_reply.head();
            m_socket->write(head.data(), qint64(head.size()));
        }
        const std::size_t left = m_wire.size() - m_sent;
        const std::size_t now = m_reply.dripBytes > 0 ? std::min(m_reply.dripBytes, left) : left;
        m_socket->write(m_wire.data() + m_sent, qint64(now));
        m_sent += now;
        if (m_sent < m_wire.size())
            m_timer.start(m_reply.dripPause);
        else
            finish();
    }

    void finish()
    {
        switch (m_reply.end) {
        case Reply::End::Hang:
            return; // whoever waits, waits
        case Reply::End::Close:
            m_socket->disconnectFromHost(); // once everything is written
            return;
        case Reply::End::Reset:
            resetSocket();
            return;
        case Reply::End::KeepAlive:
            m_busy = false;
            read(); // another request may be here already
        }
    }

    void resetSocket()
    {
        while (m_socket->bytesToWrite() > 0 && m_socket->waitForBytesWritten(1000)) {
        }
        const linger atOnce{1, 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        m_socket->abort();
    }

    QTcpSocket *m_socket;
    std::function<Reply(ServerRequest)> m_answer;
    QTimer m_timer{this};
    std::string m_bytes, m_wire;
    std::size_t m_sent = 0;
    bool m_busy = false, m_headSent = false;
    Reply m_reply;
};

std::unique_ptr<QTcpServer> makeServer(LocalServer::Wire wire)
{
    if (wire == LocalServer::Wire::Plain)
        return std::make_unique<QTcpServer>();
    const SelfSigned made = makeSelfSigned();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(made.certificate));
    tls.setPrivateKey(QSslKey(made.key, QSsl::Ec));
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    return server;
}

} // namespace

/// The thread and what lives on it.
class LocalServer::Worker
{
public:
    Worker(Wire wire, std::shared_ptr<Shared> shared) : m_shared(std::move(shared)), m_wire(wire)
    {
        m_root.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_root, [this, wire] { listen(wire); }, Qt::BlockingQueuedConnection);
    }

    ~Worker()
    {
        QMetaObject::invokeMethod(
            &m_root, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] Wire wire() const { return m_wire; }

private:
    void listen(Wire wire)
    {
        m_server = makeServer(wire);
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, &m_root,
                         [this] { accept(); });
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
    }

    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            m_shared->count(1);
            const std::shared_ptr<Shared> shared = m_shared;
            QObject::connect(socket, &QObject::destroyed, socket, [shared] { shared->count(-1); });
            new Connection(socket,
                           [shared](ServerRequest request) { return shared->answer(std::move(request)); });
        }
    }

    std::shared_ptr<Shared> m_shared;
    Wire m_wire;
    QThread m_thread;
    QObject m_root;
    std::unique_ptr<QTcpServer> m_server; // lives and dies on the thread
    int m_port = 0;
};

LocalServer::LocalServer(Wire wire) : m_shared(std::make_shared<Shared>())
{
    m_worker = std::make_unique<Worker>(wire, m_shared);
}

LocalServer::~LocalServer() = default;

void LocalServer::on(const std::string &path, Handler handler)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->handlers[path] = std::move(handler);
}

void LocalServer::on(const std::string &path, const Reply &reply)
{
    on(path, [reply](const ServerRequest &) { return reply; });
}

void LocalServer::on(const std::string &path, std::initializer_list<Reply> inTurn)
{
    // Handlers are copied to be called outside the lock; what they remember is shared.
    const auto next = std::make_shared<std::size_t>(0);
    on(path, [replies = std::vector<Reply>(inTurn), next](const ServerRequest &) {
        return replies[std::min((*next)++, replies.size() - 1)];
    });
}

void LocalServer::onAny(Handler handler)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->any = std::move(handler);
}

std::string LocalServer::url(const std::string &path) const
{
    const std::string scheme = m_worker->wire() == Wire::Tls ? "https" : "http";
    return scheme + "://127.0.0.1:" + std::to_string(port()) + path;
}

int LocalServer::port() const
{
    return m_worker->port();
}

std::vector<ServerRequest> LocalServer::requests() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->requests;
}

std::vector<ServerRequest> LocalServer::requests(const std::string &path) const
{
    std::vector<ServerRequest> out = requests();
    out.erase(std::remove_if(out.begin(), out.end(), [&](const auto &one) { return one.path != path; }),
              out.end());
    return out;
}

bool LocalServer::waitForRequests(std::size_t count, Milliseconds atMost) const
{
    std::unique_lock lock(m_shared->mutex);
    return m_shared->arrived.wait_for(lock, atMost, [&] { return m_shared->requests.size() >= count; });
}

int LocalServer::connections() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->connections;
}

int LocalServer::mostConnections() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->mostConnections;
}

int closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort(); // free again when this returns
}

} // namespace support
