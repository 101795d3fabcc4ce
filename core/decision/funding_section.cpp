#include "decision/sections.h"

namespace decision {

void writeFunding(const Briefing &briefing, QuestionWriter &writer)
{
    if (!briefing.funding)
        return; // a spot market, or the market section says what is missing
    const domain::Funding &funding = *briefing.funding;
    writer.heading("Funding (positive: longs pay shorts)");
    if (funding.rate)
        writer.number("Rate per interval", "funding:rate", 100 * *funding.rate, "%");
    if (funding.intervalHours)
        writer.number("Interval", "funding:interval", *funding.intervalHours, "h");
    if (const auto yearly = studies::annualised(funding))
        writer.number("Rate per year", "funding:yearly", 100 * *yearly, "%");
    if (funding.next)
        writer.line("Next payment " + base::iso(*funding.next) + '.');
    if (funding.markPrice)
        writer.number("Mark price", "funding:mark", *funding.markPrice);
    if (const auto premium = studies::premiumBps(funding))
        writer.number("Mark price over index", "funding:premium", *premium, "bps");
    if (briefing.openInterest)
        writer.number("Open interest", "funding:open_interest", *briefing.openInterest,
                      briefing.watch.symbol.base);
}

} // namespace decision
