// Natural logarithms of columns. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/chunk.h"

namespace studies {

/// out[i] = ln x[i] for any number of values; out is none of x. As std::log within two units in the last
/// place, also near 1, and exactly as std::log where that is no finite number and for the tiniest ones.
void logarithms(const double *x, std::size_t bars, double *out);
/// out[i] = ln (a[i] ÷ b[i]), likewise; out may be a or b.
void logarithmsOfRatios(const double *a, const double *b, std::size_t bars, double *out);

} // namespace studies
