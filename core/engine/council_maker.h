// The council of the settings: its seats, and a provider for each. Engine thread.
#pragma once

#include "decision/council.h"
#include "engine/council_options.h"
#include "llm/provider.h"

#include <functional>

namespace engine {

struct Settings;

/// Makes the provider of one member; the settings carry its model.
using MakeMember = std::function<base::Result<std::unique_ptr<llm::Provider>>(const std::string &id,
                                                                              const Settings &settings)>;
/// Errors: as councilSeats, and of the first member that cannot be made, naming it.
[[nodiscard]] base::Result<std::unique_ptr<llm::Provider>> makeCouncil(const Settings &settings,
                                                                       const MakeMember &makeMember);

} // namespace engine
