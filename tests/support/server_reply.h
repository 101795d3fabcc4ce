// What the local server of the tests answers: an ordinary HTTP response, or any way in which one can go
// wrong. A value; any thread.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace support {

using Milliseconds = std::chrono::milliseconds;

/// A request as it came over the wire.
struct ServerRequest
{
    std::string method, path, query; // "/api/v3/klines", "symbol=BTCUSDT&limit=5" (still percent-encoded)
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;
    int number = 0; // how many came before it, of any path

    [[nodiscard]] std::string header(const std::string &lowerCaseName) const
    {
        const auto found = headers.find(lowerCaseName);
        return found == headers.end() ? std::string() : found->second;
    }
};

/// Build one with the functions below and bend it with the members that return it:
/// `Reply::json(text).gzipped().drip(100, 20ms)`, `Reply::json(text).cutAfter(10)`,
/// `Reply::status(429).header(…)`.
struct Reply
{
    [[nodiscard]] static Reply json(std::string body, int status = 200);
    [[nodiscard]] static Reply html(std::string body, int status = 200);
    [[nodiscard]] static Reply text(std::string body, std::string contentType = "text/plain",
                                    int status = 200);
    /// A status with an empty body.
    [[nodiscard]] static Reply status(int status);
    /// Takes the request and never says a word.
    [[nodiscard]] static Reply hang();
    /// The connection is reset (RST), or closed in good order (FIN), without a word.
    [[nodiscard]] static Reply reset();
    [[nodiscard]] static Reply close();
    /// These bytes instead of an HTTP response, then the end of the connection.
    [[nodiscard]] static Reply raw(std::string bytes);
    /// A gzip body of about a thousandth of what it unpacks to: `unpackedBytes` zeros.
    [[nodiscard]] static Reply gzipBomb(std::size_t unpackedBytes);
    /// A plain body of so many bytes.
    [[nodiscard]] static Reply huge(std::size_t bytes);

    Reply header(std::string name, std::string value) const;
    /// Nothing is sent before this time has passed.
    Reply after(Milliseconds delay) const;
    /// The body trickles: so many bytes, then this pause, and so on.
    Reply drip(std::size_t bytes, Milliseconds pause) const;
    /// The body in chunks of this size (Transfer-Encoding), no Content-Length.
    Reply chunked(std::size_t bytes = 1000) const;
    /// The body packed, with its Content-Encoding.
    Reply gzipped() const;
    /// A Content-Length that is not the truth.
    Reply claiming(std::size_t contentLength) const;
    /// No Content-Length: the body ends with the connection.
    Reply untilClose() const;
    /// After so many bytes of the body (as packed) the connection is closed, reset, or left silent.
    Reply cutAfter(std::size_t bytes) const;
    Reply resetAfter(std::size_t bytes) const;
    Reply hangAfter(std::size_t bytes) const;

    /// The bytes of the status line and the headers, and of the body with its chunk marks.
    [[nodiscard]] std::string head() const;
    [[nodiscard]] std::string wireBody() const;

    enum class End { KeepAlive, Close, Reset, Hang };
    int code = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    bool silent = false; // no head either: hang, reset, close
    bool rawBytes = false;
    bool noLength = false;
    long long claimed = -1;
    std::size_t chunkBytes = 0;
    std::size_t dripBytes = 0;
    Milliseconds dripPause{0};
    Milliseconds delay{0};
    std::size_t cut = std::string::npos;
    End end = End::KeepAlive;
};

/// One gzip member of these bytes.
[[nodiscard]] std::string gzip(const std::string &bytes);

} // namespace support
