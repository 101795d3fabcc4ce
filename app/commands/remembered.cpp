#include "app/remembered.h"

#include "app/commands.h"

namespace app {
namespace {

base::Result<std::string> runOf(const Arguments &arguments)
{
    if (const auto run = arguments.text("--run"))
        return *run;
    const auto kept = openKept(arguments);
    if (!kept && kept.error().code != base::ErrorCode::Unsupported)
        return base::fail(kept);
    const bool learns = kept && *kept && !(*kept)->run.starts_with("analysis:");
    return learns ? (*kept)->run : std::string("live");
}

} // namespace

base::Result<Remembered> memoryOf(const Arguments &arguments, store::Access access)
{
    const auto run = runOf(arguments);
    if (!run)
        return base::fail(run);
    Remembered out;
    out.run = *run;
    const bool replayed = run->starts_with("replay:") || run->starts_with("preplay:");
    const QString path = replayed ? store::replayDatabase(arguments.global.dataDir)
                                  : store::deskDatabase(arguments.global.dataDir);
    auto database = store::Database::open(path, access);
    if (!database &&
        (database.error().code != base::ErrorCode::NotFound || access == store::Access::ReadWrite))
        return base::fail(database);
    if (database) {
        out.database = std::move(*database);
        out.store = std::make_unique<store::MemoryStore>(*out.database, *run);
    }
    return out;
}

} // namespace app
