// The settings of a council. A value; any thread.
#pragma once

#include "base/options.h"
#include "decision/role.h"

#include <string>
#include <vector>

namespace engine {

struct CouncilSettings
{
    std::vector<std::string> members{"technician", "chart_reader", "generalist:conservative",
                                     "generalist:contrarian"};
    std::string provider = "compatible"; // of members that name none
    int quorum = 2;                      // voices
    double agreementPercent = 60;
    bool rebuttal = false;
};
[[nodiscard]] std::span<const base::Option<CouncilSettings>> councilOptionTable();
/// The seats, each with a provider. Errors: as decision::seatsOf and NotFound for a provider, the field being
/// "members" or "provider".
[[nodiscard]] base::Result<std::vector<decision::Seat>> councilSeats(const CouncilSettings &settings);

} // namespace engine
