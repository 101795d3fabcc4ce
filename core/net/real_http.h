// The network itself, over QNetworkAccessManager. Owned by composition; lives on the engine thread.
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "net/http.h"

#include <memory>
#include <set>

namespace net {

struct HttpOptions
{
    std::set<std::string> plainHosts; // private hosts that the user allows without TLS; loopback always is
    std::string userAgent = "SignalDesk/0.1";
    int perHostParallel = 6;
};

/// Redirects are not followed. Honours Retry-After and a per-host pause after 429 and 418; decompresses; sizes are
/// counted after decompression.
[[nodiscard]] std::unique_ptr<Http> makeRealHttp(HttpOptions options, base::Random random);

} // namespace net
