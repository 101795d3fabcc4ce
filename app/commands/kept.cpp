#include "app/commands.h"

#include "base/platform.h"
#include "engine/books.h"
#include "engine/exports.h"
#include "engine/scoring.h"
#include "engine/workbook.h"

#include <QFile>

namespace app {
namespace {

using base::Json;

/// The account, its track and the trades of one kept run.
struct Folded
{
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::Journal> journal;
    std::unique_ptr<engine::Books> books;
};

base::Result<std::optional<Folded>> folded(const Arguments &arguments)
{
    auto kept = openKept(arguments);
    if (!kept)
        return base::fail(kept);
    if (!*kept)
        return std::optional<Folded>();
    Folded out;
    out.database = std::move((*kept)->database);
    out.journal = std::make_unique<store::Journal>(*out.database, (*kept)->run);
    out.books = std::make_unique<engine::Books>(out.journal.get());
    const base::Result<void> recovered = out.books->recover();
    if (!recovered)
        return base::fail(recovered);
    return std::optional<Folded>(std::move(out));
}

domain::Performance performanceOf(const engine::Books &books)
{
    engine::ScoreInput input;
    input.trades = books.account().trades();
    input.equity = books.track().equity();
    input.capital = books.account().capital().toDouble();
    input.modelCost = books.account().modelCost().toDouble();
    input.turnover = books.track().turnover();
    input.baselines = false;
    if (!input.trades.empty())
        input.instrument = input.trades.front().instrument;
    return engine::scored(input, base::Random(1));
}

base::Result<Json> decisionsJson(store::Journal &journal)
{
    Json rows = Json::array();
    const auto read = journal.readKinds({"cycle"}, [&](const store::JournalRow &row) -> base::Result<void> {
        Json one = domain::toJson(row.event.body);
        one["time"] = base::iso(row.event.time);
        one["capsule_id"] = row.event.capsuleId;
        rows.push_back(std::move(one));
        return {};
    });
    if (!read)
        return base::fail(read);
    return rows;
}

QByteArray decisionsCsv(const Json &rows)
{
    std::string out = "time,watch,bar_close,forced,outcome,action,code,capsule_id\n";
    for (const Json &row : rows)
        out += row["time"].get<std::string>() + ',' + row["watch"].get<std::string>() + ',' +
               base::iso(base::fromMs(row["bar_close"].get<std::int64_t>())) + ',' + row["forced"].dump() +
               ',' + row["outcome"].get<std::string>() + ',' + row["action"].get<std::string>() + ',' +
               row["code"].get<std::string>() + ',' + row["capsule_id"].get<std::string>() + '\n';
    return QByteArray::fromStdString(out);
}

} // namespace

base::Result<std::optional<Kept>> openKept(const Arguments &arguments)
{
    const std::string run = arguments.text("--run", "");
    const bool replayed = run.starts_with("replay:") || run.starts_with("preplay:");
    const QString path = replayed ? store::replayDatabase(arguments.global.dataDir)
                                  : store::deskDatabase(arguments.global.dataDir);
    if (!QFile::exists(path))
        return std::optional<Kept>();
    auto database = store::Database::open(path, store::Access::ReadOnly);
    if (!database && database.error().code == base::ErrorCode::NotFound)
        return std::optional<Kept>();
    if (!database)
        return base::fail(database);
    const auto runs = store::Journal::runsByAge(**database);
    if (!runs)
        return base::fail(runs);
    const auto isDesk = [](const std::string &one) { return !one.starts_with("analysis:"); };
    auto chosen = run.empty() ? std::find_if(runs->begin(), runs->end(), isDesk)
                              : std::find(runs->begin(), runs->end(), run);
    if (run.empty() && chosen == runs->end())
        chosen = runs->begin();
    if (chosen != runs->end())
        return std::optional<Kept>(Kept{std::move(*database), *chosen});
    return run.empty() ? base::Result<std::optional<Kept>>(std::optional<Kept>())
                       : base::fail(base::ErrorCode::NotFound, "no such run", run);
}

base::Result<Printed> positions(const Arguments &arguments)
{
    const auto kept = folded(arguments);
    if (!kept)
        return base::fail(kept);
    Json rows = Json::array();
    if (*kept)
        for (const auto &[id, position] : (*kept)->books->account().positions())
            rows.push_back(domain::toJson(position));
    return Printed{Json{{"positions", rows}}};
}

base::Result<Printed> trades(const Arguments &arguments)
{
    const auto kept = folded(arguments);
    if (!kept)
        return base::fail(kept);
    Json rows = Json::array();
    if (*kept)
        for (const domain::Trade &trade : (*kept)->books->account().trades()) {
            rows.push_back(domain::toJson(trade));
            rows.back()["capsule_id"] = trade.entryCapsule;
            rows.back()["synthetic"] = trade.instrument->synthetic;
        }
    return Printed{Json{{"trades", rows}}};
}

base::Result<Printed> stats(const Arguments &arguments)
{
    if (arguments.has("--models"))
        return modelScores(arguments);
    const auto kept = folded(arguments);
    if (!kept)
        return base::fail(kept);
    if (!*kept)
        return Printed{Json{{"run", Json()}, {"stats", Json::object()}, {"trades", 0}}};
    const engine::Books &books = *(*kept)->books;
    const domain::Account &account = books.account();
    Json rows = Json::object();
    for (const domain::Statistic &one : performanceOf(books).statistics)
        rows[one.id] = domain::toJson(one);
    return Printed{Json{{"run", (*kept)->journal->run()},
                        {"synthetic", account.synthetic()},
                        {"capital", account.capital().toString()},
                        {"currency", account.capital().currency()},
                        {"cash", account.cash().toString()},
                        {"fees", account.fees().toString()},
                        {"balanced", account.balanced()},
                        {"trades", account.trades().size()},
                        {"open_positions", account.positions().size()},
                        {"cycles", books.track().cycles()},
                        {"failed_cycles", books.track().failedCycles()},
                        {"stats", rows}}};
}

base::Result<Printed> exportCommand(const Arguments &arguments)
{
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : std::string();
    const std::string format = arguments.text("--format", "csv");
    const auto out = arguments.text("--out");
    if (!out)
        return base::fail(base::ErrorCode::BadRequest, "a file to write is needed", "--out");
    if (format != "csv" && format != "json" && format != "xlsx")
        return base::fail(base::ErrorCode::BadRequest, "csv, json or xlsx", "--format");
    QByteArray bytes;
    std::size_t rows = 1;
    if (what == "capsule") {
        const std::string id = arguments.words.size() > 2 ? arguments.words[2] : std::string();
        const auto manifest = readCapsule(arguments, id);
        if (!manifest)
            return base::fail(manifest);
        if (format != "json")
            return base::fail(base::ErrorCode::BadRequest, "a capsule is exported as json", "--format");
        bytes = QByteArray::fromStdString(manifest->dump(2) + '\n');
    } else if (what == "trades" || what == "equity" || what == "decisions") {
        const auto kept = folded(arguments);
        if (!kept)
            return base::fail(kept);
        if (!*kept)
            return base::fail(base::ErrorCode::NotFound, "nothing was journalled here yet",
                              arguments.global.dataDir.toStdString());
        const engine::Books &books = *(*kept)->books;
        const bool csv = format != "json"; // a spreadsheet is made of the same lines
        if (what == "trades") {
            rows = books.account().trades().size();
            bytes = csv ? engine::tradesCsv(books.account().trades())
                        : engine::tradesJson(books.account().trades());
        } else if (what == "equity") {
            rows = books.track().equity().size();
            const bool synthetic = books.account().synthetic();
            bytes = csv ? engine::equityCsv(books.track().equity(), synthetic)
                        : engine::equityJson(books.track().equity(), synthetic);
        } else {
            const auto decisions = decisionsJson(*(*kept)->journal);
            if (!decisions)
                return base::fail(decisions);
            rows = decisions->size();
            bytes = csv ? decisionsCsv(*decisions) : QByteArray::fromStdString(decisions->dump(2) + '\n');
        }
    } else {
        return base::fail(base::ErrorCode::BadRequest, "trades, decisions, equity or capsule?",
                          "export " + what);
    }
    if (format == "xlsx") {
        auto book = engine::workbook(bytes, what.c_str());
        if (!book)
            return base::fail(book);
        bytes = std::move(*book);
    }
    const base::Result<void> written = base::writeFileAtomically(QString::fromStdString(*out), bytes);
    if (!written)
        return base::fail(written);
    return Printed{Json{{"path", *out}, {"rows", rows}}};
}

} // namespace app
