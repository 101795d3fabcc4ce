// What must not be written down of a request: names that mean a secret, and URLs and texts without their
// secrets. Used by the cassette and wherever an address is shown. Pure; any thread.
#pragma once

#include "net/http.h"

namespace net {

/// Whether a header or a query parameter of this name holds a secret: authorization, cookies, and every name
/// with a part such as key, token, secret, sign, signature or passphrase ("X-MBX-APIKEY", "access_token",
/// "KC-API-SIGN").
[[nodiscard]] bool isSecretName(std::string_view name);

/// The URL with the values of secret query parameters replaced by "REDACTED", without user, password and
/// fragment.
[[nodiscard]] std::string urlWithoutSecrets(const std::string &url);

/// Headers without the secret ones.
[[nodiscard]] Headers headersWithoutSecrets(const Headers &headers);

/// Every secret value that the request's headers and query hold (a "Bearer x" gives x), of 6 bytes or more.
[[nodiscard]] std::vector<std::string> secretsOf(const Request &request);

/// The text with every occurrence of these values replaced by "REDACTED".
[[nodiscard]] std::string scrubbed(std::string text, const std::vector<std::string> &secrets);

} // namespace net
