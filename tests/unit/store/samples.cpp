#include "samples.h"

#include "base/hash.h"
#include "domain/account.h"

namespace samples {

namespace {

domain::InstrumentPtr instrument()
{
    domain::Instrument out;
    out.venue = "demo";
    out.symbol = {"BTC", "USDT"};
    out.venueId = "BTCUSDT";
    out.tick.step = base::Decimal::of(1, -2);
    out.lot = base::Decimal::of(1, -5);
    return std::make_shared<const domain::Instrument>(out);
}

base::Decimal decimal(const std::string &text)
{
    return *base::Decimal::parse(text);
}

domain::Money usdt(const std::string &amount)
{
    return {decimal(amount), "USDT"};
}

domain::Event event(int number, std::string key, domain::EventBody body, const std::string &capsuleId = {})
{
    domain::Event out;
    out.time = base::fromMs(start + number * 60'000LL);
    out.key = std::move(key);
    out.cycleId = "cycle-" + std::to_string(number);
    out.capsuleId = capsuleId;
    out.body = std::move(body);
    return out;
}

domain::OrderIntent intent(domain::Side side, const std::string &capsuleId)
{
    domain::OrderIntent out;
    out.cycleId = "cycle-1";
    out.capsuleId = capsuleId;
    out.instrument = instrument();
    out.side = side;
    out.quantity = domain::Quantity(decimal("0.1"));
    out.stop = domain::Price(decimal("49000"));
    out.target = domain::Price(decimal("53000"));
    out.timeframe = *domain::Timeframe::parse("4h");
    out.decidedAt = base::fromMs(start);
    return out;
}

domain::Fill fill(const domain::OrderIntent &of, const std::string &price, const std::string &fee, int minute)
{
    domain::Fill out;
    out.id = "fill-" + of.clientId();
    out.orderId = of.clientId();
    out.instrument = of.instrument;
    out.side = of.side;
    out.price = domain::Price(decimal(price));
    out.quantity = of.quantity;
    out.notional = of.instrument->notional(out.price, out.quantity);
    out.fee = usdt(fee);
    out.time = base::fromMs(start + minute * 60'000LL);
    out.reference = out.price;
    return out;
}

domain::Event submitted(const domain::OrderIntent &of, int minute)
{
    domain::OrderMoved moved;
    moved.orderId = of.clientId();
    moved.intent = of;
    return event(minute, "order-" + moved.orderId, moved, of.capsuleId);
}

domain::Event filled(const domain::Fill &of, int minute, const std::string &capsuleId)
{
    return event(minute, of.id, of, capsuleId);
}

} // namespace

domain::Event runStarted(const std::string &key)
{
    return event(0, key, domain::RunStarted{usdt("10000"), "demo", true, "a test"});
}

domain::Event cycle(int number, const std::string &text, const std::string &capsuleId)
{
    domain::CycleEnded ended;
    ended.watch = "demo BTC/USDT 4h technical";
    ended.barClose = base::fromMs(start + number * 60'000LL);
    ended.outcome = "held";
    ended.action = "hold";
    ended.done = text;
    return event(number, "cycle-" + std::to_string(number), ended, capsuleId);
}

domain::Event equity(int number, const std::string &amount)
{
    return event(number, "equity-" + std::to_string(number),
                 domain::EquityMarked{usdt(amount), usdt(amount), 50000.5});
}

std::vector<domain::Event> run(int count)
{
    std::vector<domain::Event> out;
    for (int i = 0; i < count; ++i)
        out.push_back(i == 0 ? runStarted() : i % 2 == 0 ? equity(i) : cycle(i));
    return out;
}

std::vector<domain::Event> roundTrip(const std::string &capsuleId)
{
    const domain::OrderIntent entry = intent(domain::Side::Buy, capsuleId);
    domain::OrderIntent exit = intent(domain::Side::Sell, capsuleId);
    exit.reduceOnly = true;
    exit.exitReason = domain::ExitReason::Target;
    exit.positionId = entry.clientId();
    const domain::Fill bought = fill(entry, "50000", "5", 2);
    const domain::Fill sold = fill(exit, "53000", "5.3", 4);
    std::vector<domain::Event> out{runStarted(), submitted(entry, 1), filled(bought, 2, capsuleId),
                                   submitted(exit, 3), filled(sold, 4, capsuleId)};
    domain::Account account;
    for (const domain::Event &one : out)
        if (!account.apply(one))
            return {};
    for (const auto &[id, trade] : account.unclosed())
        out.push_back(event(5, "trade-" + id, domain::TradeClosed{trade}, capsuleId));
    return out;
}

domain::SealedCapsule capsule(int number, bool traded, const std::string &picture)
{
    domain::Capsule out;
    out.cycleId = "cycle-" + std::to_string(number);
    out.watch.symbol = {"BTC", "USDT"};
    out.watch.timeframe = *domain::Timeframe::parse("4h");
    out.source = "demo";
    out.time = base::fromMs(start + number * 60'000LL);
    out.systemText = "You decide.";
    out.userText = "Bar " + std::to_string(number) + ": what now?";
    out.outcome = traded ? "traded" : "held";
    const domain::Blob candles = domain::makeBlob("candles", "the same candles for all");
    out.candles.chunks = {candles.sha256};
    out.blobs.push_back(candles);
    if (!picture.empty()) {
        const domain::Blob png = domain::makeBlob("png", picture);
        out.pictureBlob = png.sha256;
        out.pictureSha = base::sha256("pixels of " + picture);
        out.blobs.push_back(png);
    }
    return domain::seal(out);
}

std::vector<domain::Event> readAll(const store::Journal &journal)
{
    std::vector<domain::Event> out;
    const base::Result<void> done = journal.read([&](const store::JournalRow &row) {
        out.push_back(row.event);
        return base::Result<void>();
    });
    return done ? out : std::vector<domain::Event>{cycle(-1, "could not be read: " + done.error().detail)};
}

bool same(const std::vector<domain::Event> &a, const std::vector<domain::Event> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const domain::Event &x, const domain::Event &y) {
                          return store::canonicalText(x) == store::canonicalText(y);
                      });
}

} // namespace samples
