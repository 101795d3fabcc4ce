#include "rig.h"

#include "store/verify.h"

#include <QElapsedTimer>

namespace rig {

Rig::Rig()
{
    settings.desk.provider = "compatible";
    settings.desk.timeframe = "4h";
    settings.window.welcomed = true;
    settings.risk.cooldowns = false;
    for (const char *symbol : {"BTC/USDT", "ETH/USDT", "BTC/EUR"})
        world->addSymbol(symbol, 400);
    world->now = base::toMs(world->closeOf(firstBar)) + 2000;
}

Rig::~Rig()
{
    m_desk.reset();
}

base::Result<std::unique_ptr<engine::Engine>> Rig::make()
{
    if (stillborn)
        return tl::unexpected<base::Error>(*stillborn);
    auto database = store::Database::open(store::deskDatabase(m_folder.path()), store::Access::ReadWrite);
    if (!database)
        return base::fail(database);
    engine::Parts parts;
    parts.dataDir = m_folder.path();
    parts.database = std::move(*database);
    auto http = std::make_unique<SilentHttp>();
    const std::shared_ptr<net::Waiting> everybody = http->everybody;
    parts.http = std::move(http);
    parts.settings = settings;
    parts.random = base::Random(7);
    parts.drawPictures = false;
    parts.gather = false; // its network answers nothing; test_world has one that does
    const WorldPtr known = world;
    const MindPtr thinks = mind;
    parts.makeMarket = [known, everybody](const engine::Settings &wanted, net::Http *,
                                          std::optional<base::UtcTime>) -> base::Result<engine::Market> {
        if (wanted.desk.exchange == "file" && wanted.desk.candleFile.empty())
            return base::fail(base::ErrorCode::NotFound, "no candle file is chosen", "desk.candle_file");
        engine::Market market;
        market.run = wanted.desk.exchange == "binance" ? "live" : wanted.desk.exchange;
        market.jumping = known->jumping;
        market.clock = makeClock(known);
        market.exchange = makeExchange(known, market.clock.get(), everybody.get());
        return market;
    };
    parts.makeProvider = [thinks, everybody](const std::string &id, const engine::Settings &,
                                             std::vector<base::Secret>,
                                             net::Http *) -> base::Result<std::unique_ptr<llm::Provider>> {
        if (id != "compatible")
            return base::fail(base::ErrorCode::NotFound, "no such provider: " + id, "provider");
        return makeMind(thinks, everybody.get());
    };
    if (change)
        change(parts);
    return std::make_unique<engine::Engine>(std::move(parts));
}

void Rig::start()
{
    m_desk = std::make_unique<engine::Desk>([this] { return make(); });
    QObject::connect(m_desk.get(), &engine::Desk::failed, m_desk.get(),
                     [this](const QString &what, base::Error error) { failures.emplace_back(what, error); });
    QObject::connect(m_desk.get(), &engine::Desk::settingsRefused, m_desk.get(),
                     [this](const QString &key, base::Error error) { refusals.emplace_back(key, error); });
    QObject::connect(m_desk.get(), &engine::Desk::logged, m_desk.get(),
                     [this](const engine::LogEntry &entry) { said.push_back(entry.text); });
    QObject::connect(m_desk.get(), &engine::Desk::stopped, m_desk.get(), [this] { ++stops; });
    m_desk->start();
}

bool Rig::shows(const Wanted &wanted, int patience)
{
    return QTest::qWaitFor([&] { return wanted(now()); }, patience);
}

qint64 Rig::stop()
{
    QElapsedTimer took;
    took.start();
    m_desk.reset();
    return took.elapsed();
}

std::vector<store::JournalRow> Rig::rows(const std::string &run) const
{
    std::vector<store::JournalRow> out;
    const auto database = store::Database::open(store::deskDatabase(folder()), store::Access::ReadOnly);
    if (!database)
        return out;
    const store::Journal journal(**database, run);
    const auto read = journal.read([&](const store::JournalRow &row) -> base::Result<void> {
        out.push_back(row);
        return {};
    });
    if (!read)
        qWarning("%s", read.error().detail.c_str());
    return out;
}

std::vector<domain::CycleEnded> Rig::ended(const std::string &run) const
{
    std::vector<domain::CycleEnded> out;
    for (const store::JournalRow &row : rows(run))
        if (const auto *one = std::get_if<domain::CycleEnded>(&row.event.body))
            out.push_back(*one);
    return out;
}

bool Rig::proves() const
{
    const auto found = store::verify(folder());
    return found && found->ok && found->balanced;
}

base::Json Rig::capsule(const std::string &id) const
{
    const auto database = store::Database::open(store::deskDatabase(folder()), store::Access::ReadOnly);
    if (!database)
        return {};
    const store::Journal journal(**database, "live");
    const auto manifest = journal.manifest(id);
    if (!manifest)
        return {};
    return domain::opened(*manifest, [&](const std::string &sha) { return journal.blob(sha); });
}

} // namespace rig
