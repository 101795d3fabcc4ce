// Articles as they came to be known: append-only, with the time of publication and the time at which the desk
// learnt of them, so that a replay sees only what was known; searched by their words. Owned by composition;
// the database's thread.
#pragma once

#include "domain/news.h"
#include "store/database.h"

namespace store {

struct NewsQuery
{
    base::UtcTime since{};   // published (or, undated, known) at or after this
    base::UtcTime at{};      // known at or before this: nothing later is seen
    std::string words;       // every one of them, the last also as a beginning; empty: any
    std::size_t most = 2000; // the newest
    bool imported = true;    // history that was imported counts too
};

class NewsStore
{
public:
    explicit NewsStore(Database &database) : m_database(database) {}

    /// Adds what is new under its key (the normalised address, else the title): an article that is known
    /// already comes again only with a longer body, as a later row. Returns how many rows were added. All or
    /// nothing. Errors: Storage.
    [[nodiscard]] base::Result<int> keep(const std::vector<domain::Article> &articles,
                                         const std::vector<std::string> &keys, base::UtcTime known);
    /// History from elsewhere: known `lag` after it was published; undated articles are left out. Errors: as
    /// above.
    [[nodiscard]] base::Result<int> importHistory(std::vector<domain::Article> articles,
                                                  const std::vector<std::string> &keys,
                                                  base::Milliseconds lag);
    /// The newest first; of each article the version that was known then. Errors: Storage, Malformed when the
    /// file was tampered with.
    [[nodiscard]] base::Result<std::vector<domain::Article>> read(const NewsQuery &query) const;
    [[nodiscard]] base::Result<std::int64_t> count() const;

private:
    [[nodiscard]] base::Result<bool> add(const domain::Article &article, const std::string &key);

    Database &m_database;
};

/// What SQLite's FTS5 is asked for a person's words: each quoted, the last a prefix. Empty for no words.
[[nodiscard]] std::string searchExpression(std::string_view words);

} // namespace store
