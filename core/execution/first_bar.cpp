#include "execution/first_bar.h"

#include <algorithm>

namespace execution {

base::UtcTime firstBar(domain::Timeframe timeframe, base::UtcTime decided)
{
    const base::UtcTime open = timeframe.floor(decided);
    const base::Milliseconds justOpened =
        std::max<base::Milliseconds>(std::chrono::seconds(3), timeframe.step() / 60);
    return decided - open <= justOpened ? open : timeframe.closeOf(open);
}

} // namespace execution
