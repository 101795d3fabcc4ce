// One attempt on the wire: a reply read as it arrives, within its limits. Lives in the frame of the coroutine
// that awaits it; aborts what is still running when it goes. Engine thread.
#pragma once

#include "net/gunzip.h"
#include "net/http.h"
#include "net/waiter.h"

#include <QElapsedTimer>
#include <QPointer>

#include <optional>

class QNetworkReply;

namespace net {

class Flight
{
public:
    /// Takes the reply; it may be gone first when its manager is.
    Flight(QNetworkReply *reply, std::string host, const Request &request, Waiting &everybody,
           base::Milliseconds limit);
    ~Flight();
    Flight(const Flight &) = delete;
    Flight &operator=(const Flight &) = delete;

    Waiter waiter; // await it before `landed`
    /// What came of it, once `waiter` has ended. Errors as Http::send.
    [[nodiscard]] base::Result<Response> landed();
    /// Whether Request::onBody was called.
    [[nodiscard]] bool gavePieces() const { return m_given > 0; }

private:
    void collect();
    /// Whether to go on.
    bool add(std::string_view bytes);
    /// Tells Request::onBody what it has not had yet.
    void give();
    void finish();
    [[nodiscard]] bool endedEarly() const;
    void giveUp(base::ErrorCode code, const std::string &what);
    [[nodiscard]] base::Error errorOfReply() const;

    QPointer<QNetworkReply> m_reply;
    std::string m_host;
    qint64 m_maxBytes;
    QElapsedTimer m_clock;
    std::function<void(std::string_view)> m_onBody;
    qsizetype m_given = 0; // bytes of the body that onBody has had
    Response m_response;
    std::optional<Gunzip> m_gunzip; // once packed bytes came
    qint64 m_wireBytes = 0;         // of the body, as sent
    std::string m_tlsTrouble;
    std::optional<base::Error> m_error;
};

} // namespace net
