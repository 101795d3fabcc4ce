// A whole desk with a made-up market, a scripted mind and a clock that the test moves, on a data folder of
// its own. One a test; main thread.
#pragma once

#include "engine/desk.h"
#include "engine/engine.h"
#include "rig_exchange.h"
#include "rig_mind.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace rig {

using SnapshotPtr = engine::SnapshotPtr;
using Wanted = std::function<bool(const engine::Snapshot &)>;

class Rig
{
public:
    /// At two seconds after the close of bar 300 of "BTC/USDT" and "ETH/USDT", with the scripted mind.
    Rig();
    ~Rig();

    engine::Settings settings;
    WorldPtr world = std::make_shared<World>();
    MindPtr mind = std::make_shared<Mind>();
    /// Changes the parts before they are used; on the engine thread.
    std::function<void(engine::Parts &)> change;
    /// How the desk refuses to be made at all.
    std::optional<base::Error> stillborn;

    std::vector<std::pair<QString, base::Error>> failures, refusals; // of the desk, in order
    std::vector<std::string> said;                                   // in the log
    int stops = 0;

    void start();
    [[nodiscard]] engine::Desk &desk() { return *m_desk; }
    [[nodiscard]] const engine::Snapshot &now() const { return *m_desk->snapshot(); }
    /// Whether the snapshot comes to show it, within five seconds.
    [[nodiscard]] bool shows(const Wanted &wanted, int patience = 5000);
    /// Whether so many cycles have ended.
    [[nodiscard]] bool cycles(std::uint64_t count)
    {
        return shows([=](const auto &one) { return one.cycles >= count; });
    }
    /// Two seconds after the close of the next bar.
    void nextClose(int bars = 1) { world->now += bars * World::step; }
    /// Lets the desk do what it has to do, and some more.
    void settle(int ms = 60) { QTest::qWait(ms); }
    /// Stops the desk and waits for its end; how long it took, in ms.
    qint64 stop();

    // What is kept, once the desk has stopped.
    [[nodiscard]] std::vector<store::JournalRow> rows(const std::string &run = "live") const;
    [[nodiscard]] std::vector<domain::CycleEnded> ended(const std::string &run = "live") const;
    [[nodiscard]] base::Json capsule(const std::string &id) const;
    /// Whether the folder proves: `verify` finds nothing wrong.
    [[nodiscard]] bool proves() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    static constexpr std::size_t firstBar = 300;

private:
    [[nodiscard]] base::Result<std::unique_ptr<engine::Engine>> make();
    QTemporaryDir m_folder;
    std::unique_ptr<engine::Desk> m_desk;
};

} // namespace rig
