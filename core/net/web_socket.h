// The one door to live streams: frames out, frames in. Implementations: real, and a fake in tests. TLS only;
// plain ws to this machine and to hosts that the user allows by name. Engine thread.
#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace net {

/// What a socket tells; never from within one of its own calls, and nothing after `close`.
struct SocketEvents
{
    std::function<void()> opened;
    std::function<void(std::string_view frame, bool binary)> received;
    /// Once, however it ends: Network, Timeout, Tls, BadData (a frame that is too large), Forbidden,
    /// BadRequest.
    std::function<void(const base::Error &why)> closed;
};

class WebSocket
{
public:
    virtual ~WebSocket() = default;
    /// Opens a connection, once. Failure is told by `closed`.
    virtual void open(const std::string &url) = 0;
    /// A text frame; dropped where there is no connection.
    virtual void send(const std::string &text) = 0;
    /// A ping of the protocol itself; its pong is not told.
    virtual void ping() = 0;
    /// Ends the connection without a word to the owner.
    virtual void close() = 0;
};

using WebSocketMaker = std::function<std::unique_ptr<WebSocket>(SocketEvents events)>;

struct WebSocketOptions
{
    std::set<std::string> plainHosts; // private hosts that the user allows without TLS; loopback always is
    std::string userAgent = "SignalDesk/0.1";
    std::size_t largestFrame = 4 << 20; // bytes
};

/// Sockets over Qt's QWebSocket; pings of the other side are answered by it.
[[nodiscard]] WebSocketMaker realWebSockets(WebSocketOptions options);

} // namespace net
