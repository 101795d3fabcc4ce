#include "engine/picture.h"

#include "engine/study_looks.h"

#include <algorithm>

namespace engine {
namespace {

/// The points that make a pattern: details "x_bar" with their prices "x" or "x_price", oldest first.
std::vector<chart::Anchor> outlineOf(const domain::CandleSeries &candles, const studies::PatternEvent &event)
{
    std::vector<chart::Anchor> out;
    for (const auto &[name, bar] : event.details) {
        constexpr std::string_view ending = "_bar";
        if (!name.ends_with(ending) || !(bar >= 0 && bar < double(candles.size())))
            continue;
        const std::string point = name.substr(0, name.size() - ending.size());
        const auto price = std::find_if(event.details.begin(), event.details.end(), [&](const auto &detail) {
            return detail.first == point || detail.first == point + "_price";
        });
        if (price != event.details.end())
            out.push_back({candles.openTime(std::size_t(bar)), price->second});
    }
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    return out;
}

chart::Finding findingOf(const domain::CandleSeries &candles, const studies::PatternEvent &event)
{
    using Side = chart::Finding::Side;
    chart::Finding out;
    out.at = {candles.openTime(event.bar), candles.close()[event.bar]};
    out.side = event.direction == studies::Direction::Bullish   ? Side::Rising
               : event.direction == studies::Direction::Bearish ? Side::Falling
                                                                : Side::Neutral;
    out.text = QString::fromStdString(event.kind).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (out.text.startsWith(QLatin1String("cdl")))
        out.text.remove(0, 3);
    out.outline = outlineOf(candles, event);
    return out;
}

/// As many as a person can take in, by bar.
std::vector<studies::PatternEvent> surest(std::vector<studies::PatternEvent> events)
{
    constexpr std::size_t shown = 16;
    std::stable_sort(events.begin(), events.end(),
                     [](const auto &a, const auto &b) { return a.confidence > b.confidence; });
    if (events.size() > shown)
        events.resize(shown);
    std::stable_sort(events.begin(), events.end(),
                     [](const auto &a, const auto &b) { return a.bar < b.bar; });
    return events;
}

void addMarks(chart::ChartSpec &spec, const PictureInput &input)
{
    using Kind = domain::Mark::Kind;
    const auto entryKind = [](domain::PositionSide side) {
        return side == domain::PositionSide::Long ? Kind::LongEntry : Kind::ShortEntry;
    };
    for (const domain::Trade &trade : input.trades) {
        if (trade.instrument && input.instrument && trade.instrument->key() != input.instrument->key())
            continue;
        const double entry = trade.entryPrice.toDouble();
        spec.marks.push_back(
            {entryKind(trade.side), trade.opened, entry, {}, {}, {}, {}, trade.entryCapsule});
        spec.marks.push_back({Kind::Exit, trade.closed, trade.exitPrice.toDouble(), trade.opened, entry,
                              trade.net.toDouble(), std::string(domain::name(trade.reason)),
                              trade.exitCapsule});
    }
    if (!input.position)
        return;
    const domain::Position &held = *input.position;
    const double entry = held.entryPrice.toDouble();
    spec.marks.push_back({entryKind(held.side), held.opened, entry, {}, {}, {}, {}, held.capsuleId});
    spec.levels.push_back({domain::Level::Kind::Entry, entry, held.opened, "entry"});
    if (held.plan.stop)
        spec.levels.push_back({domain::Level::Kind::Stop, held.plan.stop->toDouble(), held.opened, "stop"});
    if (held.plan.target)
        spec.levels.push_back(
            {domain::Level::Kind::Target, held.plan.target->toDouble(), held.opened, "target"});
}

} // namespace

chart::ChartSpec chartOf(const PictureInput &input)
{
    chart::ChartSpec spec;
    spec.candles = input.candles;
    if (!input.candles.isEmpty()) {
        const studies::Input columns = studies::inputOf(input.candles);
        const double last = input.candles.close().back();
        spec.priceDecimals = input.instrument ? input.instrument->priceDecimals(last) : 2;
        for (const std::string &text : input.studies)
            if (const auto request = studies::Request::parse(text))
                addStudy(spec, *request, columns);
        if (input.profile)
            spec.profile = volumeProfile(columns, input.bars);
        for (const studies::PatternEvent &event : surest(input.patterns))
            if (event.bar < input.candles.size())
                spec.findings.push_back(findingOf(input.candles, event));
        spec.levels.push_back({domain::Level::Kind::Last, input.last.value_or(last), {}, {}});
        addMarks(spec, input);
    }
    const domain::Watch &watch = input.watch;
    spec.wording.title = QString::fromStdString(
        watch.symbol.text() + " · " + std::string(watch.timeframe.name()) + " · " + input.venueTitle);
    if (input.instrument && input.instrument->synthetic)
        spec.wording.synthetic = QStringLiteral("synthetic data");
    spec.showLast(input.bars);
    return spec;
}

} // namespace engine
