#include "net/flight.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

#include "base/text.h"

#include <array>

namespace net {

namespace {

using base::ErrorCode;

constexpr qint64 pieceBytes = 64 * 1024;

Headers headersOf(const QNetworkReply &reply)
{
    Headers out;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        out.emplace_back(base::lower(name.toStdString()), value.toStdString());
    return out;
}

/// Whether the answer itself did not come whole. Every other error only repeats the status.
bool isOfTheWay(QNetworkReply::NetworkError error)
{
    const bool layer = error > QNetworkReply::NoError && error <= QNetworkReply::UnknownNetworkError;
    return layer || error == QNetworkReply::ProtocolFailure;
}

/// Whether an object or array of JSON begins here and does not end.
bool isOpenJson(const QByteArray &body)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const char c = body[i];
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '{' || c == '['))
            ++depth;
        else if (!inString && (c == '}' || c == ']'))
            --depth;
    }
    return depth > 0;
}

const char *sentenceOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return "the connection was refused by ";
    case QNetworkReply::HostNotFoundError:
        return "there is no such host: ";
    case QNetworkReply::RemoteHostClosedError:
        return "the connection was closed before the whole answer came from ";
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return "no HTTP answer came from ";
    default:
        return "the network failed on the way to ";
    }
}

} // namespace

Flight::Flight(QNetworkReply *reply, std::string host, const Request &request, Waiting &everybody,
               base::Milliseconds limit)
    : waiter(everybody, limit, request.cancel), m_reply(reply), m_host(std::move(host)),
      m_maxBytes(request.maxBytes), m_onBody(request.onBody)
{
    m_clock.start();
    // The waiter is the context of every connection, so they end with this object.
    QObject::connect(reply, &QNetworkReply::readyRead, &waiter, [this] { collect(); });
    QObject::connect(reply, &QNetworkReply::finished, &waiter, [this] { finish(); });
    QObject::connect(reply, &QNetworkReply::sslErrors, &waiter, [this](const QList<QSslError> &errors) {
        m_tlsTrouble = errors.isEmpty() ? std::string() : errors.front().errorString().toStdString();
    });
    if (reply->isFinished())
        finish();
}

Flight::~Flight()
{
    if (!m_reply)
        return;
    m_reply->disconnect(&waiter);
    m_reply->abort();
    m_reply->deleteLater();
}

void Flight::giveUp(ErrorCode code, const std::string &what)
{
    if (!m_error)
        m_error = base::Error{code, what, m_host, std::nullopt};
    waiter.end(Waiter::End::Woken); // the reply is aborted when this object goes
}

bool Flight::add(std::string_view bytes)
{
    m_wireBytes += qint64(bytes.size());
    const bool first = m_response.body.isEmpty() && !m_gunzip;
    const std::string encoding =
        first ? base::lower(m_reply->rawHeader("Content-Encoding").toStdString()) : std::string();
    if (encoding == "gzip" || encoding == "x-gzip") {
        m_gunzip.emplace();
    } else if (!encoding.empty() && encoding != "identity") {
        giveUp(ErrorCode::BadData, "an encoding that was not asked for came from " + m_host);
        return false;
    }
    if (!m_gunzip) {
        m_response.body.append(bytes.data(), qsizetype(bytes.size()));
    } else if (const auto unpacked = m_gunzip->add(bytes, m_response.body, m_maxBytes); !unpacked) {
        giveUp(unpacked.error().code, unpacked.error().detail);
        return false;
    }
    if (m_response.body.size() <= m_maxBytes)
        return true;
    giveUp(ErrorCode::BadData, "the answer is larger than " + std::to_string(m_maxBytes) + " bytes");
    return false;
}

void Flight::collect()
{
    if (m_error || !m_reply)
        return;
    std::array<char, pieceBytes> piece;
    for (;;) {
        const qint64 read = m_reply->read(piece.data(), pieceBytes);
        if (read <= 0)
            break;
        if (!add({piece.data(), std::size_t(read)}))
            return;
    }
    give();
}

void Flight::give()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!m_onBody || waiter.ended() || status < 200 || status >= 300 || m_given == m_response.body.size())
        return;
    const std::string_view whole(m_response.body.constData(), std::size_t(m_response.body.size()));
    const std::string_view fresh = whole.substr(std::size_t(m_given));
    m_given = m_response.body.size();
    m_onBody(fresh);
}

base::Error Flight::errorOfReply() const
{
    switch (const auto error = m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorCode::Tls,
                "no trusted connection to " + m_host + (m_tlsTrouble.empty() ? "" : ": " + m_tlsTrouble),
                m_host, std::nullopt};
    case QNetworkReply::TimeoutError:
        return {ErrorCode::Timeout, "no connection in time to " + m_host, m_host, std::nullopt};
    case QNetworkReply::OperationCanceledError:
        return {ErrorCode::Cancelled, "stopped", m_host, std::nullopt};
    default:
        return {ErrorCode::Network, sentenceOf(error) + m_host, m_host, std::nullopt};
    }
}

bool Flight::endedEarly() const
{
    // When the connection closes at the wrong moment, the manager takes any body for a whole one.
    if (m_gunzip)
        return !m_gunzip->complete();
    if (base::lower(m_response.header("transfer-encoding")) == "chunked") // whose last chunk it does not show
        return m_response.header("content-type").starts_with("application/json") &&
               isOpenJson(m_response.body);
    const bool bodiless =
        m_reply->operation() == QNetworkAccessManager::HeadOperation || m_response.status == 304;
    const auto length = base::parseInt(m_response.header("content-length"));
    return length && !bodiless && m_wireBytes < *length;
}

void Flight::finish()
{
    collect();
    if (m_error || !m_reply)
        return;
    m_response.latency = base::Milliseconds(m_clock.elapsed());
    m_response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_response.headers = headersOf(*m_reply);
    if (isOfTheWay(m_reply->error()) || m_response.status == 0)
        m_error = errorOfReply();
    else if (endedEarly())
        m_error =
            base::Error{ErrorCode::Network, "the answer ended early from " + m_host, m_host, std::nullopt};
    waiter.end(Waiter::End::Woken);
}

base::Result<Response> Flight::landed()
{
    if (m_error)
        return tl::unexpected<base::Error>(*m_error);
    switch (waiter.how()) {
    case Waiter::End::TimedOut:
        return base::fail(ErrorCode::Timeout, "no whole answer in time from " + m_host, m_host);
    case Waiter::End::Cancelled:
        return base::fail(ErrorCode::Cancelled, "stopped", m_host);
    case Waiter::End::Woken:
        break;
    }
    return std::move(m_response);
}

} // namespace net
