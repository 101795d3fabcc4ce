#include "samples.h"

#include <cmath>

namespace samples {

base::UtcTime day(double day)
{
    return base::fromMs(1'704'067'200'000 + std::int64_t(day * double(dayMs)));
}

domain::Experience experience(base::Random &random, int number, double onDay)
{
    return inRegime(random, number, onDay, int(random.below(3)), int(random.below(3)));
}

domain::Experience inRegime(base::Random &random, int number, double onDay, int trend, int volatility)
{
    domain::Experience one;
    one.id.assign(1, 't').append(std::to_string(number));
    one.origin = "desk";
    one.venue = "demo";
    one.symbol = "BTC/USDT";
    one.timeframe = *domain::Timeframe::parse("4h");
    one.opened = day(onDay);
    one.closed = day(onDay + 0.5);
    one.known = day(onDay + 1);
    one.side = random.below(2) ? domain::PositionSide::Short : domain::PositionSide::Long;
    one.confidence = 0.5 + 0.4 * random.uniform();
    one.stopPercent = 1 + random.uniform();
    one.targetPercent = 2 + 2 * random.uniform();
    one.reason = random.below(2) ? "stop" : "target";
    const double price = 100, percent[] = {0.8, 2.0, 4.0}, lean[] = {-15, 0, 15};
    const double middle = 20;
    one.state = domain::rawState({{"close", price},
                                  {"atr:14", price * percent[volatility] / 100},
                                  {"plus_di:14", middle + lean[trend] / 2},
                                  {"minus_di:14", middle - lean[trend] / 2},
                                  {"adx:14", 10 + 30 * random.uniform()},
                                  {"rsi:14", 20 + 60 * random.uniform()},
                                  {"macd:12:26:9.histogram", random.normal()},
                                  {"volume_ratio:20", 0.5 + random.uniform()},
                                  {"bbands:20:2.lower", price - 5 * random.uniform()},
                                  {"bbands:20:2.upper", price + 5 * random.uniform()},
                                  {"chop:14", 30 + 40 * random.uniform()},
                                  {"weekend", domain::isWeekend(one.opened) ? 1.0 : 0.0}});
    if (random.below(4) == 0)
        std::erase_if(one.state, [](const domain::Reading &reading) { return reading.ref == "chop:14"; });
    setOutcome(one, random.below(2) == 0);
    return one;
}

void setOutcome(domain::Experience &one, bool won)
{
    one.netPercent = won ? one.targetPercent.value_or(2) : -one.stopPercent.value_or(1);
}

} // namespace samples
