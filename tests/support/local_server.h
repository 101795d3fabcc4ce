// An HTTP server on this machine that impersonates venues and providers, well or badly. It runs on a thread
// of its own, so that a test may block; all its functions may be called from any thread.
//
//     LocalServer server;
//     server.on("/v1/models", Reply::json(R"({"data":[]})"));
//     server.on("/flaky", {Reply::status(503), Reply::hang(), Reply::json("{}")}); // in turn; the last again
//     server.on("/echo", [](const ServerRequest &request) { return Reply::text(request.body); });
//     … server.url("/v1/models") …  server.requests("/flaky").size() …
#pragma once

#include "support/server_reply.h"

#include <functional>
#include <initializer_list>
#include <memory>

namespace support {

/// Called on the server's thread, one request at a time.
using Handler = std::function<Reply(const ServerRequest &request)>;

class LocalServer
{
public:
    enum class Wire { Plain, Tls }; // Tls: with a certificate that nobody trusts

    explicit LocalServer(Wire wire = Wire::Plain);
    ~LocalServer();
    LocalServer(const LocalServer &) = delete;
    LocalServer &operator=(const LocalServer &) = delete;

    /// What a path (without its query) answers, whatever the method. What nobody set answers 404.
    void on(const std::string &path, Handler handler);
    void on(const std::string &path, const Reply &reply);
    void on(const std::string &path, std::initializer_list<Reply> inTurn);
    /// What every path answers that has no answer of its own.
    void onAny(Handler handler);

    /// "http://127.0.0.1:40123" and the path.
    [[nodiscard]] std::string url(const std::string &path = {}) const;
    [[nodiscard]] int port() const;

    /// Everything that was asked so far, in order; of one path.
    [[nodiscard]] std::vector<ServerRequest> requests() const;
    [[nodiscard]] std::vector<ServerRequest> requests(const std::string &path) const;
    /// Whether so many requests came in time.
    bool waitForRequests(std::size_t count, Milliseconds atMost = Milliseconds(5000)) const;
    /// Connections that are open now; the most that were open at once.
    [[nodiscard]] int connections() const;
    [[nodiscard]] int mostConnections() const;

private:
    struct Shared;
    class Worker;
    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<Worker> m_worker;
};

/// A port of this machine on which nobody listens: connections are refused.
[[nodiscard]] int closedPort();

} // namespace support
