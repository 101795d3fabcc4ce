#include "app/commands.h"

#include "base/platform.h"
#include "base/text.h"
#include "context/relevance.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t largestFile = 256 << 20;
constexpr std::size_t gainDepth = 10;

base::Result<Json> documentOf(const Arguments &arguments, const char *option)
{
    const auto path = arguments.text(option);
    if (!path)
        return base::fail(ErrorCode::BadRequest, "which file?", option);
    const auto bytes = base::readFile(QString::fromStdString(*path), qint64(largestFile));
    if (!bytes)
        return base::fail(bytes);
    return base::parseJson(bytes->toStdString(), largestFile);
}

/// A list of articles, or an object with one, as `decode --source` prints it.
base::Result<std::vector<domain::Article>> articlesIn(const Json &document)
{
    const Json *list = &document;
    if (document.is_object() && document.contains("articles"))
        list = &document["articles"];
    if (!list->is_array())
        return base::fail(ErrorCode::Schema, "no list of articles", "articles");
    std::vector<domain::Article> out;
    out.reserve(list->size());
    for (const Json &one : *list) {
        auto article = domain::articleFromJson(one);
        if (!article)
            return base::fail(article);
        out.push_back(std::move(*article));
    }
    return out;
}

Json written(const domain::ScoredArticle &one)
{
    Json why = Json::array();
    for (const domain::ScoreTerm &term : one.why)
        why.push_back({{"term", term.term}, {"value", base::number(term.value)}, {"note", term.note}});
    return {{"id", one.article.id},
            {"title", one.article.title},
            {"score", base::number(one.score)},
            {"why", std::move(why)}};
}

base::Result<Printed> rankFile(const Arguments &arguments)
{
    const auto document = documentOf(arguments, "--articles");
    if (!document)
        return base::fail(document);
    const auto articles = articlesIn(*document);
    if (!articles)
        return base::fail(articles);
    const auto at = arguments.time("--at");
    if (!at)
        return base::fail(at);
    const auto symbol = arguments.text("--symbol");
    if (!symbol)
        return base::fail(ErrorCode::BadRequest, "for which symbol?", "--symbol");
    Json ranked = Json::array();
    for (const domain::ScoredArticle &one :
         context::rank(*articles, base::upper(*symbol), at->value_or(base::SystemClock().now())))
        ranked.push_back(written(one));
    return Printed{{{"ranked", std::move(ranked)}}};
}

/// How good the ranking is on a labelled set: {at, symbols, articles: [{…, relevant: {"BTC": 3}}]}.
base::Result<Printed> gainOfFile(const Arguments &arguments)
{
    const auto document = documentOf(arguments, "--articles");
    if (!document)
        return base::fail(document);
    const auto articles = articlesIn(*document);
    if (!articles)
        return base::fail(articles);
    const auto at = base::intField(*document, "at");
    const Json symbols = document->value("symbols", Json::array());
    if (!at || !symbols.is_array())
        return base::fail(ErrorCode::Schema, "a labelled set says for when and for which symbols", "at");
    Json gains = Json::object();
    double sum = 0;
    for (const Json &symbol : symbols) {
        const std::string text = symbol.is_string() ? symbol.get<std::string>() : std::string();
        const std::string coin(base::split(text, '/').front());
        std::map<std::string, int> grades;
        std::vector<int> all, order;
        for (const Json &one : (*document)["articles"]) {
            const int grade = one.value("relevant", Json::object()).value(coin, 0);
            grades[one.value("id", std::string())] = grade;
            all.push_back(grade);
        }
        for (const domain::ScoredArticle &one : context::rank(*articles, text, base::fromMs(*at)))
            order.push_back(grades[one.article.id]);
        const double gain = context::ndcg(order, all, gainDepth);
        gains[coin] = gain;
        sum += gain;
    }
    const double mean = symbols.empty() ? 0 : sum / double(symbols.size());
    return Printed{{{"ndcg_at_10", std::move(gains)}, {"mean", mean}}};
}

} // namespace

base::Result<Printed> contextCommand(const Arguments &arguments)
{
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : std::string();
    if (what == "rank")
        return rankFile(arguments);
    if (what == "ndcg")
        return gainOfFile(arguments);
    return base::fail(ErrorCode::BadRequest, "rank or ndcg?", "context");
}

} // namespace app
