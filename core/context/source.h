// The sources of context as the desk sees them: one file and one row each. What a source is asked for, and
// how its answers are read. Values and pure functions; any thread.
#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "domain/news.h"
#include "net/http.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace context {

/// What one answer says: articles, or named values as the command line prints them.
struct Decoded
{
    bool isNews = false;
    std::vector<domain::Article> articles;
    base::Json values;    // an object; numbers are numbers, times ms UTC
    bool cut = false;     // more was sent than is read
    bool damaged = false; // the answer broke off; what came before it is whole
};

/// The document of `decode --source`.
[[nodiscard]] base::Json toJson(const Decoded &decoded);

/// One question to a source.
struct Call
{
    std::string what; // "fear_greed": the name under which the answer is kept
    std::string url;
    net::Headers headers;
    base::Milliseconds interval{}; // not asked again before this has passed
    qint64 maxBytes = 8 << 20;
};

/// What the desk wants to know, and with what keys.
struct Wanted
{
    std::vector<std::string> feeds;              // addresses of RSS and Atom feeds
    std::vector<std::string> coins;              // "BTC": bases of the watched symbols
    base::Secret key;                            // of this source; may be empty
    std::map<std::string, std::string> baseUrls; // id or id.host -> address
    base::Milliseconds interval{};               // zero: the source's own
};

/// A row of the catalogue.
struct Source
{
    const char *id;          // "coingecko"
    const char *title;       // "CoinGecko"
    const char *keyVariable; // environment variable of its key; empty: it has none
    bool needsKey;
    bool isNews;
    /// Errors: what the service refused with (also inside an answer of status 200), Malformed, Schema,
    /// BadData.
    base::Result<Decoded> (*decode)(int status, std::string_view body);
    std::vector<Call> (*calls)(const Wanted &wanted);
};
[[nodiscard]] std::span<const Source> sources();
/// Errors: Unsupported naming the id.
[[nodiscard]] base::Result<const Source *> findSource(std::string_view id);

/// The address of a host: what `baseUrls` says for "id.host" or "id", else `standard`.
[[nodiscard]] std::string baseOf(const Wanted &wanted, const char *id, const char *host,
                                 const char *standard);

} // namespace context
