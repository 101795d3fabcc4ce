#include "net/web_socket.h"

#include <QHostAddress>
#include <QMetaObject>
#include <QNetworkRequest>
#include <QWebSocket>

namespace net {

namespace {

using base::ErrorCode;

/// Errors: BadRequest, Forbidden.
base::Result<QUrl> addressOf(const std::string &text, const WebSocketOptions &options)
{
    const QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(text), QUrl::StrictMode);
    const std::string host = url.host().toStdString();
    const bool plain = url.scheme() == QLatin1String("ws");
    if (!url.isValid() || host.empty() || (!plain && url.scheme() != QLatin1String("wss")))
        return base::fail(ErrorCode::BadRequest, "not an address of ws or wss", host);
    const bool loopback = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    if (plain && !loopback && options.plainHosts.count(host) == 0)
        return base::fail(ErrorCode::Forbidden,
                          "without TLS only to this machine or an allowed host, not to " + host, host);
    return url;
}

ErrorCode codeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::SocketTimeoutError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return ErrorCode::Timeout;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return ErrorCode::Tls;
    default:
        return ErrorCode::Network;
    }
}

class RealWebSocket final : public WebSocket
{
public:
    RealWebSocket(const WebSocketOptions &options, SocketEvents events)
        : m_options(options), m_events(std::move(events))
    {
        m_socket.setMaxAllowedIncomingMessageSize(m_options.largestFrame);
        m_socket.setMaxAllowedIncomingFrameSize(m_options.largestFrame);
        connect();
    }

    ~RealWebSocket() override
    {
        m_told = true;
        m_socket.disconnect();
        m_socket.abort();
    }

    void open(const std::string &text) override
    {
        const base::Result<QUrl> url = addressOf(text, m_options);
        if (!url) {
            later(url.error());
            return;
        }
        m_host = url->host().toStdString();
        QNetworkRequest request(*url);
        request.setRawHeader("User-Agent", QByteArray::fromStdString(m_options.userAgent));
        m_socket.open(request);
    }

    void send(const std::string &text) override
    {
        if (m_socket.isValid())
            m_socket.sendTextMessage(QString::fromStdString(text));
    }

    void ping() override { m_socket.ping(); }

    void close() override
    {
        m_told = true;
        m_socket.abort();
    }

private:
    void connect()
    {
        QObject::connect(&m_socket, &QWebSocket::connected, &m_socket, [this] {
            if (!m_told)
                m_events.opened();
        });
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString &text) {
            const QByteArray bytes = text.toUtf8();
            received(bytes, false);
        });
        QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                         [this](const QByteArray &bytes) { received(bytes, true); });
        QObject::connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error),
                         &m_socket, [this](QAbstractSocket::SocketError error) {
                             later({codeOf(error), m_host + ": " + m_socket.errorString().toStdString(),
                                    m_host, std::nullopt});
                         });
        QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this] { later(ended()); });
    }

    void received(const QByteArray &bytes, bool binary)
    {
        if (!m_told)
            m_events.received({bytes.constData(), std::size_t(bytes.size())}, binary);
    }

    [[nodiscard]] base::Error ended() const
    {
        const QWebSocketProtocol::CloseCode code = m_socket.closeCode();
        const bool large = code == QWebSocketProtocol::CloseCodeTooMuchData;
        return {large ? ErrorCode::BadData : ErrorCode::Network,
                m_host + " ended the connection (" + std::to_string(int(code)) + ')', m_host, std::nullopt};
    }

    /// The first reason is told, from the event loop.
    void later(base::Error why)
    {
        if (m_told || m_telling)
            return;
        m_telling = true;
        QMetaObject::invokeMethod(
            &m_socket,
            [this, why = std::move(why)] {
                if (m_told)
                    return;
                m_told = true;
                const auto closed = m_events.closed; // the owner may drop the socket in there
                closed(why);
            },
            Qt::QueuedConnection);
    }

    WebSocketOptions m_options;
    SocketEvents m_events;
    QWebSocket m_socket;
    std::string m_host;
    bool m_told = false, m_telling = false;
};

} // namespace

WebSocketMaker realWebSockets(WebSocketOptions options)
{
    return [options = std::move(options)](SocketEvents events) -> std::unique_ptr<WebSocket> {
        return std::make_unique<RealWebSocket>(options, std::move(events));
    };
}

} // namespace net
