// The lines of the alligator: Wilder's averages of the middle price, shown some bars late. Inside `studies`
// only; a value of one call, one thread.
#pragma once

#include "studies/smooth.h"

namespace studies {

/// One line: Wilder's average over `period` bars, as it stood `offset` bars ago.
class LateAverage
{
public:
    LateAverage(std::size_t period, std::size_t offset);
    /// The next chunk of the line, good until the next one; missing before bar period + offset − 1.
    const double *next(const double *x, std::size_t bars);

private:
    Smoother m_smoother;
    std::size_t m_offset;
    Rolling m_input{Smoother::history}, m_output;
};

/// Jaw, teeth and lips of the middle price, (high + low) ÷ 2.
class AlligatorLines
{
public:
    /// period and offset of jaw, teeth and lips in turn.
    explicit AlligatorLines(std::span<const double> parameters);
    void next(const Input &input, std::size_t from, std::size_t bars);
    [[nodiscard]] const double *jaw() const { return m_line[0]; }
    [[nodiscard]] const double *teeth() const { return m_line[1]; }
    [[nodiscard]] const double *lips() const { return m_line[2]; }
    /// The first bar of a line, 0 … 2.
    [[nodiscard]] static std::size_t firstBar(std::span<const double> parameters, std::size_t line);

private:
    std::array<LateAverage, 3> m_average;
    std::array<const double *, 3> m_line{};
};

} // namespace studies
