// A memory that was never lived: for tests of the window. Pure.
#pragma once

#include "engine/snapshot.h"

namespace support {

inline std::shared_ptr<const domain::Experience> sampleExperience(int number, base::UtcTime now)
{
    auto out = std::make_shared<domain::Experience>();
    out->id = std::to_string(number);
    out->origin = "desk";
    out->symbol = "BTC/USDT";
    out->timeframe = *domain::Timeframe::parse("4h");
    out->closed = now - std::chrono::hours(24 * (number + 1));
    out->opened = out->closed - std::chrono::hours(20);
    out->known = out->closed;
    out->netPercent = number % 3 ? 1.25 : -0.75;
    out->confidence = 0.7;
    out->maePercent = -0.4;
    out->mfePercent = 1.9;
    out->insight = number == 4 ? "Bought a breakout into <b>supply</b>." : "Nothing out of the ordinary.";
    out->capsuleId = "capsule-of-" + std::to_string(number);
    return out;
}

inline domain::Share sampleShare(std::size_t wins, std::size_t n)
{
    return {wins, n, double(wins) / double(n), 0.3, 0.8, 0.42};
}

inline std::shared_ptr<const engine::MemoryView> sampleMemory(base::UtcTime now)
{
    auto out = std::make_shared<engine::MemoryView>();
    out->size = 40;
    out->all = sampleShare(24, 40);
    for (int i = 0; i < 12; ++i)
        out->recent.push_back(sampleExperience(i, now));
    domain::Rule rule;
    rule.id = "prefer:trend=bullish";
    rule.pattern = "bullish trend";
    rule.text = "Trades have done better with bullish trend.";
    rule.share = sampleShare(18, 22);
    rule.base = out->all;
    rule.effective = 17.5;
    rule.pValue = 0.0001;
    rule.mandatory = true;
    rule.since = now - std::chrono::hours(100);
    out->rules.push_back(rule);
    rule.id = "avoid:weekend=at the weekend";
    rule.kind = domain::RuleKind::Avoid;
    rule.pattern = "entered at the weekend";
    rule.mandatory = false;
    rule.muted = true;
    out->rules.push_back(rule);
    out->thresholds = {{"adx_strong", "ADX of a strong trend", "", 25, 30, 30.0, sampleShare(5, 20),
                        sampleShare(19, 20), "learned"}};
    out->buckets = {{"adx", "adx=ADX 25 to 40", "ADX 25 to 40", sampleShare(12, 20)},
                    {"direction", "direction=short", "short", {1, 3, {}, {}, {}, {}}}};
    out->calibration.n = 40;
    out->calibration.map = "logistic";
    out->calibration.ece = 0.08;
    out->calibration.eceLow = 0.04;
    out->calibration.eceHigh = 0.15;
    for (int i = 0; i < 10; ++i)
        out->calibration.bins.push_back(
            {i / 10.0, (i + 1) / 10.0, i / 10.0 + 0.05, i < 5 ? domain::Share{} : sampleShare(6, 10)});
    out->ruleValues = {{"reward_to_risk", "USDT", 42.5, 3.0, 80.0, 14, ""}};
    return out;
}

inline std::shared_ptr<const domain::MemoryBrief> sampleBrief(base::UtcTime now)
{
    auto out = std::make_shared<domain::MemoryBrief>();
    out->on = true;
    out->known = 40;
    out->similarShare = sampleShare(11, 20);
    for (int i = 0; i < 3; ++i)
        out->similar.push_back({sampleExperience(i, now),
                                0.9 - 0.1 * i,
                                0.8,
                                0.87 - 0.1 * i,
                                18,
                                {{"rsi", "RSI 14", 55.0, 56.5, 0.03},
                                 {"adx", "ADX 14", 12.0, 41.0, 0.7},
                                 {"book", "Book pressure", {}, 0.2, {}}}});
    return out;
}

} // namespace support
