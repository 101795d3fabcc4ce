// What venues allow in a minute, for the network to keep to. Pure; any thread.
#pragma once

#include <map>
#include <string>

namespace exchange {

/// The weight a minute that each host counts to in its answers (x-mbx-used-weight-1m): net::HttpOptions's
/// `minuteWeights`. Hosts that say what is left instead (gw-ratelimit-remaining and the like) need no number.
[[nodiscard]] std::map<std::string, int> minuteWeights();

} // namespace exchange
