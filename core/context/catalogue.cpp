#include "context/readers.h"

#include "base/text.h"

namespace context {

namespace {

/// A source is one file and one row here.
constexpr Source table[] = {
    {"rss", "RSS and Atom feeds", "", false, true, &decodeRss, &rssCalls},
    {"coindesk", "CoinDesk Data", "COINDESK_API_KEY", true, true, &decodeCoindesk, &coindeskCalls},
    {"cryptocompare", "CryptoCompare", "CRYPTOCOMPARE_API_KEY", true, true, &decodeCryptocompare,
     &cryptocompareCalls},
    {"alternative-me", "Fear and Greed Index", "", false, false, &decodeAlternativeMe, &alternativeMeCalls},
    {"coingecko", "CoinGecko", "COINGECKO_API_KEY", false, false, &decodeCoingecko, &coingeckoCalls},
    {"defillama", "DefiLlama", "", false, false, &decodeDefillama, &defillamaCalls},
};

} // namespace

std::span<const Source> sources()
{
    return table;
}

base::Result<const Source *> findSource(std::string_view id)
{
    std::string known;
    for (const Source &source : table) {
        if (id == source.id)
            return &source;
        known += (known.empty() ? "" : ", ") + std::string(source.id);
    }
    return base::fail(base::ErrorCode::Unsupported,
                      "no source '" + base::sanitised(id, 40) + "'; there are " + known, "source");
}

std::string baseOf(const Wanted &wanted, const char *id, const char *host, const char *standard)
{
    auto found = wanted.baseUrls.find(std::string(id) + '.' + host);
    if (found == wanted.baseUrls.end())
        found = wanted.baseUrls.find(id);
    std::string out = found == wanted.baseUrls.end() ? standard : found->second;
    while (out.ends_with('/'))
        out.pop_back();
    return out;
}

base::Json toJson(const Decoded &decoded)
{
    if (!decoded.isNews)
        return decoded.values;
    base::Json articles = base::Json::array();
    for (const domain::Article &article : decoded.articles)
        articles.push_back(domain::toJson(article));
    base::Json out{{"articles", std::move(articles)}, {"count", decoded.articles.size()}};
    if (decoded.cut)
        out["cut"] = true;
    if (decoded.damaged)
        out["damaged"] = true;
    return out;
}

} // namespace context
