// The bar of the extreme close of a moving window, as TA-Lib counts it. Inside `studies` only. Pure; any
// thread.
#pragma once

#include "studies/walk.h"

namespace studies {

/// out[t] = the number, from 0 on, of the bar of the highest (lowest) of the last `period` closes; missing
/// before there are as many. Of equal closes it is the newest one, but when the present extreme leaves the
/// window the oldest of those that follow it, as in TA-Lib.
void extremeBars(const Input &input, bool highest, std::size_t period, std::span<double> out, Walk &walk);

} // namespace studies
