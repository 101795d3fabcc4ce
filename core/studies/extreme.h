// Where the highest or lowest value of a moving window lies. Inside `studies` only; a value of one call, one
// thread.
#pragma once

#include "studies/window.h"

#include <vector>

namespace studies {

enum class Equals { Newest, Oldest };

/// The bar of the highest (lowest) of the last `period` values, of equals the newest or the oldest one. A
/// short window is folded in registers, or looked through again when its extreme leaves it; a long one keeps
/// a queue of candidates, each newer and less extreme than the one before it, which every bar enters and
/// leaves once.
class Extreme
{
public:
    Extreme(bool highest, std::size_t period, Equals equals = Equals::Newest);
    /// For each bar in turn, from 0 on; of fewer bars at the start. x is a whole column.
    std::size_t next(const double *x, std::size_t bar);
    /// The same for the bars from … from + bars − 1: how many bars before each of them it lies.
    void run(const double *x, std::size_t from, std::size_t bars, double *ages);

private:
    [[nodiscard]] bool beaten(double old, double now) const;
    [[nodiscard]] std::size_t search(const double *x, std::size_t bar) const;
    std::size_t queued(const double *x, std::size_t bar);
    [[nodiscard]] std::size_t &at(std::size_t place) { return m_ring[place & m_mask]; }

    bool m_highest, m_newest;
    std::size_t m_period, m_best = 0, m_mask, m_front = 0,
                          m_back = 0; // m_front … m_back − 1 are in the queue
    std::vector<std::size_t> m_ring;
    Pieces m_pieces;
};

} // namespace studies
