// What the tests of the real network share: a door with short pauses, requests to a server on this machine,
// answers that are kept for later. Main thread.
#pragma once

#include "support/local_server.h"

#include <QCoroTask>
#include <QtTest/QtTest>

#include "net/real_http.h"

Q_DECLARE_METATYPE(support::Reply)

namespace rig {

using namespace std::chrono_literals;
using Answer = base::Result<net::Response>;

inline net::HttpOptions quickOptions()
{
    net::HttpOptions options;
    options.firstBackoff = 5ms;
    options.pauseAfter429 = 10ms;
    return options;
}

inline std::unique_ptr<net::Http> makeHttp(const net::HttpOptions &options = quickOptions())
{
    return net::makeRealHttp(options, base::Random(7));
}

inline net::Request to(const std::string &url, int retries = 0)
{
    net::Request request;
    request.url = url;
    request.retries = retries;
    request.deadline = 5s;
    return request;
}

inline Answer sent(net::Http &http, net::Request request)
{
    return QCoro::waitFor(http.send(std::move(request)));
}

/// Sends now, and keeps the answer for later.
struct Pending
{
    Pending(net::Http &http, net::Request request)
        : task(http.send(std::move(request)).then([this](Answer got) { answer = std::move(got); }))
    {
    }
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;

    std::optional<Answer> answer;
    QCoro::Task<void> task;
};

inline std::string describe(const Answer &answer)
{
    return answer ? "status " + std::to_string(answer->status)
                  : std::string(base::name(answer.error().code)) + ": " + answer.error().detail;
}

} // namespace rig

#define VERIFY_ANSWER(condition, answer) QVERIFY2(condition, rig::describe(answer).c_str())
