// Gathers what the world says: asks each source at its own interval, keeps what was good, and shows how old
// it is. A slow or failing source costs a decision at most the deadline. Owned by the engine; engine thread.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "context/facts.h"
#include "context/options.h"
#include "context/source.h"
#include "net/waiter.h"
#include "store/news_store.h"

#include <map>

namespace context {

class Gatherer
{
public:
    struct Doors
    {
        net::Http *http = nullptr; // the addresses of services and of the user's feeds
        net::Http *pages =
            nullptr; // addresses that outside text chose: public ones only; null: none are followed
        const base::Clock *clock = nullptr;
        std::map<std::string, std::string> baseUrls;
    };
    /// `store` may be null: then nothing outlives the program. What it holds of the last days is read at
    /// once.
    Gatherer(Doors doors, store::NewsStore *store);
    ~Gatherer();

    /// Another source of time, when a market is exchanged; only while no refresh runs.
    void setClock(const base::Clock *clock) { m_doors.clock = clock; }
    void setKey(const std::string &source, base::Secret key) { m_keys[source] = std::move(key); }

    /// Asks what is due for these coins ("BTC") and waits for it, at most the deadline; while another refresh
    /// runs it waits for that one first, and asks what is then still due. Returns how many answers came. Never
    /// fails: what went wrong is in `sources`.
    [[nodiscard]] base::Task<int> refresh(Options options, std::vector<std::string> coins);

    /// What a question about `symbol` ("BTC/USDT") carries at `now`.
    [[nodiscard]] domain::Surroundings view(const std::string &symbol, base::UtcTime now,
                                            const Options &options,
                                            std::optional<base::UtcTime> nextFunding) const;
    /// Everything known of the last days at `now`, ranked for a symbol: what the window lists.
    [[nodiscard]] std::vector<domain::ScoredArticle> ranked(const std::string &symbol, base::UtcTime now,
                                                            const Options &options, std::size_t most) const;
    [[nodiscard]] std::vector<domain::SourceView> sources() const;
    /// By words, in all that was ever kept. Errors: Storage, Unsupported without a store.
    [[nodiscard]] base::Result<std::vector<domain::Article>> search(const std::string &words,
                                                                    base::UtcTime at) const;
    /// Changes with every answer.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    /// Takes in articles as if a source had sent them now; for imports and tests.
    void take(std::vector<domain::Article> articles, base::UtcTime now);

private:
    struct Kept
    {
        const Source *source = nullptr;
        Call call;
        base::Json values;
        std::optional<base::UtcTime> asked, answered;
        std::string trouble, etag, modified;
        int articles = 0;
    };
    [[nodiscard]] std::vector<std::string> due(const Options &options, const std::vector<std::string> &coins);
    [[nodiscard]] base::Task<int> ask(std::string key, base::Milliseconds deadline);
    /// Whether this host could not be reached a short while ago: asking again would only cost time.
    [[nodiscard]] bool isOutOfReach(const std::string &url, base::UtcTime now) const;
    void heard(Kept &kept, const base::Result<net::Response> &answer);
    [[nodiscard]] base::Task<int> complete(Options options, base::Milliseconds deadline);
    [[nodiscard]] bool isStale(const Kept &kept, base::UtcTime now) const;
    void addFactsAt(domain::Surroundings &to, const std::string &coin, base::UtcTime now,
                    const Options &options) const;

    Doors m_doors;
    store::NewsStore *m_store;
    std::map<std::string, base::Secret> m_keys;
    std::map<std::string, Kept> m_kept; // "coingecko global"
    std::vector<domain::Article> m_articles;
    std::map<std::string, bool> m_pagesTried;          // by address
    std::map<std::string, base::UtcTime> m_outOfReach; // by host: when that was found
    net::Waiting m_everybody;
    std::vector<net::Waiter *> m_sleepers;
    bool m_busy = false;
    std::uint64_t m_generation = 0;
};

/// Sends `request` through `first`, follows at most three redirects through `pages`, each of which checks its
/// address again; the request's deadline is for all of them together. Errors as net::Http::send; Unsupported
/// for one redirect more, or where `pages` is null; Timeout.
[[nodiscard]] base::Task<net::Response> follow(net::Http *first, net::Http *pages, net::Request request);

} // namespace context
