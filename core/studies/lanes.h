// Kernels that keep four bars in a register and reach back by shuffling registers instead of reading memory
// again. Inside `studies` only. Pure; any thread.
#pragma once

#include <cstddef>

// Such a kernel is written out for AVX2 beside a plain form of loops, and both give the same bits: every
// element is the same chain of single operations. (Vector types must not stand in a cloned kernel: the
// compiler breaks them up for the oldest machine before it clones.)
#if defined(__x86_64__) && defined(__GNUC__)
#define STUDIES_LANES 1
#define STUDIES_AVX2 [[gnu::target("avx2")]]
#else
#define STUDIES_LANES 0
#endif

namespace studies {

#if STUDIES_LANES
using Four = double __attribute__((vector_size(32)));

/// Whether this machine has the registers.
inline bool wideLanes()
{
    return __builtin_cpu_supports("avx2") != 0;
}
#endif

} // namespace studies
