#include "domain/surroundings.h"

namespace domain {

using base::Json;

Json toJson(const std::vector<Fact> &facts)
{
    Json out = Json::array();
    for (const Fact &fact : facts)
        out.push_back({{"ref", fact.ref},
                       {"title", fact.title},
                       {"unit", fact.unit},
                       {"value", base::number(fact.value)},
                       {"as_of", base::toMs(fact.asOf)},
                       {"stale", fact.stale},
                       {"source", fact.source}});
    return out;
}

Json toJson(const ScoredArticle &article)
{
    Json why = Json::array();
    for (const ScoreTerm &term : article.why)
        why.push_back({{"term", term.term}, {"value", base::number(term.value)}, {"note", term.note}});
    Json out = toJson(article.article);
    out["score"] = base::number(article.score);
    out["why"] = std::move(why);
    return out;
}

Json toJson(const Surroundings &surroundings)
{
    Json news = Json::array();
    for (const ScoredArticle &one : surroundings.news)
        news.push_back(toJson(one));
    return {{"news", std::move(news)},
            {"sentiment", toJson(surroundings.sentiment)},
            {"fundamentals", toJson(surroundings.fundamentals)},
            {"about", surroundings.about},
            {"calendar", surroundings.calendar},
            {"events", surroundings.events},
            {"missing", surroundings.missing}};
}

} // namespace domain
