#include "base/outside.h"
#include "base/text.h"
#include "decision/sections.h"

#include <cmath>

namespace decision {
namespace {

using domain::Recalled;

constexpr double alike = 0.15, unlike = 0.5; // scaled differences
constexpr std::size_t lessonBytes = 300;

std::string shareText(QuestionWriter &writer, const std::string &ref, const domain::Share &share)
{
    if (!share.known())
        return std::to_string(share.wins) + " of " + std::to_string(share.n) +
               " won, which is not enough evidence";
    std::string out = std::to_string(share.wins) + " of " + std::to_string(share.n) + " won, " +
                      writer.cite(ref, 100 * *share.rate, "memory") + " % (95 % interval " +
                      base::printed(std::round(1000 * *share.low) / 10) + " to " +
                      base::printed(std::round(1000 * *share.high) / 10) + " %)";
    if (share.meanPercent)
        out += ", mean net result " + writer.cite(ref + ".mean", *share.meanPercent, "memory") + " %";
    return out;
}

/// What matches and what does not, by name.
std::string matchText(const Recalled &one)
{
    std::string same, other;
    for (const domain::FeatureMatch &match : one.features) {
        if (!match.difference)
            continue;
        std::string *const to = *match.difference <= alike    ? &same
                                : *match.difference >= unlike ? &other
                                                              : nullptr;
        if (to)
            *to += (to->empty() ? "" : ", ") + std::string(match.title);
    }
    std::string out;
    if (!same.empty())
        out += " Alike: " + same + '.';
    if (!other.empty())
        out += " Not alike: " + other + '.';
    return out;
}

void writeOne(const Recalled &recalled, int number, const Briefing &briefing, QuestionWriter &writer)
{
    const domain::Experience &one = *recalled.experience;
    const std::string ref = "memory:" + std::to_string(number);
    writer.line("- " + std::string(domain::name(one.side)) + ' ' + base::sanitised(one.symbol, 40) + ' ' +
                std::string(one.timeframe.name()) + ", closed " + base::iso(one.closed) + ": net " +
                writer.cite(ref + ".net", one.netPercent, "memory") + " %, similarity " +
                writer.cite(ref + ".similarity", recalled.similarity, "memory") + " over " +
                std::to_string(recalled.shared) + " features." + matchText(recalled));
    if (!one.insight.empty())
        writer.line("  <" + briefing.fence + ">" +
                    base::quotable(one.insight, lessonBytes) + "</" + briefing.fence + ">");
}

} // namespace

/// Similar trades that were closed, best match first, and how a wider set of them came out.
void writeMemory(const Briefing &briefing, QuestionWriter &writer)
{
    const domain::MemoryBrief &memory = briefing.memory;
    if (!memory.on || memory.known == 0)
        return;
    writer.heading("Memory (closed trades in a similar market)");
    writer.line("All " + std::to_string(memory.known) +
                " trades remembered: " + shareText(writer, "memory:all", memory.all) + '.');
    if (memory.similar.empty())
        return;
    writer.line("The " + std::to_string(memory.similarShare.n) +
                " most similar: " + shareText(writer, "memory:similar", memory.similarShare) + '.');
    int number = 0;
    for (const Recalled &one : memory.similar)
        writeOne(one, ++number, briefing, writer);
}

} // namespace decision
