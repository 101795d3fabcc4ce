#include "engine/picture.h"

#include "engine/window.h"
#include "studies/catalogue.h"

namespace engine {
namespace {

using Values = std::shared_ptr<const std::vector<double>>;

/// One output of a study as something a chart can draw.
domain::Curve curve(const studies::Columns &columns, std::size_t output, QString title)
{
    return {columns.request.id(), title.toStdString(),
            std::make_shared<const std::vector<double>>(columns.outputs[output])};
}

studies::Columns computed(const char *text, const studies::Input &input)
{
    const auto request = studies::Request::parse(text);
    Q_ASSERT(request);
    return studies::run(*request, input);
}

chart::Panel rsiPanel(const studies::Input &input)
{
    chart::Panel panel;
    panel.title = QStringLiteral("RSI 14");
    panel.curves.push_back(curve(computed("rsi:14", input), 0, panel.title));
    panel.guides = {30, 70};
    panel.band = std::pair(30.0, 70.0);
    panel.low = 0;
    panel.high = 100;
    return panel;
}

chart::Panel macdPanel(const studies::Input &input, int decimals)
{
    const studies::Columns macd = computed("macd:12:26:9", input);
    chart::Panel panel;
    panel.title = QStringLiteral("MACD 12 26 9");
    panel.curves.push_back(curve(macd, 0, QStringLiteral("MACD")));
    panel.curves.push_back(curve(macd, 1, QStringLiteral("signal")));
    panel.histogram = curve(macd, 2, QStringLiteral("histogram"));
    panel.guides = {0};
    panel.decimals = decimals;
    return panel;
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
                              trade.net.toDouble(), std::string(domain::name(trade.reason)), trade.exitCapsule});
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
        spec.levels.push_back({domain::Level::Kind::Target, held.plan.target->toDouble(), held.opened, "target"});
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
        spec.overlays.push_back(curve(computed("sma:50", columns), 0, QStringLiteral("SMA 50")));
        spec.overlays.push_back(curve(computed("sma:200", columns), 0, QStringLiteral("SMA 200")));
        spec.panels.push_back(rsiPanel(columns));
        spec.panels.push_back(macdPanel(columns, spec.priceDecimals));
        spec.levels.push_back({domain::Level::Kind::Last, input.last.value_or(last), {}, {}});
        addMarks(spec, input);
    }
    const domain::Watch &watch = input.watch;
    spec.wording.title = QString::fromStdString(watch.symbol.text() + " · " + std::string(watch.timeframe.name()) +
                                                " · " + input.venueTitle);
    if (input.instrument && input.instrument->synthetic)
        spec.wording.synthetic = QStringLiteral("synthetic data");
    spec.showLast(input.bars);
    return spec;
}

} // namespace engine
