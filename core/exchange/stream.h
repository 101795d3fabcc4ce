// The live connection to one instrument at one venue: subscribes, keeps alive, reads, notices gaps, and comes
// back after a break. It tells what it heard in base units; what was missed it cannot know, so it says that
// something was (see LiveFeed, which asks REST). Owned by its feed; engine thread.
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "exchange/stream_table.h"
#include "net/web_socket.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace exchange {

struct StreamSurroundings
{
    net::WebSocketMaker sockets;
    net::Http *http = nullptr; // for tickets
    const base::Clock *clock = nullptr;
    base::Random random{0};
    std::map<std::string, std::string> baseUrls; // as in Surroundings
};

class Stream final : public QObject
{
    Q_OBJECT
public:
    enum class State { Stopped, Connecting, Live, Waiting };
    /// Why what was heard may be incomplete.
    enum class Doubt { Connected, Missed, Unreadable };

    static constexpr base::Milliseconds firstBackoff{1'000}, longestBackoff{60'000};
    static constexpr int mostUnreadable = 5; // in a row, then the connection is made anew

    /// `timeframe` must be one that the venue has. `table` must outlive the stream.
    Stream(const StreamTable &table, domain::InstrumentPtr instrument, domain::Timeframe timeframe,
           StreamSurroundings around);
    ~Stream() override;

    void start();
    void stop();
    [[nodiscard]] State state() const { return m_state; }
    /// When the next attempt is made, while Waiting.
    [[nodiscard]] base::UtcTime retryAt() const { return m_retryAt; }
    /// Why it waits, or was refused for good; nothing while all is well.
    [[nodiscard]] const std::optional<base::Error> &trouble() const { return m_trouble; }
    /// Whether a ticket is being asked for over REST; `ticketEnded` is told when it no longer is.
    [[nodiscard]] bool asking() const { return *m_asking > 0; }
    /// Looks at the clock: pings, notices silence, connects again. Called once a second while started.
    void beat();

Q_SIGNALS:
    void traded(const domain::PublicTrade &trade);
    void barMoved(const exchange::StreamBar &bar);
    void topMoved(const exchange::TopOfBook &top);
    /// Something may have been missed: ask REST.
    void doubted(exchange::Stream::Doubt doubt);
    /// `why` is set while Waiting, and when Stopped by a refusal that time does not mend (BadSymbol).
    void stateChanged(exchange::Stream::State state, const std::optional<base::Error> &why);
    void ticketEnded();

private:
    void connectNow();
    void connectTo(const std::string &url);
    [[nodiscard]] static QCoro::Task<void> fetchTicket(std::shared_ptr<bool> alive,
                                                       std::shared_ptr<int> asking, QPointer<Stream> self);
    void opened();
    void received(const StreamFrame &frame);
    void unreadable(const base::Error &error);
    void tell(const StreamNews &news);
    /// Notices that numbered trades do not go on where the last ones ended. Repeated ones are left to the
    /// listener, who knows them by their ids.
    void count(const StreamNews &news);
    void drop(const base::Error &why);
    void release();
    void setState(State state, const std::optional<base::Error> &why = std::nullopt);
    [[nodiscard]] StreamAsk ask() const;
    [[nodiscard]] std::vector<std::string> addresses() const;
    /// An amount in base units; 0 where it cannot be told.
    [[nodiscard]] double amountOf(double amount, Unit unit, double price) const;
    [[nodiscard]] base::Result<StreamNews> read(const StreamFrame &frame) const;

    const StreamTable &m_table;
    domain::InstrumentPtr m_instrument;
    domain::Timeframe m_timeframe;
    StreamSurroundings m_around;
    std::unique_ptr<net::WebSocket> m_socket;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::shared_ptr<int> m_asking =
        std::make_shared<int>(0); // tickets under way, also of starts that were ended
    std::optional<base::Error> m_trouble;
    QCoro::Task<void> m_ticket; // under way while Connecting
    QTimer m_timer;
    State m_state = State::Stopped;
    base::UtcTime m_retryAt, m_since, m_heard, m_pinged;
    int m_attempts = 0, m_unreadable = 0;
    std::size_t m_address = 0;
    std::optional<std::int64_t> m_number; // of the last trade
};

} // namespace exchange
