#include "engine/track.h"

#include "evaluation/performance.h"

namespace engine {
namespace {

constexpr std::size_t remembered = 8;
constexpr double lower80 = 1.2816; // z of a two-sided 80 % interval

} // namespace

void Track::apply(const domain::Event &event)
{
    m_clock = std::max(m_clock, event.time);
    if (const auto *marked = std::get_if<domain::EquityMarked>(&event.body)) {
        mark(event.time, marked->equity.toDouble());
    } else if (const auto *run = std::get_if<domain::RunStarted>(&event.body)) {
        mark(event.time, run->capital.toDouble());
    } else if (const auto *moved = std::get_if<domain::ClockMoved>(&event.body)) {
        m_clock = std::max(m_clock, moved->to);
    } else if (const auto *fill = std::get_if<domain::Fill>(&event.body)) {
        m_turnover += fill->notional.toDouble();
    } else if (const auto *order = std::get_if<domain::OrderMoved>(&event.body)) {
        if (order->event == domain::OrderEvent::Submit && order->intent && !order->intent->reduceOnly)
            m_lastEntry[order->intent->instrument->key()] = event.time;
    } else if (const auto *charge = std::get_if<domain::ModelCharged>(&event.body)) {
        const base::UtcTime day = base::startOfDay(event.time);
        m_charged = (day == m_chargedDay ? m_charged : 0) + charge->amount.toDouble();
        m_chargedDay = day;
    } else if (const auto *trade = std::get_if<domain::TradeClosed>(&event.body)) {
        closed(trade->trade);
    } else if (const auto *halt = std::get_if<domain::HaltChanged>(&event.body)) {
        if (!halt->set && halt->halt.kind == domain::HaltKind::Drawdown && !m_equity.empty())
            m_highWater = m_equity.back().equity; // a person (or, in a replay, time) accepted the loss
        if (!halt->set && halt->halt.kind == domain::HaltKind::LossStreak)
            m_lossesInRow = 0;
        if (!halt->set && halt->halt.kind == domain::HaltKind::SafeMode)
            m_failedInRow = 0;
    } else if (const auto *cycle = std::get_if<domain::CycleEnded>(&event.body)) {
        const bool review = event.cycleId.ends_with(reviewOf({}));
        if (review)
            m_proposals.erase(event.cycleId.substr(0, event.cycleId.size() - reviewOf({}).size()));
        else
            counted(*cycle);
        const bool entered = cycle->outcome == "traded" && cycle->action.starts_with("open_");
        if (entered && !event.capsuleId.empty())
            for (const domain::MemberVote &vote : cycle->votes)
                if (vote.action == cycle->action) // the others said nothing about how this one would end
                    m_votes[event.capsuleId].push_back(vote);
        if (cycle->outcome == "proposed")
            m_proposals[event.cycleId] = event;
        if (!cycle->forced)
            m_lastClose[cycle->watch] = std::max(m_lastClose[cycle->watch], cycle->barClose);
        if (cycle->outcome == "not_asked")
            return; // nothing was decided that a model should hear of
        std::vector<domain::Event> &done = m_done[cycle->watch];
        done.push_back(event);
        if (done.size() > remembered)
            done.erase(done.begin());
    }
}

void Track::mark(base::UtcTime time, double equity)
{
    const base::UtcTime day = base::startOfDay(time);
    if (m_equity.empty() || day > m_day) {
        m_dayOpen = m_equity.empty() ? equity : m_equity.back().equity;
        m_day = day;
    }
    m_highWater = m_equity.empty() ? equity : std::max(m_highWater, equity);
    m_equity.push_back({time, equity});
    m_clock = std::max(m_clock, time);
}

void Track::counted(const domain::CycleEnded &cycle)
{
    const bool failed = cycle.outcome == "failed";
    ++m_cycles;
    m_failed += failed;
    if (cycle.outcome != "not_asked") // which says nothing about whether the next one would fail
        m_failedInRow = failed ? m_failedInRow + 1 : 0;
}

void Track::closed(const domain::Trade &trade)
{
    const double net = trade.net.toDouble();
    if (const auto votes = m_votes.find(trade.entryCapsule); votes != m_votes.end()) {
        for (const domain::MemberVote &vote : votes->second)
            m_memberOutcomes.push_back({vote.member, vote.confidence, net > 0});
        m_votes.erase(votes);
    }
    ++m_outcomes;
    if (net > 0) {
        ++m_wins;
        m_winSum += net;
        m_lossesInRow = 0;
    } else {
        m_lossSum -= net;
        ++m_lossesInRow;
        m_lastLoss = trade.closed;
        m_lossTimeframe = trade.timeframe;
    }
}

base::UtcTime Track::lastClose(const std::string &watch) const
{
    const auto found = m_lastClose.find(watch);
    return found == m_lastClose.end() ? base::UtcTime{} : found->second;
}

std::vector<domain::Event> Track::doneBy(const std::string &watch) const
{
    const auto found = m_done.find(watch);
    return found == m_done.end() ? std::vector<domain::Event>() : found->second;
}

std::optional<domain::Statistic> Track::baseRate() const
{
    if (m_outcomes == 0)
        return std::nullopt;
    const evaluation::Interval interval = evaluation::wilson(m_wins, m_outcomes);
    return domain::Statistic{"base_rate",
                             "",
                             double(m_wins) / double(m_outcomes),
                             interval.low,
                             interval.high,
                             m_outcomes,
                             "share of gains so far"};
}

risk::AccountState Track::stateFor(const domain::Account &account, const domain::Instrument &instrument,
                                   const std::map<std::string, domain::Price> &prices) const
{
    risk::AccountState state = stateFor(account, prices);
    const std::string key = instrument.key();
    state.instrumentHeld = account.positionOn(key) != nullptr;
    for (const auto &[id, order] : account.openOrders())
        state.orderPending = state.orderPending || order.intent().instrument->key() == key;
    if (const auto found = m_lastEntry.find(key); found != m_lastEntry.end())
        state.lastEntry = found->second;
    return state;
}

risk::AccountState Track::stateFor(const domain::Account &account,
                                   const std::map<std::string, domain::Price> &prices) const
{
    risk::AccountState state;
    state.equity = account.equity(prices).toDouble();
    state.dayOpenEquity = m_equity.empty() ? state.equity : m_dayOpen;
    state.highWater = std::max(m_highWater, state.equity);
    state.exposure = account.exposure(prices).toDouble();
    state.openPositions = int(account.positions().size());
    state.lossesInRow = m_lossesInRow;
    state.lastLoss = m_lastLoss;
    if (m_lastLoss)
        state.lossTimeframe = m_lossTimeframe;
    state.cash = account.cash().toDouble();
    state.failedCyclesInRow = m_failedInRow;
    state.halts = account.halts();
    state.outcomes = int(m_outcomes);
    if (m_outcomes > 0)
        state.winLow = evaluation::wilson(m_wins, m_outcomes, lower80).low;
    const std::size_t losses = m_outcomes - m_wins;
    if (m_wins > 0 && losses > 0 && m_lossSum > 0)
        state.winLossRatio = (m_winSum / double(m_wins)) / (m_lossSum / double(losses));
    return state;
}

} // namespace engine
