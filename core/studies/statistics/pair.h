// Which two columns of the candles a study of pairs compares. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/study.h"

namespace studies {

/// 0 open, 1 high, 2 low, 3 close, 4 volume.
[[nodiscard]] inline std::span<const double> columnOf(const Input &input, double number)
{
    const std::span<const double> columns[] = {input.open, input.high, input.low, input.close, input.volume};
    return columns[static_cast<std::size_t>(number)];
}

} // namespace studies
