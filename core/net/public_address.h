// Which addresses of the internet are somebody else's, for requests whose address outside text has chosen.
// Pure; any thread.
#pragma once

class QHostAddress;

namespace net {

/// Whether it is a public unicast address: not this machine, not a private, link-local, shared, documentation
/// or reserved network (RFC 6890 and its updates), nor an IPv6 form that holds such an IPv4 address.
[[nodiscard]] bool isPublic(const QHostAddress &address);

} // namespace net
