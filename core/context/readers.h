// Who reads which source's answers and what it is asked for; the rows are in catalogue.cpp. Pure; any thread.
#pragma once

#include "context/source.h"

namespace context {

// RSS 2.0 (rssboard.org/rss-specification), RSS 1.0 (web.resource.org/rss/1.0/spec), Atom (RFC 4287).
[[nodiscard]] base::Result<Decoded> decodeRss(int status, std::string_view body);
[[nodiscard]] std::vector<Call> rssCalls(const Wanted &wanted);
// min-api.cryptocompare.com/documentation: errors come inside 200.
[[nodiscard]] base::Result<Decoded> decodeCryptocompare(int status, std::string_view body);
[[nodiscard]] std::vector<Call> cryptocompareCalls(const Wanted &wanted);
// developers.coindesk.com: the Data API.
[[nodiscard]] base::Result<Decoded> decodeCoindesk(int status, std::string_view body);
[[nodiscard]] std::vector<Call> coindeskCalls(const Wanted &wanted);
// docs.coingecko.com
[[nodiscard]] base::Result<Decoded> decodeCoingecko(int status, std::string_view body);
[[nodiscard]] std::vector<Call> coingeckoCalls(const Wanted &wanted);
// alternative.me/crypto/fear-and-greed-index
[[nodiscard]] base::Result<Decoded> decodeAlternativeMe(int status, std::string_view body);
[[nodiscard]] std::vector<Call> alternativeMeCalls(const Wanted &wanted);
// api-docs.defillama.com
[[nodiscard]] base::Result<Decoded> decodeDefillama(int status, std::string_view body);
[[nodiscard]] std::vector<Call> defillamaCalls(const Wanted &wanted);

} // namespace context
