#include "decision/sections.h"

namespace decision {
namespace {

using studies::MacroTrend;
using studies::PeriodMetrics;

std::string percentOf(QuestionWriter &writer, const std::string &ref, double value,
                      std::string_view timeframe)
{
    return writer.cite(ref, value, timeframe) + " %";
}

void writeTimeframes(const Outlook &outlook, QuestionWriter &writer)
{
    for (const studies::TimeframeSummary &one : outlook.timeframes) {
        const std::string_view timeframe = one.timeframe.name();
        std::string text(timeframe);
        text += ": close " + writer.cite("view:close", one.close, timeframe);
        if (one.changePercent)
            text += ", last candle " + percentOf(writer, "view:change", *one.changePercent, timeframe);
        if (one.rsi)
            text += ", RSI 14 " + writer.cite("view:rsi:14", *one.rsi, timeframe);
        if (one.adx)
            text += ", ADX 14 " + writer.cite("view:adx:14", *one.adx, timeframe);
        if (one.macdHistogram)
            text += ", MACD histogram " + writer.cite("view:macd", *one.macdHistogram, timeframe);
        if (one.toSma50Percent)
            text += ", from SMA 50 " + percentOf(writer, "view:to_sma:50", *one.toSma50Percent, timeframe);
        if (one.leaning)
            text += "; " + std::string(studies::name(*one.leaning));
        writer.line(text);
    }
}

void writePeriod(const PeriodMetrics &period, QuestionWriter &writer)
{
    const std::string days = std::to_string(period.days) + 'd';
    std::string text = "Last " + days + ':';
    if (period.changePercent)
        text += " change " + writer.cite("period:change", *period.changePercent, days) + " %,";
    text += " high " + writer.cite("period:high", *period.high, days) + ", low " +
            writer.cite("period:low", *period.low, days);
    if (period.placePercent)
        text += ", place in the range " + writer.cite("period:place", *period.placePercent, days) + " %";
    if (period.volumeChange)
        text += ", volume against the period before " +
                writer.cite("period:volume_change", *period.volumeChange, days) + " %";
    if (period.volatilityPercent)
        text +=
            ", volatility a day " + writer.cite("period:volatility", *period.volatilityPercent, days) + " %";
    writer.line(text);
}

void writeMacro(std::string_view title, const MacroTrend &macro, std::string_view timeframe,
                QuestionWriter &writer)
{
    std::string text;
    for (const MacroTrend::Average &average : macro.averages)
        if (average.value)
            text += (text.empty() ? " SMA " : ", SMA ") + std::to_string(average.period) + ' ' +
                    writer.cite("macro:sma:" + std::to_string(average.period), *average.value, timeframe) +
                    " (" +
                    writer.cite("macro:to_sma:" + std::to_string(average.period), *average.distancePercent,
                                timeframe) +
                    " %)";
    if (text.empty())
        return;
    if (macro.alignment)
        text += "; alignment " + std::string(studies::name(*macro.alignment));
    if (macro.cross)
        text += std::string("; last ") + (macro.cross->golden ? "golden" : "death") + " cross " +
                writer.cite("macro:cross_age", double(macro.cross->age), timeframe) + " candles ago (" +
                base::iso(macro.cross->time).substr(0, 10) + ')';
    writer.line(std::string(title) + ':' + text);
}

} // namespace

void writeOutlook(const Briefing &briefing, QuestionWriter &writer)
{
    const Outlook &outlook = briefing.outlook;
    if (outlook.isEmpty())
        return;
    writer.heading("Wider view (closed candles; distance of the close from an average in brackets)");
    writeTimeframes(outlook, writer);
    for (const auto &period : outlook.periods)
        if (period)
            writePeriod(*period, writer);
    if (outlook.daily)
        writeMacro("Daily averages", *outlook.daily, "1d", writer);
    if (outlook.weekly)
        writeMacro("Weekly averages", *outlook.weekly, "1w", writer);
}

} // namespace decision
