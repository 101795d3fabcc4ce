#include "app/commands.h"

#include <QFile>

namespace app {
namespace {

using base::Json;

struct Found
{
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::Journal> journal;
    Json manifest;
};

base::Result<Found> found(const Arguments &arguments, const std::string &id)
{
    if (id.empty())
        return base::fail(base::ErrorCode::BadRequest, "which capsule?", "ID");
    const QString &folder = arguments.global.dataDir;
    base::Error error{base::ErrorCode::NotFound, "no such capsule", id, {}};
    for (const QString &path : {store::deskDatabase(folder), store::replayDatabase(folder)}) {
        if (!QFile::exists(path))
            continue;
        auto database = store::Database::open(path, store::Access::ReadOnly);
        if (!database)
            return base::fail(database);
        auto journal = std::make_unique<store::Journal>(**database, "any");
        auto manifest = journal->manifest(id);
        if (manifest)
            return Found{std::move(*database), std::move(journal), std::move(*manifest)};
        if (manifest.error().code != base::ErrorCode::NotFound)
            error = manifest.error();
    }
    return tl::unexpected<base::Error>(error);
}

/// What every run journalled under this capsule: the same decision may belong to several replays.
base::Result<Json> whatFollowed(store::Database &database, const std::string &id)
{
    const auto runs = store::Journal::runs(database);
    if (!runs)
        return base::fail(runs);
    Json out = Json::array();
    for (const std::string &run : *runs) {
        const auto rows = store::Journal(database, run).ofCapsule(id);
        if (!rows)
            return base::fail(rows);
        for (const store::JournalRow &row : *rows)
            out.push_back({{"run", run},
                           {"kind", domain::kindOf(row.event.body)},
                           {"time", base::toMs(row.event.time)},
                           {"key", row.event.key},
                           {"body", domain::toJson(row.event.body)}});
    }
    return out;
}

} // namespace

base::Result<Json> readCapsule(const Arguments &arguments, const std::string &id)
{
    const auto capsule = found(arguments, id);
    if (!capsule)
        return base::fail(capsule);
    Json out = domain::opened(capsule->manifest,
                              [&](const std::string &sha) { return capsule->journal->blob(sha); });
    const auto followed = whatFollowed(*capsule->database, id);
    if (!followed)
        return base::fail(followed);
    return Json{{"id", id}, {"manifest", out}, {"journal", *followed}};
}

base::Result<Printed> capsule(const Arguments &arguments)
{
    const std::vector<std::string> &words = arguments.words;
    const std::string what = words.size() > 1 ? words[1] : std::string();
    if (what == "show" && words.size() == 3) {
        auto shown = readCapsule(arguments, words[2]);
        if (!shown)
            return base::fail(shown);
        return Printed{std::move(*shown)};
    }
    if (what != "diff" || words.size() != 4)
        return base::fail(base::ErrorCode::BadRequest, "show ID, or diff A B", "capsule");
    const auto a = readCapsule(arguments, words[2]), b = readCapsule(arguments, words[3]);
    if (!a)
        return base::fail(a);
    if (!b)
        return base::fail(b);
    const std::string first = domain::firstDifference((*a)["manifest"], (*b)["manifest"]);
    return Printed{Json{{"equal", first.empty()}, {"first_difference", first.empty() ? Json() : Json(first)}}};
}

} // namespace app
