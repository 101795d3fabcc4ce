// A port of this machine for a server that the desk starts itself. Any thread.
#pragma once

namespace net {

/// `preferred` when nobody listens on it at 127.0.0.1, else any free one; 0 when there is none.
[[nodiscard]] int freeLoopbackPort(int preferred);

} // namespace net
