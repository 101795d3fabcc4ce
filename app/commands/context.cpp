#include "app/commands.h"

#include "base/platform.h"
#include "base/text.h"
#include "context/clean.h"
#include "context/relevance.h"

#include <QCoroTask>

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

/// What the question would carry of one kind.
base::Result<Printed> gathered(const Arguments &arguments, const std::string &what)
{
    const auto symbol = arguments.text("--symbol");
    if (!symbol)
        return base::fail(ErrorCode::BadRequest, "for which symbol?", "--symbol");
    const auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    const auto outside = makeOutside(arguments.global);
    if (!outside)
        return base::fail(outside);
    context::Options options = settings->context;
    options.news = what == "news";
    options.sentiment = what == "sentiment";
    options.fundamentals =
        what == "fundamentals" || what == "sentiment"; // the coin's votes come with its page
    const std::string upper = base::upper(*symbol);
    const std::vector<std::string> coins{std::string(base::split(upper, '/').front())};
    const auto came = QCoro::waitFor(outside->gatherer->refresh(options, coins));
    if (!came)
        return base::fail(came);
    const base::UtcTime now = outside->clock->now();
    const domain::Surroundings view = outside->gatherer->view(upper, now, options, std::nullopt);
    Json all = domain::toJson(view);
    Json out{{"symbol", upper}, {"time", base::toMs(now)}, {"missing", view.missing}, {what, all[what]}};
    if (what == "fundamentals")
        out["about"] = view.about;
    Json sources = Json::array();
    for (const domain::SourceView &source : outside->gatherer->sources())
        sources.push_back({{"id", source.id},
                           {"title", source.title},
                           {"answered", source.answered ? Json(base::toMs(*source.answered)) : Json()},
                           {"trouble", source.trouble.empty() ? Json() : Json(source.trouble)}});
    out["sources"] = std::move(sources);
    return Printed{std::move(out)};
}

/// In what the data folder keeps.
base::Result<Printed> searched(const Arguments &arguments)
{
    std::string words;
    for (std::size_t i = 2; i < arguments.words.size(); ++i)
        words += (words.empty() ? "" : " ") + arguments.words[i];
    const auto at = arguments.time("--at");
    if (!at)
        return base::fail(at);
    const QString file = store::newsDatabase(arguments.global.dataDir);
    const auto database = store::Database::open(file, store::Access::ReadOnly, store::Content::News);
    if (!database && database.error().code != ErrorCode::NotFound)
        return base::fail(database);
    Json found = Json::array();
    if (database) {
        const store::NewsStore store(**database);
        const auto articles = store.read({{}, at->value_or(base::SystemClock().now()), words, 200, true});
        if (!articles)
            return base::fail(articles);
        for (const domain::Article &article : *articles)
            found.push_back(domain::toJson(article));
    }
    return Printed{{{"articles", std::move(found)}}};
}

/// History from elsewhere: known to have been known `--lag-minutes` after it was published.
base::Result<Printed> imported(const Arguments &arguments)
{
    const auto document = documentOf(arguments, "--articles");
    if (!document)
        return base::fail(document);
    auto articles = articlesIn(*document);
    if (!articles)
        return base::fail(articles);
    const auto lag = arguments.whole("--lag-minutes");
    if (!lag)
        return base::fail(lag);
    const auto database = store::Database::open(store::newsDatabase(arguments.global.dataDir),
                                                store::Access::ReadWrite, store::Content::News);
    if (!database)
        return base::fail(database);
    store::NewsStore store(**database);
    const std::size_t given = articles->size();
    std::vector<domain::Article> fresh = context::cleaned(std::move(*articles));
    std::vector<std::string> keys;
    for (const domain::Article &article : fresh)
        keys.push_back(context::storyKey(article));
    const auto added = store.importHistory(std::move(fresh), keys, std::chrono::minutes(lag->value_or(15)));
    if (!added)
        return base::fail(added);
    return Printed{{{"imported", *added}, {"given", given}, {"lag_minutes", lag->value_or(15)}}};
}

} // namespace

base::Result<Printed> contextCommand(const Arguments &arguments)
{
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : std::string();
    if (what == "rank")
        return rankFile(arguments);
    if (what == "ndcg")
        return gainOfFile(arguments);
    if (what == "news" || what == "sentiment" || what == "fundamentals")
        return gathered(arguments, what);
    if (what == "search")
        return searched(arguments);
    if (what == "import")
        return imported(arguments);
    if (what == "influence")
        return influenceOf(arguments);
    return base::fail(ErrorCode::BadRequest,
                      "news, sentiment, fundamentals, rank, ndcg, search, import or influence?", "context");
}

} // namespace app
