#include "exchange/stream.h"

#include "base/log.h"

#include <algorithm>
#include <cmath>

namespace exchange {

namespace {

Q_LOGGING_CATEGORY(room, "desk.stream", QtInfoMsg)

using base::ErrorCode;
using base::Result;

constexpr std::chrono::seconds beatEvery{1};
/// A connection that lived this long has not failed when it ends.
constexpr base::Milliseconds settled{60'000};
constexpr base::Milliseconds longestConnect{15'000};
/// How far a venue's clock may be ahead of ours.
constexpr base::Milliseconds earliness{10'000};

tl::unexpected<base::Error> wrong(const char *what)
{
    return base::fail(ErrorCode::BadData, what, what);
}

bool positive(double value)
{
    return std::isfinite(value) && value > 0;
}

Result<void> checkBar(const domain::Candle &bar)
{
    for (const double value : {bar.open, bar.high, bar.low, bar.close})
        if (!positive(value))
            return wrong("a price that is not above zero");
    if (!std::isfinite(bar.volume) || bar.volume < 0)
        return wrong("a volume below zero");
    const bool enclosed =
        bar.high >= std::max(bar.open, bar.close) && bar.low <= std::min(bar.open, bar.close);
    return enclosed ? Result<void>() : wrong("a bar beyond its high or low");
}

/// Another host for the same service: with the scheme of a socket where the service has one, and its path
/// unless the other names one.
std::string overridden(const std::string &own, std::string other)
{
    while (other.ends_with('/'))
        other.pop_back();
    const bool socket = own.rfind("ws", 0) == 0;
    if (socket && other.rfind("http", 0) == 0)
        other.replace(0, 4, "ws");
    const std::size_t host = other.find("://");
    const bool hasPath = host != std::string::npos && other.find('/', host + 3) != std::string::npos;
    const std::size_t path = own.find('/', own.find("://") + 3);
    return hasPath || path == std::string::npos ? other : other + own.substr(path);
}

/// Refusals that no waiting mends.
bool isFinal(ErrorCode code)
{
    return code == ErrorCode::BadSymbol || code == ErrorCode::Unsupported || code == ErrorCode::Forbidden;
}

bool isUnreadable(ErrorCode code)
{
    return code == ErrorCode::Malformed || code == ErrorCode::Schema || code == ErrorCode::BadData;
}

} // namespace

Result<void> check(const StreamNews &news)
{
    for (const domain::PublicTrade &trade : news.trades)
        if (!positive(trade.price) || !positive(trade.amount))
            return wrong("a trade without price or amount");
    for (const StreamBar &bar : news.bars)
        if (const Result<void> sound = checkBar(bar.candle); !sound)
            return sound;
    if (!news.top)
        return {};
    const auto &[bid, ask, time, updateId] = *news.top;
    for (const auto &side : {bid, ask})
        if (side && (!positive(side->price) || !std::isfinite(side->amount) || side->amount < 0))
            return wrong("a side of the book without a price");
    return bid && ask && bid->price >= ask->price ? wrong("a bid that is not below the ask") : Result<void>();
}

Stream::Stream(const StreamTable &table, domain::InstrumentPtr instrument, domain::Timeframe timeframe,
               StreamSurroundings around)
    : m_table(table), m_instrument(std::move(instrument)), m_timeframe(timeframe), m_around(std::move(around))
{
    m_timer.setInterval(beatEvery);
    connect(&m_timer, &QTimer::timeout, this, &Stream::beat);
}

Stream::~Stream()
{
    *m_alive = false;
}

void Stream::start()
{
    if (m_state != State::Stopped)
        return;
    m_timer.start();
    m_attempts = 0;
    connectNow();
}

void Stream::stop()
{
    m_timer.stop();
    release();
    *m_alive = false; // a ticket that is under way is not for the next start
    m_alive = std::make_shared<bool>(true);
    setState(State::Stopped);
}

StreamAsk Stream::ask() const
{
    return {m_instrument->kind, m_instrument->venueId, m_timeframe, m_around.clock->now()};
}

std::vector<std::string> Stream::addresses() const
{
    std::vector<std::string> out;
    for (const Host &host : m_table.hosts) {
        if (host.kind != m_instrument->kind)
            continue;
        const std::string venue = m_table.id;
        std::string url = host.url;
        for (const std::string &key : {venue, venue + '.' + host.name})
            if (const auto found = m_around.baseUrls.find(key); found != m_around.baseUrls.end())
                url = overridden(host.url, found->second);
        if (std::find(out.begin(), out.end(), url) == out.end())
            out.push_back(url);
    }
    return out;
}

// --- the connection

void Stream::connectNow()
{
    m_since = m_around.clock->now();
    m_number.reset();
    m_unreadable = 0;
    setState(State::Connecting);
    if (m_table.ticket) {
        m_ticket = fetchTicket(m_alive, m_asking, this);
        return;
    }
    const std::vector<std::string> urls = addresses();
    if (urls.empty())
        drop({ErrorCode::Unsupported, std::string(m_table.id) + " has no such stream", m_table.id,
              std::nullopt});
    else
        connectTo(urls[m_address % urls.size()]);
}

/// The coroutine holds no more than it needs: the stream may be gone before the answer comes.
QCoro::Task<void> Stream::fetchTicket(std::shared_ptr<bool> alive, std::shared_ptr<int> asking,
                                      QPointer<Stream> self)
{
    const StreamAsk asked = self->ask();
    const Call call = self->m_table.ticket(asked);
    const std::vector<std::string> urls = self->addresses();
    net::Request request;
    request.method = "POST";
    request.url = (urls.empty() ? std::string() : urls.front()) + call.path;
    ++*asking;
    const Result<net::Response> response = co_await self->m_around.http->send(request);
    --*asking;
    if (self)
        Q_EMIT self->ticketEnded();
    if (!self || !*alive)
        co_return;
    if (!response) {
        self->drop(response.error());
        co_return;
    }
    const std::string_view body(response->body.constData(), std::size_t(response->body.size()));
    const Result<std::string> url = self->m_table.address(body, self->m_around.random.hex(8));
    if (url)
        self->connectTo(*url);
    else
        self->drop(url.error());
}

void Stream::connectTo(const std::string &url)
{
    net::SocketEvents events;
    events.opened = [this] { opened(); };
    events.received = [this](std::string_view bytes, bool binary) { received({bytes, binary}); };
    events.closed = [this](const base::Error &why) {
        ++m_address; // the next attempt tries the next host, where there is one
        drop(why);
    };
    m_socket = m_around.sockets(std::move(events));
    m_socket->open(url);
}

void Stream::opened()
{
    m_since = m_heard = m_pinged = m_around.clock->now();
    for (const std::string &message : m_table.subscribe(ask()))
        m_socket->send(message);
    setState(State::Live);
    Q_EMIT doubted(Doubt::Connected);
}

/// A socket is let go from the event loop: this may be its own call.
void Stream::release()
{
    if (!m_socket)
        return;
    m_socket->close();
    const std::shared_ptr<net::WebSocket> old(std::move(m_socket));
    QMetaObject::invokeMethod(
        this, [old] {}, Qt::QueuedConnection);
}

void Stream::drop(const base::Error &why)
{
    release();
    if (isFinal(why.code)) {
        m_timer.stop();
        setState(State::Stopped, why);
        return;
    }
    const base::UtcTime now = m_around.clock->now();
    if (m_state == State::Live && now - m_since >= settled)
        m_attempts = 0;
    const double doubled = double(firstBackoff.count()) * double(1U << std::min(m_attempts++, 16));
    const double capped = std::min(doubled, double(longestBackoff.count()));
    const base::Milliseconds wait(std::int64_t(capped * (1 - m_around.random.uniform() / 2)));
    m_retryAt = now + std::max(wait, why.retryAfter.value_or(base::Milliseconds(0)));
    qCInfo(room, "%s: %s", m_table.id, why.detail.c_str());
    setState(State::Waiting, why);
}

void Stream::setState(State state, const std::optional<base::Error> &why)
{
    if (m_state == state && !why)
        return;
    m_state = state;
    if (state != State::Connecting) // until it is known, the old trouble is the news
        m_trouble = why;
    Q_EMIT stateChanged(state, why);
}

void Stream::beat()
{
    const base::UtcTime now = m_around.clock->now();
    if (m_state == State::Waiting && now >= m_retryAt)
        connectNow();
    else if (m_state == State::Connecting && now - m_since >= longestConnect)
        drop({ErrorCode::Timeout, "no connection in time", m_table.id, std::nullopt});
    else if (m_state == State::Live && now - m_heard >= 3 * m_table.pingEvery)
        drop({ErrorCode::Timeout, "nothing was heard for too long", m_table.id, std::nullopt});
    else if (m_state == State::Live && now - m_pinged >= m_table.pingEvery) {
        m_pinged = now;
        if (m_table.ping)
            m_socket->send(m_table.ping(ask()));
        else
            m_socket->ping();
    }
}

// --- what is heard

Result<StreamNews> Stream::read(const StreamFrame &frame) const
{
    const Result<StreamNews> news = m_table.decode(ask(), frame);
    if (!news)
        return news;
    if (const Result<void> sound = check(*news); !sound)
        return base::fail(sound);
    const base::UtcTime latest = m_around.clock->now() + earliness;
    for (const domain::PublicTrade &trade : news->trades)
        if (trade.time > latest)
            return wrong("a trade in the future");
    for (const StreamBar &bar : news->bars)
        if (bar.candle.time > latest || m_timeframe.floor(bar.candle.time) != bar.candle.time)
            return wrong("a bar in the future or off its grid");
    return news;
}

void Stream::received(const StreamFrame &frame)
{
    m_heard = m_around.clock->now();
    const Result<StreamNews> news = read(frame);
    if (!news) {
        unreadable(news.error());
        return;
    }
    m_unreadable = 0;
    tell(*news);
}

void Stream::unreadable(const base::Error &error)
{
    if (!isUnreadable(error.code) || ++m_unreadable >= mostUnreadable) {
        drop(error);
        return;
    }
    Q_EMIT doubted(Doubt::Unreadable);
}

void Stream::count(const StreamNews &news)
{
    constexpr std::int64_t farBack = 10'000; // no repeated frame but a garbled number before it
    if (!news.firstNumber || !news.lastNumber)
        return;
    const std::int64_t last = *news.lastNumber;
    const bool missed = m_number && *news.firstNumber > *m_number + 1;
    if (!m_number || last > *m_number || last < *m_number - farBack)
        m_number = last;
    if (missed)
        Q_EMIT doubted(Doubt::Missed);
}

double Stream::amountOf(double amount, Unit unit, double price) const
{
    return inBase(amount, unit, price, *m_instrument).value_or(0);
}

void Stream::tell(const StreamNews &news)
{
    const std::shared_ptr<bool> alive = m_alive; // whoever listens may stop the stream
    count(news);
    for (domain::PublicTrade trade : news.trades) {
        trade.amount = amountOf(trade.amount, news.unit, trade.price);
        if (*alive)
            Q_EMIT traded(trade);
    }
    for (StreamBar bar : news.bars) {
        const double middle = (bar.candle.high + bar.candle.low) / 2;
        bar.candle.volume = amountOf(bar.candle.volume, news.unit, middle);
        if (*alive)
            Q_EMIT barMoved(bar);
    }
    if (!news.top || !*alive)
        return;
    TopOfBook top = *news.top;
    for (std::optional<domain::BookLevel> *side : {&top.bid, &top.ask})
        if (*side)
            (*side)->amount = amountOf((*side)->amount, news.unit, (*side)->price);
    Q_EMIT topMoved(top);
}

} // namespace exchange
