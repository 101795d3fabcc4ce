// Candle files made up for tests. Any thread.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>

/// `rows` hourly bars from 2024-01-01 with a header; a wave of two decimals around 100.
inline std::string hourlyFile(int rows, std::int64_t stepMs = 3'600'000)
{
    std::string out = "timestamp,open,high,low,close,volume\n";
    for (int i = 0; i < rows; ++i) {
        const double open = 100 + 10 * std::sin(i * 0.1);
        const double close = 100 + 10 * std::sin((i + 1) * 0.1);
        char line[160];
        std::snprintf(line, sizeof line, "%lld,%.2f,%.2f,%.2f,%.2f,%.3f\n",
                      static_cast<long long>(1'704'067'200'000 + i * stepMs), open,
                      std::max(open, close) + 0.5, std::min(open, close) - 0.5, close, 5 + i % 7 + 0.125);
        out += line;
    }
    return out;
}
