#include "context/relevance.h"

#include "base/text.h"
#include "context/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace context {
namespace {

using domain::Article;
using domain::ScoredArticle;

enum Term {
    TitleName,
    TitleTicker,
    TitleLead,
    TagMatch,
    BodyDensity,
    Importance,
    Moves,
    Market,
    Passing,
    Unnamed,
    OtherCoin,
    Roundup,
    Paid,
    Brief,
    Recency,
    Diversity
};

constexpr Weight table[] = {
    {"title_name", false, 12, "the title names the coin"},
    {"title_ticker", false, 10, "the title has its ticker, plainly meant"},
    {"title_lead", false, 4, "the title begins with it"},
    {"tag", false, 6, "a category or tag is the coin"},
    {"body_density", false, 4,
     "times ln(1 + mentions a hundred words of the body), at most 3 mentions a hundred"},
    {"importance", false, 2.5,
     "for each different word of weight in the title (ETF, hack, court, upgrade …), at most two"},
    {"moves", false, 1, "for each different word of price in the title, at most two"},
    {"market", false, 1.5, "for each different word of the whole market in the title, at most two"},
    {"passing", true, 0.45, "named in the body only"},
    {"unnamed", true, 0.35, "not named at all: only the market as a whole"},
    {"other_coin", true, 0.4, "the title names another coin and not this one"},
    {"roundup", true, 0.6, "the title names three or more other coins"},
    {"paid", true, 0.2, "sponsored, a press release, or a promise"},
    {"brief", true, 0.85, "less than 120 bytes of text"},
    {"recency", true, 18, "0.2 + 0.8 × 2^(−age ÷ this many hours); an unknown age counts as 24 hours"},
    {"diversity", true, 0.92, "to the power of how many better ones the same publisher has, at most 4"},
};

constexpr std::size_t scannedBytes = 2000;
constexpr std::size_t briefBytes = 120;
constexpr double unknownAgeHours = 24;

/// One article under way: the article itself is copied once, at the end.
struct Item
{
    const Article *article = nullptr;
    double score = 0;
    std::vector<domain::ScoreTerm> why;
};

/// One article's score as it grows, with its reasons.
class Score
{
public:
    explicit Score(Item &out) : m_out(out) {}
    void add(Term term, double times = 1, std::string note = {})
    {
        if (times <= 0)
            return;
        const double value = table[term].value * times;
        m_out.score += value;
        m_out.why.push_back({table[term].term, value, std::move(note)});
    }
    void multiply(Term term, double factor)
    {
        m_out.score *= factor;
        m_out.why.push_back({table[term].term, factor, {}});
    }
    void multiply(Term term) { multiply(term, table[term].value); }

private:
    Item &m_out;
};

bool hasTag(const Article &article, const Vocabulary &words)
{
    const auto is = [&](const std::string &tag) { return words.isCoin(tag); };
    return std::any_of(article.categories.begin(), article.categories.end(), is) ||
           std::any_of(article.tags.begin(), article.tags.end(), is);
}

bool isPaid(const Article &article, const Vocabulary &words, const Mentions &title, const Mentions &body)
{
    if (title.paid + body.paid > 0)
        return true;
    for (const auto *list : {&article.categories, &article.tags})
        for (const std::string &tag : *list)
            if (words.count(tag).paid > 0)
                return true;
    return false;
}

double ageHours(const Article &article, base::UtcTime at)
{
    if (!article.published)
        return unknownAgeHours;
    return std::max(0.0, double((at - *article.published).count()) / 3'600'000.0);
}

void score(Item &out, const Article &article, const Vocabulary &words, base::UtcTime at)
{
    Mentions title = words.count(article.title);
    Mentions body = words.count(std::string_view(article.body).substr(0, scannedBytes));
    const bool tagged = hasTag(article, words);
    if (tagged || title.names + body.names + body.tickers > 0) { // something else says that the coin is meant
        title.tickers += title.doubtful;
        body.tickers += body.doubtful;
    }
    Score sum(out);
    if (title.names > 0)
        sum.add(TitleName);
    else if (title.tickers > 0)
        sum.add(TitleTicker);
    if (title.leads && title.sure() > 0)
        sum.add(TitleLead);
    if (tagged)
        sum.add(TagMatch);
    if (body.sure() > 0) {
        const double density = std::min(3.0, 100.0 * body.sure() / std::max(body.words, 25));
        sum.add(BodyDensity, std::log1p(density),
                std::to_string(body.sure()) + " in " + std::to_string(body.words) + " words");
    }
    sum.add(Importance, std::min(title.important, 2));
    sum.add(Moves, std::min(title.moves, 2));
    sum.add(Market, std::min(title.market, 2));
    const bool named = title.sure() + body.sure() > 0 || tagged;
    if (!named)
        sum.multiply(Unnamed);
    else if (title.sure() == 0)
        sum.multiply(Passing);
    if (title.others > 0 && title.sure() == 0)
        sum.multiply(OtherCoin);
    if (title.others >= 3)
        sum.multiply(Roundup);
    if (isPaid(article, words, title, body))
        sum.multiply(Paid);
    if (article.body.size() < briefBytes)
        sum.multiply(Brief);
    sum.multiply(Recency, 0.2 + 0.8 * std::exp2(-ageHours(article, at) / table[Recency].value));
}

using Order = std::vector<Item *>;

void sortBest(Order &order)
{
    std::sort(order.begin(), order.end(), [](const Item *a, const Item *b) {
        if (a->score != b->score)
            return a->score > b->score;
        if (a->article->published != b->article->published)
            return a->article->published > b->article->published;
        return a->article->id < b->article->id;
    });
}

/// A publisher's second and third best make room for others.
void diversify(Order &ranked)
{
    std::map<std::string_view, int> seen;
    for (Item *one : ranked) {
        int &before = seen[one->article->source];
        if (before > 0 && !one->article->source.empty())
            Score(*one).multiply(Diversity, std::pow(table[Diversity].value, std::min(before, 4)));
        ++before;
    }
}

} // namespace

std::span<const Weight> weights()
{
    return table;
}

std::vector<ScoredArticle> rank(const std::vector<Article> &articles, std::string_view symbol,
                                base::UtcTime at)
{
    const Vocabulary words(base::split(symbol, '/').front());
    std::vector<Item> items;
    items.reserve(articles.size());
    for (const Article &article : articles) {
        if ((article.published && *article.published > at) || (article.known && *article.known > at))
            continue; // nobody knew it then
        Item &one = items.emplace_back();
        one.article = &article;
        score(one, article, words, at);
    }
    Order order;
    order.reserve(items.size());
    for (Item &item : items)
        order.push_back(&item);
    sortBest(order);
    diversify(order);
    sortBest(order);
    std::vector<ScoredArticle> out;
    out.reserve(order.size());
    for (Item *item : order)
        out.push_back({*item->article, item->score, std::move(item->why)});
    return out;
}

double ndcg(const std::vector<int> &grades, std::vector<int> all, std::size_t depth)
{
    const auto gain = [&](const std::vector<int> &order) {
        double sum = 0;
        for (std::size_t i = 0; i < std::min(depth, order.size()); ++i)
            sum += (std::exp2(order[i]) - 1) / std::log2(double(i) + 2);
        return sum;
    };
    std::sort(all.begin(), all.end(), std::greater<>());
    const double best = gain(all);
    return best > 0 ? gain(grades) / best : 1;
}

} // namespace context
