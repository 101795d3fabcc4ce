// The live feeds of a desk: one for each market that is watched or held. What they hear goes to the window
// and to the exit monitor between two looks; decisions never see it. A stream that fails leaves the desk to
// its usual questions over REST. Owned by the engine; engine thread.
#pragma once

#include "engine/snapshot.h"
#include "exchange/live_feed.h"

#include <functional>
#include <map>

namespace engine {

/// Makes the feed of one market; null where its venue has no stream.
using FeedMaker = std::function<std::unique_ptr<exchange::LiveFeed>(
    exchange::Exchange &exchange, const domain::InstrumentPtr &instrument, domain::Timeframe timeframe)>;

/// Whom a desk of feeds tells. Never from within one of its own calls but `follow` and `stop`.
struct LiveEars
{
    std::function<void(const std::string &instrument)> heard; // a key: something there moved
    std::function<void()> idle;                               // nothing is being asked of REST any more
};

class LiveDesk
{
public:
    struct Wish
    {
        domain::InstrumentPtr instrument;
        domain::Timeframe timeframe;
    };

    /// `exchange` must outlive the feeds, and be kept while `busy`.
    LiveDesk(FeedMaker make, exchange::Exchange &exchange, const base::Clock &clock, LiveEars ears);

    /// Listens to these markets and to no others.
    void follow(const std::vector<Wish> &wishes);
    /// Closes every socket. Answers that are under way still come, see busy().
    void stop();
    [[nodiscard]] bool busy() const;

    /// Null where nobody listens.
    [[nodiscard]] const exchange::LiveFeed *feed(const Wish &wish) const;
    [[nodiscard]] LiveView view(const Wish &wish) const;
    /// Whether a stream of this instrument is up.
    [[nodiscard]] bool hears(const std::string &instrument) const;
    /// What was traded on an instrument at or after `since`, oldest first, in whatever timeframe it is heard.
    [[nodiscard]] std::vector<domain::PublicTrade> tradesSince(const std::string &instrument,
                                                               base::UtcTime since) const;

private:
    struct Line
    {
        std::unique_ptr<exchange::LiveFeed> feed; // null: the venue has none
        std::optional<base::UtcTime> heard;
    };
    using Key = std::pair<std::string, base::Milliseconds>; // instrument, step
    [[nodiscard]] static Key keyOf(const Wish &wish);
    void open(const Wish &wish);
    void retire(std::unique_ptr<exchange::LiveFeed> feed);
    void settle();

    FeedMaker m_make;
    exchange::Exchange &m_exchange;
    const base::Clock &m_clock;
    LiveEars m_ears;
    std::map<Key, Line> m_lines;
    std::vector<std::unique_ptr<exchange::LiveFeed>> m_retired; // until their last answer
};

/// The newest price that a feed knows: of the last trade, else of the forming bar.
[[nodiscard]] std::optional<double> lastPrice(const exchange::LiveFeed &feed);

} // namespace engine
