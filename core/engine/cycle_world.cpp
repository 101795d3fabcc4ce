// What the world says, gathered while the market is looked at.
#include "engine/cycle.h"
#include "engine/cycle_record.h"

namespace engine {

base::Task<int> Cycle::gather(domain::Watch watch, SettingsPtr settings)
{
    if (!m_gatherer)
        co_return 0;
    const context::Options options = settings->context;
    const std::vector<std::string> coins{watch.symbol.base};
    const base::Result<int> came = co_await m_gatherer->refresh(options, coins);
    co_return came;
}

void Cycle::lookAround(Prepared &prepared, const Settings &settings)
{
    Sight &sight = prepared.sight;
    const auto funding = sight.funding ? sight.funding->next : std::nullopt;
    sight.world = worldOf(m_gatherer, prepared.watch, m_clock.now(), settings, funding);
    sight.missing.insert(sight.missing.end(), sight.world.missing.begin(), sight.world.missing.end());
    if (m_gatherer)
        addWorldViews(sight, m_gatherer->sources(), settings.context);
}

} // namespace engine
