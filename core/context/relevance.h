// How much an article matters for one coin, and why. The weights stand in one table; every term has a test.
// Pure; any thread.
#pragma once

#include "domain/news.h"

#include <span>
#include <string_view>
#include <vector>

namespace context {

/// One row of the table of weights. Sums are added up, factors multiply what was added.
struct Weight
{
    const char *term;
    bool isFactor;
    double value;
    const char *what; // for people, and for the README
};
[[nodiscard]] std::span<const Weight> weights();

/// The articles that were published at or before `at`, best first; articles of equal score in the order of
/// time, then of identifiers. `symbol` is "BTC/USDT" or "BTC". Every score carries its terms. 5,000 articles
/// take a few milliseconds: each text is read once, its first 2,000 bytes.
[[nodiscard]] std::vector<domain::ScoredArticle> rank(const std::vector<domain::Article> &articles,
                                                      std::string_view symbol, base::UtcTime at);

/// Normalised discounted cumulative gain of a ranking at `depth`: gains 2^grade − 1, discounts log2(place +
/// 1) (Järvelin and Kekäläinen 2002, in the form of Burges 2005). `grades` in the order of the ranking; `all`
/// every grade there is. 1 where nothing is relevant.
[[nodiscard]] double ndcg(const std::vector<int> &grades, std::vector<int> all, std::size_t depth);

} // namespace context
