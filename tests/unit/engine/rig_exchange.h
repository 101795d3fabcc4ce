// A market that a test writes bar by bar, and its clock that only the test moves. The exchange lives on the
// engine thread; what it is told is kept where any thread may change it.
#pragma once

#include "exchange/file_exchange.h"
#include "net/waiter.h"

#include <atomic>
#include <map>
#include <mutex>

namespace rig {

/// What the clock and the market of a desk go by. Shared by the test and the engine.
struct World
{
    static constexpr std::int64_t start = 1'600'041'600'000; // a Monday, 00:00 UTC
    static constexpr std::int64_t step = 14'400'000;         // 4h

    std::atomic<std::int64_t> now{0};   // ms
    std::atomic<std::int64_t> looks{0}; // how often the clock was read
    std::atomic<bool> jumping{false};   // the clock moves with the work, as in a demo at full speed
    std::atomic<int> asked{0};          // requests of candles
    std::atomic<std::int64_t> ahead{0}; // by how much our clock is ahead of the venue's, ms
    std::atomic<int> clockAsked{0};

    /// The candles of a symbol; a bar is changed before the desk has seen it.
    void setBar(const std::string &symbol, std::size_t bar, double high, double low, double close);
    [[nodiscard]] domain::CandleColumns columns(const std::string &symbol);
    void addSymbol(const std::string &symbol, std::size_t bars);

    /// What candle requests of a symbol ("": of any) answer instead; none: the candles.
    void failCandles(const std::string &symbol, std::optional<base::Error> error);
    [[nodiscard]] std::optional<base::Error> failure(const std::string &symbol);
    std::atomic<bool> hangCandles{false};
    /// What the venue tells beside its candles; nothing until it is set.
    struct Moment
    {
        std::optional<domain::Candle> forming;
        std::vector<domain::PublicTrade> trades; // oldest first
        double bid = 0, ask = 0;
    };
    void setMoment(Moment moment);
    [[nodiscard]] std::optional<Moment> moment();
    std::atomic<std::uint64_t> version{0}; // of the candles

    [[nodiscard]] base::UtcTime closeOf(std::size_t bar) const
    {
        return base::fromMs(start + std::int64_t(bar + 1) * step);
    }

private:
    std::mutex m_mutex;
    std::map<std::string, domain::CandleColumns> m_candles;
    std::map<std::string, base::Error> m_failures;
    std::optional<Moment> m_moment;
};
using WorldPtr = std::shared_ptr<World>;

[[nodiscard]] std::unique_ptr<base::Clock> makeClock(WorldPtr world);
/// `everybody`: whom a stop of the network sends home.
[[nodiscard]] std::unique_ptr<exchange::Exchange> makeExchange(WorldPtr world, const base::Clock *clock,
                                                               net::Waiting *everybody);

} // namespace rig
