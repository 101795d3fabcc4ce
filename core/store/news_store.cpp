#include "store/news_store.h"

#include "base/text.h"
#include "store/sql.h"

#include <QSqlQuery>

namespace store {
namespace {

using base::Result;
using domain::Article;

/// All but what has a column of its own.
std::string restOf(const Article &article)
{
    base::Json json = domain::toJson(article);
    for (const char *field : {"title", "body", "published", "known", "imported"})
        json.erase(field);
    return base::toText(json);
}

Result<Article> articleOf(const QSqlQuery &row)
{
    const auto rest = base::parseJson(sql::text(row, 0));
    if (!rest)
        return base::fail(rest);
    auto article = domain::articleFromJson(*rest);
    if (!article)
        return article;
    article->title = sql::text(row, 1);
    article->body = sql::text(row, 2);
    if (!row.isNull(3))
        article->published = base::fromMs(row.value(3).toLongLong());
    article->known = base::fromMs(row.value(4).toLongLong());
    article->imported = row.value(5).toInt() != 0;
    return article;
}

constexpr const char *anyNews =
    "SELECT CAST(rest AS BLOB), CAST(title AS BLOB), CAST(body AS BLOB), published, known, imported"
    " FROM articles AS a WHERE known <= ? AND coalesce(published, known) >= ? AND imported <= ?"
    " AND NOT EXISTS (SELECT 1 FROM articles AS b WHERE b.key = a.key AND b.known <= ? AND b.id > a.id)"
    " ORDER BY coalesce(published, known) DESC, id DESC LIMIT ?";
constexpr const char *foundNews =
    "SELECT CAST(rest AS BLOB), CAST(title AS BLOB), CAST(body AS BLOB), published, known, imported"
    " FROM articles AS a WHERE known <= ? AND coalesce(published, known) >= ? AND imported <= ?"
    " AND NOT EXISTS (SELECT 1 FROM articles AS b WHERE b.key = a.key AND b.known <= ? AND b.id > a.id)"
    " AND id IN (SELECT rowid FROM words WHERE words MATCH ?)"
    " ORDER BY coalesce(published, known) DESC, id DESC LIMIT ?";

} // namespace

std::string searchExpression(std::string_view words)
{
    std::string out, word;
    const auto finish = [&] {
        if (!word.empty())
            out += (out.empty() ? "\"" : " \"") + word + '"';
        word.clear();
    };
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter =
            byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter)
            word += c;
        else
            finish();
    }
    const bool last = !word.empty();
    finish();
    return last ? out + '*' : out;
}

Result<bool> NewsStore::add(const Article &article, const std::string &key)
{
    const Result<QSqlQuery *> longest = m_database.statement(
        "SELECT max(length(CAST(body AS BLOB))) FROM articles WHERE key = CAST(? AS TEXT)");
    if (!longest)
        return base::fail(longest);
    (*longest)->addBindValue(sql::bytes(key));
    if (const Result<void> done = sql::run(**longest, m_database.path()); !done)
        return base::fail(done);
    const bool there = (*longest)->next() && !(*longest)->isNull(0);
    const auto known = there ? (*longest)->value(0).toLongLong() : -1;
    (*longest)->finish();
    if (there && std::int64_t(article.body.size()) <= known)
        return false;
    const std::string rest = restOf(article);
    const Result<QSqlQuery *> row = m_database.statement(
        "INSERT INTO articles(key, title, body, rest, published, known, imported)"
        " VALUES(CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?)");
    if (!row)
        return base::fail(row);
    for (const std::string *text : {&key, &article.title, &article.body, &rest})
        (*row)->addBindValue(sql::bytes(*text));
    (*row)->addBindValue(article.published ? QVariant(qlonglong(base::toMs(*article.published)))
                                           : QVariant());
    (*row)->addBindValue(qlonglong(base::toMs(*article.known)));
    (*row)->addBindValue(article.imported ? 1 : 0);
    if (const Result<void> done = sql::run(**row, m_database.path()); !done)
        return base::fail(done);
    const Result<QSqlQuery *> index =
        m_database.statement("INSERT INTO words(rowid, title, body) VALUES(last_insert_rowid(), CAST(? AS "
                             "TEXT), CAST(? AS TEXT))");
    if (!index)
        return base::fail(index);
    (*index)->addBindValue(sql::bytes(article.title));
    (*index)->addBindValue(sql::bytes(article.body));
    if (const Result<void> done = sql::run(**index, m_database.path()); !done)
        return base::fail(done);
    return true;
}

Result<int> NewsStore::keep(const std::vector<Article> &articles, const std::vector<std::string> &keys,
                            base::UtcTime known)
{
    if (const Result<void> begun = m_database.begin(); !begun)
        return base::fail(begun);
    int added = 0;
    for (std::size_t i = 0; i < articles.size() && i < keys.size(); ++i) {
        Article article = articles[i];
        article.known = article.imported && article.known ? *article.known : known;
        const Result<bool> fresh = add(article, keys[i]);
        if (!fresh) {
            m_database.rollback();
            return base::fail(fresh);
        }
        added += *fresh;
    }
    if (const Result<void> done = m_database.commit(); !done)
        return base::fail(done);
    return added;
}

Result<int> NewsStore::importHistory(std::vector<Article> articles, const std::vector<std::string> &keys,
                                     base::Milliseconds lag)
{
    std::vector<Article> dated;
    std::vector<std::string> theirs;
    for (std::size_t i = 0; i < articles.size() && i < keys.size(); ++i) {
        if (!articles[i].published)
            continue;
        articles[i].known = *articles[i].published + lag;
        articles[i].imported = true;
        dated.push_back(std::move(articles[i]));
        theirs.push_back(keys[i]);
    }
    return keep(dated, theirs, base::UtcTime{});
}

Result<std::vector<Article>> NewsStore::read(const NewsQuery &query) const
{
    const std::string words = searchExpression(query.words);
    if (!query.words.empty() && words.empty())
        return std::vector<Article>(); // signs only
    const Result<QSqlQuery *> rows = m_database.statement(words.empty() ? anyNews : foundNews);
    if (!rows)
        return base::fail(rows);
    (*rows)->addBindValue(qlonglong(base::toMs(query.at)));
    (*rows)->addBindValue(qlonglong(base::toMs(query.since)));
    (*rows)->addBindValue(query.imported ? 1 : 0);
    (*rows)->addBindValue(qlonglong(base::toMs(query.at)));
    if (!words.empty())
        (*rows)->addBindValue(QString::fromStdString(words));
    (*rows)->addBindValue(qlonglong(query.most));
    if (const Result<void> done = sql::run(**rows, m_database.path()); !done)
        return base::fail(done);
    std::vector<Article> out;
    while ((*rows)->next()) {
        auto article = articleOf(**rows);
        if (!article) {
            (*rows)->finish();
            return base::fail(article);
        }
        out.push_back(std::move(*article));
    }
    (*rows)->finish();
    return out;
}

Result<std::int64_t> NewsStore::count() const
{
    return sql::number(m_database.sql(), QStringLiteral("SELECT count(*) FROM articles"), m_database.path());
}

} // namespace store
