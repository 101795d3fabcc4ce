// A venue of the catalogue over a network that answers from functions, with a clock that stands, and candles
// as paged venues serve them. Test thread.
#pragma once

#include "await.h"
#include "base/clock.h"
#include "exchange/exchange.h"
#include "fake_http.h"

#include <QUrl>
#include <QUrlQuery>

constexpr std::int64_t deskStart = 1'704'067'200'000; // a Monday
constexpr std::int64_t deskHour = 3'600'000;

inline std::string urlValue(const std::string &url, const char *key)
{
    const QUrlQuery query(QUrl(QString::fromStdString(url)));
    return query.queryItemValue(QString::fromUtf8(key)).toStdString();
}

inline std::string urlPath(const std::string &url)
{
    return QUrl(QString::fromStdString(url)).path().toStdString();
}

/// The opening times of the bars of `step` from `deskStart`, `count` of them, that lie within the range and
/// are at most `limit`: the newest where there is no beginning, else the oldest.
inline std::vector<std::int64_t> barTimes(std::int64_t step, std::int64_t count,
                                          std::optional<std::int64_t> from, std::optional<std::int64_t> until,
                                          std::size_t limit)
{
    std::vector<std::int64_t> all;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t time = deskStart + i * step;
        if ((!from || time >= *from) && (!until || time <= *until))
            all.push_back(time);
    }
    if (all.size() > limit && from)
        all.resize(limit);
    else if (all.size() > limit)
        all.erase(all.begin(), all.end() - std::ptrdiff_t(limit));
    return all;
}

struct VenueDesk
{
    VenueDesk(const char *id, FakeHttp::Handler handler, std::int64_t now,
              std::map<std::string, std::string> urls = {})
        : http(std::move(handler)), clock(base::fromMs(now)),
          venue((*exchange::findVenue(id))->make({&http, &clock, std::move(urls)}))
    {
    }
    domain::InstrumentPtr instrument(domain::MarketKind kind = domain::MarketKind::Spot)
    {
        return await(venue->instrument({"BTC", "USDT"}, kind)).value();
    }
    base::Result<domain::CandleSeries> candles(const char *step, std::size_t limit,
                                               std::optional<std::int64_t> since = std::nullopt,
                                               domain::MarketKind kind = domain::MarketKind::Spot)
    {
        exchange::CandleQuery query{instrument(kind), domain::Timeframe::parse(step).value(), {}, limit};
        if (since)
            query.since = base::fromMs(*since);
        return await(venue->candles(query));
    }
    /// What was asked of paths that end so.
    [[nodiscard]] std::vector<std::string> asked(const std::string &ending) const
    {
        std::vector<std::string> out;
        for (const net::Request &request : http.seen)
            if (urlPath(request.url).ends_with(ending))
                out.push_back(request.url);
        return out;
    }

    FakeHttp http;
    base::ManualClock clock;
    std::unique_ptr<exchange::Exchange> venue;
};
