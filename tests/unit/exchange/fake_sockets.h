// Sockets that go nowhere: a test is the other side. Test thread.
#pragma once

#include "net/web_socket.h"

#include <vector>

class FakeSockets
{
public:
    struct Link
    {
        net::SocketEvents events;
        std::string url;
        std::vector<std::string> sent;
        int pings = 0;
        bool closed = false;

        void say(const std::string &frame, bool binary = false)
        {
            if (!closed)
                events.received(frame, binary);
        }
        void open()
        {
            if (!closed)
                events.opened();
        }
        void fail(base::ErrorCode code)
        {
            if (closed)
                return;
            closed = true;
            events.closed({code, "broken", "venue", std::nullopt});
        }
    };

    [[nodiscard]] net::WebSocketMaker maker()
    {
        return [this](net::SocketEvents events) -> std::unique_ptr<net::WebSocket> {
            links.push_back(std::make_shared<Link>());
            links.back()->events = std::move(events);
            return std::make_unique<Socket>(links.back());
        };
    }
    [[nodiscard]] Link &last() { return *links.back(); }

    std::vector<std::shared_ptr<Link>> links;

private:
    class Socket final : public net::WebSocket
    {
    public:
        explicit Socket(std::shared_ptr<Link> link) : m_link(std::move(link)) {}
        ~Socket() override { m_link->closed = true; }
        void open(const std::string &url) override { m_link->url = url; }
        void send(const std::string &text) override { m_link->sent.push_back(text); }
        void ping() override { ++m_link->pings; }
        void close() override { m_link->closed = true; }

    private:
        std::shared_ptr<Link> m_link;
    };
};
