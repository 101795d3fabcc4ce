#include "test_books_property.h"

#include "samples.h"

#include "base/random.h"
#include "execution/bookkeeper.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>
#include <rapidcheck.h>

using namespace samples;
using domain::PositionSide;

namespace {

/// Trades a random walk by the broker's rules and keeps its own account of the cash.
class Desk
{
public:
    Desk(std::uint64_t seed, store::Journal &journal) : m_random(seed), m_keeper(&journal)
    {
        post({{barTime(0), "run", {}, {}, domain::RunStarted{m_cash, "demo", true, ""}}});
        for (int i = 0; i < 40; ++i)
            m_rows.push_back(next());
        m_bars = bars(m_rows);
    }

    void play()
    {
        for (int i = 1; i < int(m_rows.size()); ++i) {
            const auto &positions = m_keeper.account().positions();
            if (positions.empty() && m_random.below(3) == 0)
                enter(i);
            else if (!positions.empty())
                watch(i);
        }
    }
    const execution::Bookkeeper &keeper() const { return m_keeper; }

private:
    Bar next()
    {
        const auto some = [&](double wide) { return m_last * wide * m_random.uniform(); };
        Bar out{};
        out.open = m_last + some(0.01) - some(0.01);
        out.close = out.open + some(0.03) - some(0.03);
        out.high = std::max(out.open, out.close) + some(0.02);
        out.low = std::min(out.open, out.close) - some(0.02);
        out.volume = 50 * m_random.uniform();
        m_last = out.close;
        return out;
    }
    void post(const std::vector<domain::Event> &events)
    {
        RC_ASSERT(m_keeper.post(events).has_value());
        for (const domain::Event &event : events)
            if (const auto *fill = std::get_if<domain::Fill>(&event.body))
                m_cash += (fill->side == domain::Side::Buy ? -fill->notional : fill->notional) - fill->fee;
        RC_ASSERT(m_keeper.account().balanced());
        RC_ASSERT(m_keeper.account().cash() == m_cash);
    }
    void fill(const domain::ApprovedOrder &order, const domain::Price &reference, int bar, bool both)
    {
        post({execution::Bookkeeper::submitted(order, "capsule", barTime(bar))});
        const domain::Order sent = m_keeper.account().openOrders().begin()->second;
        const double volume = m_rows[std::size_t(bar)].volume * m_rows[std::size_t(bar)].close;
        const double notional = reference.toDouble() * sent.intent().quantity.toDouble();
        const auto costs = execution::costsOf(*sent.intent().instrument, reference.toDouble(), notional,
                                              volume, {}, barTime(bar), {});
        const auto made = execution::fillAtMarket(sent, reference, costs, barTime(bar));
        RC_ASSERT(made.has_value());
        const auto events = m_keeper.filled(*made, sent.intent().cycleId, "capsule", m_bars, both);
        RC_ASSERT(events.has_value());
        post(*events);
    }
    void enter(int bar)
    {
        const auto side = m_random.below(2) ? PositionSide::Long : PositionSide::Short;
        const double last = m_rows[std::size_t(bar) - 1].close;
        const auto order = entry("cycle " + std::to_string(bar), side, last, barTime(bar));
        RC_ASSERT(order.has_value());
        fill(*order, order->intent().instrument->price(m_rows[std::size_t(bar)].open).value(), bar, false);
    }
    void watch(int bar)
    {
        const domain::Position held = m_keeper.account().positions().begin()->second;
        const auto hit = execution::firstExit(held, m_bars.slice(0, std::size_t(bar) + 1), barTime(bar));
        if (hit)
            fill(exitOf(held, hit->reason, hit->time), hit->reference, bar, hit->stopAndTargetInOneCandle);
        else if (m_random.below(20) == 0)
            fill(exitOf(held, domain::ExitReason::Person, barTime(bar)),
                 held.instrument->price(m_rows[std::size_t(bar)].open).value(), bar, false);
    }

    base::Random m_random;
    execution::Bookkeeper m_keeper;
    domain::Money m_cash = usdt("10000");
    double m_last = 100;
    std::vector<Bar> m_rows;
    domain::CandleSeries m_bars;
};

} // namespace

void TestBooksProperty::balanced()
{
    QTemporaryDir dir;
    const auto database = store::Database::open(store::deskDatabase(dir.path()), store::Access::ReadWrite);
    QVERIFY(database);
    (*database)->setRepeatable(true);
    std::size_t trades = 0;
    int runs = 0;
    QVERIFY(
        rc::check("the books balance to the last digit and are rebuilt the same", [&](std::uint64_t seed) {
            store::Journal journal(**database, "run " + std::to_string(++runs));
            RC_ASSERT((*database)->begin().has_value());
            Desk desk(seed, journal);
            desk.play();
            RC_ASSERT((*database)->commit().has_value());
            const domain::Account &account = desk.keeper().account();
            domain::Money sum = usdt("10000");
            for (const domain::Trade &trade : account.trades()) {
                sum += trade.net;
                RC_ASSERT(trade.maePercent.value_or(1) <= 0 && trade.mfePercent.value_or(-1) >= 0);
            }
            if (account.positions().empty())
                RC_ASSERT(account.cash() == sum);
            trades += account.trades().size();
            execution::Bookkeeper again(&journal);
            RC_ASSERT(again.recover().has_value());
            RC_ASSERT(stateOf(again.account()) == stateOf(account));
        }));
    QVERIFY(trades > 100);
}
