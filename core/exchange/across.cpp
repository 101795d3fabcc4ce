#include "exchange/across.h"

#include <algorithm>

#include "base/text.h"
#include "studies/derived/order_flow.h"

namespace exchange {

namespace {

constexpr int levels = 50;

std::optional<double> median(std::vector<double> values)
{
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::optional<double> medianOf(const std::vector<const VenueView *> &views,
                               std::optional<double> VenueView::*member)
{
    std::vector<double> values;
    for (const VenueView *view : views)
        if (view->*member)
            values.push_back(*(view->*member));
    return median(std::move(values));
}

/// Why a view does not count; empty if it does.
std::string reasonAgainst(const VenueView &view, base::UtcTime now)
{
    if (view.error)
        return std::string(base::name(view.error->code));
    if (!view.middle)
        return "one side of the book is empty";
    const auto age = now - view.time;
    if (age > staleAfter)
        return "stale (" + base::printed(double(age.count()) / 1e3, 3) + " s)";
    return {};
}

void readBook(VenueView &view, const domain::OrderBook &book)
{
    const studies::BookMetrics metrics = studies::bookMetrics(book);
    view.time = book.time.value_or(view.time);
    view.middle = metrics.middle;
    view.spreadBps = metrics.spreadBps;
    const auto &depth = metrics.within[1] ? metrics.within[1] : metrics.nearest[1];
    if (depth)
        view.imbalance = depth->imbalance();
}

QCoro::Task<VenueView> lookAt(Exchange *venue, domain::Symbol symbol, domain::MarketKind kind,
                              const base::Clock *clock)
{
    VenueView out;
    out.venue = venue->id();
    const base::Result<domain::InstrumentPtr> instrument = co_await venue->instrument(symbol, kind);
    if (!instrument) {
        out.error = instrument.error();
        co_return out;
    }
    auto bookAsked = venue->book(*instrument, levels);
    auto fundingAsked = venue->funding(*instrument);
    const base::Result<domain::OrderBook> book = co_await bookAsked;
    const base::Result<domain::Funding> funding = co_await fundingAsked;
    out.time = clock->now();
    if (book)
        readBook(out, *book);
    else
        out.error = book.error();
    if (funding)
        out.fundingYearly = studies::annualised(*funding);
    co_return out;
}

} // namespace

AcrossView acrossOf(std::vector<VenueView> views, base::UtcTime now)
{
    AcrossView out;
    out.venues = std::move(views);
    std::vector<const VenueView *> counted;
    for (const VenueView &view : out.venues) {
        const std::string reason = reasonAgainst(view, now);
        if (reason.empty())
            counted.push_back(&view);
        else
            out.excluded.push_back(view.venue + ": " + reason);
    }
    out.counted = counted.size();
    out.price = medianOf(counted, &VenueView::middle);
    out.spreadBps = medianOf(counted, &VenueView::spreadBps);
    out.imbalance = medianOf(counted, &VenueView::imbalance);
    out.fundingYearly = medianOf(counted, &VenueView::fundingYearly);
    if (counted.size() < 2)
        return out;
    const auto [low, high] =
        std::minmax_element(counted.begin(), counted.end(),
                            [](const VenueView *a, const VenueView *b) { return *a->middle < *b->middle; });
    out.dispersionBps = 1e4 * (*(*high)->middle - *(*low)->middle) / *out.price;
    return out;
}

QCoro::Task<AcrossView> lookAcross(std::vector<Exchange *> venues, domain::Symbol symbol,
                                   domain::MarketKind kind, const base::Clock *clock)
{
    std::vector<QCoro::Task<VenueView>> asked;
    for (Exchange *venue : venues)
        asked.push_back(lookAt(venue, symbol, kind, clock));
    std::vector<VenueView> views;
    for (auto &one : asked) {
        VenueView view = co_await one;
        views.push_back(std::move(view));
    }
    const base::UtcTime now = clock->now();
    co_return acrossOf(std::move(views), now);
}

} // namespace exchange
