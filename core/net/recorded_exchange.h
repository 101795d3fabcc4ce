// One recorded exchange as a document: written without secrets, read back with care. Pure; any thread.
#pragma once

#include "net/http.h"

namespace net {

struct RecordedExchange
{
    std::string key; // exchangeKey of its request
    base::Result<Response> result;
};

/// What makes two requests equal: the method, the URL and the body, without their secrets.
[[nodiscard]] std::string exchangeKey(const Request &request);

/// One line of JSON: the request, and the response or the error, with the latency and without secrets; also
/// where the other side repeats a secret of the request.
[[nodiscard]] std::string writeExchange(const Request &request, const base::Result<Response> &result);

/// Reads what writeExchange wrote. Errors: Malformed, BadData, Schema naming the field.
[[nodiscard]] base::Result<RecordedExchange> readExchange(std::string_view text);

} // namespace net
