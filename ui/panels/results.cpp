#include "ui/panels/results.h"

#include <algorithm>

namespace ui {

Results resultsOf(const engine::Snapshot &now, bool (*enough)(const domain::Performance &performance))
{
    const auto known = [enough](const auto &performance) { return performance && enough(*performance); };
    const bool traded = now.trades && std::any_of(now.trades->begin(), now.trades->end(),
                                                  [](const engine::TradeView &one) { return !one.replayed; });
    if (!traded && now.positions.empty() && known(now.replayedPerformance))
        return {now.replayedPerformance, true};
    return known(now.performance) ? Results{now.performance, false} : Results{};
}

} // namespace ui
