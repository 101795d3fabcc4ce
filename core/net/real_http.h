// The network itself, over QNetworkAccessManager. Owned by composition; lives on the engine thread.
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "net/http.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace net {

struct HttpOptions
{
    std::set<std::string> plainHosts; // private hosts that the user allows without TLS; loopback always is
    std::string userAgent = "SignalDesk/0.1";
    int perHostParallel = 6;
    int perLaneParallel = 128; // of requests that name a lane: models, which take their time
    std::map<std::string, int>
        minuteWeights; // host → request weight a minute that its x-mbx-used-weight counts to
    base::Milliseconds firstBackoff{
        250}; // doubled at each attempt up to 8 s, less up to half of it at random
    base::Milliseconds pauseAfter429{1000}; // of a host that does not say how long
    base::Milliseconds pauseAfter418{120'000};
    /// For addresses that outside text has chosen: every name is resolved, every address it has must be public,
    /// and the connection goes to the address that was checked (TLS still proves the name). Otherwise Forbidden.
    bool publicOnly = false;
    /// Both only for tests: how names become addresses, and which addresses count as public.
    std::function<std::vector<std::string>(const std::string &host)> resolve{};
    bool (*counts)(const std::string &address) = nullptr;
};

/// Redirects are not followed, no cookies are kept. Honours Retry-After and a per-host pause after 429 and
/// 418, and before a budget that the host counts in its headers is spent; unpacks gzip; sizes are counted
/// after that. What is retried: Network, Timeout of one attempt, and with `retryStatus` 408, 429 and 5xx.
[[nodiscard]] std::unique_ptr<Http> makeRealHttp(HttpOptions options, base::Random random);

} // namespace net
