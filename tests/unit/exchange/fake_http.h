// A network that answers from a function, keeps what was asked, and holds to the size limit of a request.
// Test thread.
#pragma once

#include "net/http.h"

#include <functional>

class FakeHttp : public net::Http
{
public:
    using Handler = std::function<base::Result<net::Response>(const net::Request &request)>;
    explicit FakeHttp(Handler handler) : m_handler(std::move(handler)) {}

    [[nodiscard]] base::Task<net::Response> send(net::Request request) override
    {
        seen.push_back(request);
        base::Result<net::Response> response = m_handler(request);
        if (response && response->body.size() > request.maxBytes)
            response = base::fail(base::ErrorCode::BadData, "too large", net::hostOf(request.url));
        co_return response;
    }
    void stop() override {}

    std::vector<net::Request> seen;

private:
    Handler m_handler;
};

inline net::Response answered(const std::string &body, int status = 200, net::Headers headers = {})
{
    net::Response out;
    out.status = status;
    out.headers = std::move(headers);
    out.body = QByteArray::fromStdString(body);
    return out;
}
