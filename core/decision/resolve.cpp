#include "decision/understand.h"

#include <array>

namespace decision {
namespace {

using domain::PositionSide;

enum class Held { Nothing, Long, Short };

constexpr std::array<std::string_view, 8> names = {
    "open_long",        "open_short",       "close", "adjust", "hold", "nothing_to_sell",
    "nothing_to_close", "nothing_to_adjust"};

/// By action (open_long open_short close adjust hold), then by what is held. OpenShort with nothing held
/// still depends on whether shorts are allowed; an opening in the direction held depends on whether it names
/// levels.
constexpr Resolution table[5][3] = {
    {Resolution::OpenLong, Resolution::Adjust, Resolution::Close},
    {Resolution::OpenShort, Resolution::Close, Resolution::Adjust},
    {Resolution::NothingToClose, Resolution::Close, Resolution::Close},
    {Resolution::NothingToAdjust, Resolution::Adjust, Resolution::Adjust},
    {Resolution::Hold, Resolution::Hold, Resolution::Hold},
};

} // namespace

std::string_view name(Resolution resolution)
{
    return names[std::size_t(resolution)];
}

Resolution resolve(const domain::DecisionRecord &record, std::optional<PositionSide> held, bool shortsAllowed)
{
    const Held what = !held ? Held::Nothing : *held == PositionSide::Long ? Held::Long : Held::Short;
    const Resolution found = table[std::size_t(record.action)][std::size_t(what)];
    if (found == Resolution::OpenShort && !shortsAllowed)
        return Resolution::NothingToSell;
    // "Open" in the direction that is held already: new levels adjust the plan, none leave it.
    const bool levels = record.stopLoss || record.takeProfit;
    if (found == Resolution::Adjust && domain::opens(record.action) && !levels)
        return Resolution::Hold;
    return found;
}

} // namespace decision
