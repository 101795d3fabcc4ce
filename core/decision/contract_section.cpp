#include "decision/resources.h"
#include "decision/sections.h"

namespace decision {
namespace {

struct Possible
{
    bool openLong = true, openShort = false, close = false, adjust = false;
};

Possible possible(const Briefing &briefing)
{
    const bool held = briefing.position.has_value();
    return {!held, !held && briefing.shortsAllowed, held, held && !briefing.levelsByDesk};
}

std::string actions(const Possible &can)
{
    std::string out = "\"hold\"";
    for (const auto &[allowed, name] : {std::pair(can.openLong, "open_long"),
                                        {can.openShort, "open_short"},
                                        {can.close, "close"},
                                        {can.adjust, "adjust"}})
        if (allowed)
            out += std::string(", \"") + name + '"';
    return out;
}

} // namespace

void writeContract(const Briefing &briefing, QuestionWriter &writer)
{
    const Possible can = possible(briefing);
    writer.heading("Your answer");
    const std::string_view text =
        templateText(briefing.templates, briefing.levelsByDesk ? "contract_desk_levels" : "contract");
    writer.line(filled(text, {{"actions", actions(can)}}));
}

std::string schemaFor(const Briefing &briefing)
{
    const Possible can = possible(briefing);
    std::string out(schema(briefing.levelsByDesk ? "strict_desk_levels" : "strict"));
    constexpr std::string_view place = "\"@ACTIONS@\"";
    const std::size_t at = out.find(place);
    if (at != std::string::npos)
        out.replace(at, place.size(), actions(can));
    return out;
}

} // namespace decision
