// What is known live of one instrument: the forming bar, the newest trades and the top of the book, heard
// from a stream and set right by REST. Whatever the stream drops, repeats, mixes up or garbles, the feed asks
// REST when it has a doubt, when a bar ends, and from time to time, and then shows what REST says. Closed
// bars come from REST alone. Owned by the engine; engine thread.
#pragma once

#include "exchange/stream.h"

#include <map>
#include <set>

namespace exchange {

struct FeedOptions
{
    base::Milliseconds auditEvery{60'000};    // without any doubt
    base::Milliseconds betweenFetches{2'000}; // at least
    std::size_t trades = 500;                 // kept
};

class LiveFeed final : public QObject
{
    Q_OBJECT
public:
    /// `exchange` is asked for what the stream cannot prove; it must outlive the feed, and while `busy` it
    /// must not be destroyed. A timeframe that the venue lacks is heard in its largest divisor.
    LiveFeed(Exchange &exchange, const StreamTable &table, domain::InstrumentPtr instrument,
             domain::Timeframe timeframe, StreamSurroundings around, FeedOptions options = {});
    ~LiveFeed() override;

    void start();
    void stop();
    [[nodiscard]] const Stream &stream() const { return m_stream; }
    /// Whether REST is being asked; `idle` is told when it no longer is.
    [[nodiscard]] bool busy() const { return m_busy || m_stream.asking(); }
    /// The bar that is forming, of the wanted timeframe.
    [[nodiscard]] std::optional<domain::Candle> forming() const;
    [[nodiscard]] const std::optional<TopOfBook> &top() const { return m_top; }
    /// Oldest first.
    [[nodiscard]] const std::vector<domain::PublicTrade> &trades() const { return m_trades; }
    /// When REST was last heard in full; nothing until then.
    [[nodiscard]] std::optional<base::UtcTime> confirmedAt() const { return m_confirmedAt; }
    /// Looks at the clock. Called once a second while started.
    void beat();

Q_SIGNALS:
    /// The forming bar, the top of the book, the trades or the connection are not what they were.
    void changed();
    /// A bar of the wanted timeframe that is over, as REST tells it; each once, oldest first.
    void barClosed(const domain::Candle &bar);
    void idle();

private:
    struct Held
    {
        domain::Candle candle;
        bool closed = false; // by REST
    };
    [[nodiscard]] static QCoro::Task<void> fetch(std::shared_ptr<bool> alive, LiveFeed *self);
    void doubt();
    void look();
    void hearTrade(const domain::PublicTrade &trade);
    void hearBar(const StreamBar &bar);
    void hearTop(const TopOfBook &top);
    void setBars(const domain::CandleSeries &bars);
    void setTrades(std::vector<domain::PublicTrade> trades);
    void setTop(const domain::OrderBook &book);
    void tellClosed();
    void finish(bool whole);
    [[nodiscard]] CandleQuery query() const;
    [[nodiscard]] std::optional<domain::Candle> barOf(base::UtcTime open, bool closedOnly) const;

    Exchange &m_exchange;
    domain::InstrumentPtr m_instrument;
    domain::Timeframe m_timeframe, m_source;
    const base::Clock *m_clock;
    FeedOptions m_options;
    Stream m_stream;
    QTimer m_timer;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QCoro::Task<void> m_fetch; // under way while busy
    bool m_started = false, m_busy = false, m_doubt = false;
    base::UtcTime m_askedAt;
    std::optional<base::UtcTime> m_confirmedAt;
    std::map<base::UtcTime, Held> m_bars;      // of the source step, from the forming bar's beginning
    std::optional<base::UtcTime> m_toldClosed; // opening of the newest bar that `barClosed` told
    std::optional<StreamBar> m_barMeanwhile;   // heard while REST was asked
    std::vector<domain::PublicTrade> m_tradesMeanwhile;
    bool m_topMeanwhile = false;
    std::optional<TopOfBook> m_top;
    std::optional<std::int64_t> m_topId; // of the newest update heard on this connection
    std::optional<base::UtcTime> m_topTime;
    bool m_topPassedOver =
        false; // an update was taken for an old one, and none for a new one since REST was asked
    std::vector<domain::PublicTrade> m_trades;
    std::set<std::string> m_tradeIds;
};

} // namespace exchange
