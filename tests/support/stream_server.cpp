#include "support/stream_server.h"

namespace support {

StreamServer::StreamServer(unsigned seed)
    : m_server(QStringLiteral("test"), QWebSocketServer::NonSecureMode), m_random(seed)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for a stream");
    m_port = m_server.serverPort();
    QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
        m_links.emplace_back(m_server.nextPendingConnection());
        ++m_connections;
        QObject::connect(m_links.back().get(), &QWebSocket::textMessageReceived, &m_server,
                         [this](const QString &text) { m_heard.append(text); });
    });
}

std::string StreamServer::url() const
{
    return "ws://127.0.0.1:" + std::to_string(m_port);
}

int StreamServer::open() const
{
    int count = 0;
    for (const auto &link : m_links)
        count += link->state() == QAbstractSocket::ConnectedState;
    return count;
}

std::string StreamServer::garbled(std::string frame)
{
    const std::size_t at = std::size_t(chance() * double(frame.size()));
    if (chance() < 0.3)
        return frame.substr(0, at);
    frame[at] = char(' ' + int(chance() * 94)); // a text frame must stay text, or the connection ends
    return frame;
}

void StreamServer::send(const std::string &frame)
{
    for (const auto &link : m_links)
        if (link->state() == QAbstractSocket::ConnectedState)
            link->sendTextMessage(QString::fromStdString(frame));
}

void StreamServer::say(const std::string &frame)
{
    if (chance() < m_faults.drop)
        return;
    if (chance() < m_faults.hold) {
        m_held.push_back(frame);
        return;
    }
    send(chance() < m_faults.garble ? garbled(frame) : frame);
    if (chance() < m_faults.repeat)
        send(frame);
    if (chance() < m_faults.cut)
        cut();
}

void StreamServer::release()
{
    const std::vector<std::string> held = std::exchange(m_held, {});
    for (auto frame = held.rbegin(); frame != held.rend(); ++frame)
        send(*frame);
}

void StreamServer::cut()
{
    for (const auto &link : m_links)
        link->abort();
}

void StreamServer::refuse(bool refused)
{
    if (refused)
        m_server.close();
    else if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the port for a stream is gone");
}

} // namespace support
