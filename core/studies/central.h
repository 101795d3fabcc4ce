// Products and powers of the distances from a moving mean, chunk by chunk. Inside `studies` only. Pure; any
// thread.
#pragma once

#include "studies/chunk.h"

namespace studies {

/// out[i] = the mean of (a − meanA[i]) · (b − meanB[i]) over the `period` values that end at i; a and b have
/// period − 1 readable values in front. Taken anew at every bar (the means move), four bars at a time where
/// the machine can; nothing is subtracted that had been added.
void centralProducts(const double *a, const double *meanA, const double *b, const double *meanB,
                     std::size_t period, std::size_t bars, double *out);
/// The second, third and fourth central moments of the window, likewise. mean[i] need only be near the mean:
/// by how far the distances from it fail to cancel each other, the moments are corrected.
void centralPowers(const double *x, const double *mean, std::size_t period, std::size_t bars, double *second,
                   double *third, double *fourth);

} // namespace studies
