// How studies walk through columns: in chunks that stay in the first-level cache, with scratch of fixed size
// on the stack. Inside `studies` only; values of one call, one thread.
#pragma once

#include "studies/study.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <limits>
#include <memory>

// A kernel compiled for several instruction sets, the best one chosen when the program starts. All of them
// give the same bits: every element is the same chain of single operations, and contraction to fused ones is
// off.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) &&      \
    !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define STUDIES_KERNEL __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define STUDIES_KERNEL
#endif

namespace studies {

inline constexpr std::size_t chunkBars = 512;
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
/// What TA-Lib calls zero, but relative to the price: below this share of it an average movement is none.
inline constexpr double noMovement = 1e-14;

/// Calls `work(from, bars)` for each chunk of the bars start … size − 1. Where chunks end is a matter of
/// speed only.
template <class Work>
void eachChunk(std::size_t start, std::size_t size, Work work)
{
    for (std::size_t from = start; from < size; from += chunkBars)
        work(from, std::min(chunkBars, size - from));
}
template <class Work>
void eachChunk(std::size_t size, Work work)
{
    eachChunk(0, size, work);
}

/// Marks the first `warmup` values as missing.
inline void blank(std::span<double> output, std::size_t warmup)
{
    std::fill_n(output.begin(), std::min(warmup, output.size()), missing);
}

inline std::size_t whole(double parameter)
{
    return static_cast<std::size_t>(parameter);
}

/// `count` doubles without a value yet; on the stack up to `Inline`.
template <std::size_t Inline>
class Scratch
{
public:
    explicit Scratch(std::size_t count)
        : m_heap(count > Inline ? std::make_unique_for_overwrite<double[]>(count) : nullptr)
    {
    }
    [[nodiscard]] double *data() { return m_heap ? m_heap.get() : m_inline.data(); }

private:
    std::unique_ptr<double[]> m_heap;
    alignas(64)
        std::array<double, Inline> m_inline; // no initial value on purpose: it would cost more than the work
};

/// A derived column of which only the present chunk and the `history` values before it are kept. Before the
/// first bar all is missing.
class Rolling
{
public:
    explicit Rolling(std::size_t history) : m_history(history), m_data(history + chunkBars)
    {
        std::fill_n(m_data.data(), history, missing);
    }
    /// Room for the next chunk, with `history` readable values in front of it.
    double *next(std::size_t bars)
    {
        m_at += m_bars;
        if (m_at + bars > chunkBars) {
            std::memmove(m_data.data(), m_data.data() + m_at, m_history * sizeof(double));
            m_at = 0;
        }
        m_bars = bars;
        return m_data.data() + m_at + m_history;
    }

private:
    std::size_t m_history, m_at = 0, m_bars = 0;
    Scratch<chunkBars + 64> m_data;
};

} // namespace studies
