// Volume weighed by where the close stands in its bar: what accumulation and distribution are made of. Inside
// `studies` only. Pure; any thread.
#pragma once

#include "studies/study.h"

namespace studies {

/// out[i] = volume · ((close − low) − (high − close)) ÷ (high − low): all of the volume at the high, none of
/// it in the middle, minus all of it at the low. A bar without any range has no place for its close: 0.
/// Source: Marc Chaikin.
void moneyFlows(const Input &input, std::size_t from, std::size_t bars, double *out);

} // namespace studies
