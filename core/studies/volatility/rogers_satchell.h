// Rogers' and Satchell's variances of single bars. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/chunk.h"

namespace studies {

/// ln(high ÷ close) ln(high ÷ open) + ln(low ÷ close) ln(low ÷ open) of `bars` bars from bar `from` on, at
/// most a chunk: 0 for a bar that ran straight from low to high, whatever its drift; and body[i] = ln(close ÷
/// open). Source: L. Rogers and S. Satchell, "Estimating variance from high, low and closing prices" (1991).
void rogersSatchell(const Input &input, std::size_t from, std::size_t bars, double *variance, double *body);

} // namespace studies
