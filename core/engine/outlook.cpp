#include "engine/outlook.h"

namespace engine {
namespace {

constexpr std::size_t shownBars = 400;  // of a coarser timeframe: enough for every average to settle
constexpr std::size_t weeklyBars = 260; // five years: enough for the 200-week average and its slope
constexpr std::size_t coarserShown = 2; // beside the day and the week

domain::Timeframe named(const char *text)
{
    return *domain::Timeframe::parse(text);
}

/// The timeframes that traders look at next, coarser than `own`: at most two below a day, then the day and
/// the week.
std::vector<domain::Timeframe> coarser(domain::Timeframe own)
{
    std::vector<domain::Timeframe> out;
    for (const char *name : {"15m", "1h", "4h"})
        if (named(name) > own && out.size() < coarserShown)
            out.push_back(named(name));
    for (const char *name : {"1d", "1w"})
        if (named(name) > own)
            out.push_back(named(name));
    return out;
}

/// Each period from the finest candles that reach back far enough.
void addPeriods(decision::Outlook &out, const domain::CandleSeries &candles)
{
    const auto periods = studies::periodMetrics(candles);
    for (std::size_t i = 0; i < periods.size(); ++i)
        if (!out.periods[i])
            out.periods[i] = periods[i];
}

/// The long averages of the two timeframes in which people quote them.
void addMacro(decision::Outlook &out, domain::Timeframe timeframe, const studies::MacroTrend &macro)
{
    if (timeframe == named("1d"))
        out.daily = macro;
    if (timeframe == named("1w"))
        out.weekly = macro;
}

} // namespace

base::Task<const Outlooks::Kept *> Outlooks::candles(domain::InstrumentPtr instrument,
                                                     domain::Timeframe timeframe)
{
    const std::string key = instrument->key() + '|' + std::string(timeframe.name());
    const auto found = m_kept.find(key);
    if (found != m_kept.end() && m_clock.now() < found->second.until)
        co_return &found->second;
    const std::size_t wanted = timeframe == named("1w") ? weeklyBars : shownBars;
    const exchange::CandleQuery query{instrument, timeframe, std::nullopt, wanted};
    base::Result<domain::CandleSeries> series = co_await m_exchange.candles(query);
    if (!series)
        co_return base::fail(series);
    Kept kept;
    kept.candles = series->closedOnly();
    // A venue that has not served the bar that closed just now is asked again at the next look.
    const base::UtcTime due = timeframe.floor(m_clock.now());
    const std::size_t bars = kept.candles.size();
    const bool served = bars > 0 && timeframe.closeOf(kept.candles.openTime(bars - 1)) >= due;
    kept.until = served ? timeframe.closeOf(due) : m_clock.now();
    kept.summary = studies::summarise(kept.candles);
    kept.macro = studies::macroTrend(kept.candles);
    const auto stored = m_kept.insert_or_assign(key, std::move(kept)).first;
    co_return &stored->second;
}

QCoro::Task<Outlooks::Seen> Outlooks::look(domain::InstrumentPtr instrument, domain::CandleSeries own)
{
    Seen out;
    addPeriods(out.outlook, own);
    if (own.timeframe() >= named("1d"))
        addMacro(out.outlook, own.timeframe(), studies::macroTrend(own));
    // Asked for at once, awaited one after the other.
    const std::vector<domain::Timeframe> wanted = coarser(own.timeframe());
    std::vector<base::Task<const Kept *>> asked;
    for (const domain::Timeframe timeframe : wanted)
        asked.push_back(candles(instrument, timeframe));
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto &one = asked[i];
        const base::Result<const Kept *> kept = co_await one;
        if (!kept) {
            if (out.whole)
                out.whole = base::fail(kept);
            continue;
        }
        if ((*kept)->summary)
            out.outlook.timeframes.push_back(*(*kept)->summary);
        addPeriods(out.outlook, (*kept)->candles);
        addMacro(out.outlook, wanted[i], (*kept)->macro);
    }
    co_return out;
}

} // namespace engine
