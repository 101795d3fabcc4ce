#include "studies/chunk.h"
#include "studies/trend/rows.h"

#include <cstdlib>

namespace studies {
namespace {

constexpr std::size_t reach = 4;     // a setup compares with the close four bars ago
constexpr int setup = 9, count = 13; // complete

class Sequential
{
public:
    void next(const Input &input, std::size_t bar)
    {
        const double now = input.close[bar], then = input.close[bar - reach];
        const int sign = (now > then) - (now < then);
        m_run = sign == 0 ? 0 : m_run * sign > 0 ? m_run + sign : sign;
        if (m_done == count)
            m_side = m_done = 0;
        if (std::abs(m_run) == setup && sign != m_side)
            m_side = sign, m_done = 0;
        const bool falls = m_side < 0 && now <= input.low[bar - 2],
                   rises = m_side > 0 && now >= input.high[bar - 2];
        m_done += falls || rises;
    }
    [[nodiscard]] double run() const { return std::clamp(m_run, -setup, setup); }
    [[nodiscard]] double countdown() const { return m_side * m_done; }

private:
    int m_run = 0, m_side = 0, m_done = 0;
};

} // namespace

/// TD sequential. setup = how many bars in a row closed above (positive) or below (negative) the close four
/// bars before, kept at 9 once it is complete; an equal close ends the row. countdown = how many bars, since
/// nine falls (negative) or nine rises (positive), closed at or below the low, at or above the high, of two
/// bars before; complete with 13, then it starts over with the next setup, and so it does when a setup of the
/// other side completes. Source: Tom DeMark, without his qualifiers. Warm-up: 4.
void computeTdSequential(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    Sequential &sequential = walk.keep([&] { return Sequential(); });
    for (std::size_t bar = std::max(reach, walk.from()); bar < input.size(); ++bar) {
        sequential.next(input, bar);
        outputs[0][bar] = sequential.run();
        outputs[1][bar] = sequential.countdown();
    }
    for (const std::span<double> output : outputs)
        walk.blank(output, reach);
}

int warmupTdSequential(Parameters)
{
    return static_cast<int>(reach);
}

} // namespace studies
