#include "studies/trend/parabolic.h"

#include "studies/chunk.h"

#include <cmath>

namespace studies {
namespace {

class Chase
{
public:
    Chase(const Input &input, const Parabolic &given) : m_input(input), m_given(given)
    {
        limit(m_given.rising);
        limit(m_given.falling);
        m_long = given.start == 0 ? !opensDown() : given.start > 0;
        m_extreme = m_long ? input.high[1] : input.low[1];
        m_stop = given.start == 0 ? (m_long ? input.low[0] : input.high[0]) : std::abs(given.start);
        m_speed = pursuit().first;
    }
    double next(std::size_t bar)
    {
        const bool touched = m_long ? m_input.low[bar] <= m_stop : m_input.high[bar] >= m_stop;
        const double shown = touched ? reverse(bar) : follow(bar);
        keepOut(bar);
        return shown;
    }

private:
    static void limit(Pursuit &pursuit)
    {
        pursuit.first = std::min(pursuit.first, pursuit.most);
        pursuit.step = std::min(pursuit.step, pursuit.most);
    }
    [[nodiscard]] const Pursuit &pursuit() const { return m_long ? m_given.rising : m_given.falling; }
    [[nodiscard]] bool opensDown() const
    {
        const double fall = m_input.low[0] - m_input.low[1], rise = m_input.high[1] - m_input.high[0];
        return fall > 0 && fall > rise;
    }
    /// The stop never enters the last two bars.
    void keepOut(std::size_t bar)
    {
        const std::size_t before = std::max<std::size_t>(bar - 1, 1);
        m_stop = m_long ? std::min({m_stop, m_input.low[before], m_input.low[bar]})
                        : std::max({m_stop, m_input.high[before], m_input.high[bar]});
    }
    double reverse(std::size_t bar)
    {
        m_stop = m_extreme;
        m_long = !m_long;
        keepOut(bar);
        m_stop += m_stop * (m_long ? -m_given.offset : m_given.offset);
        const double shown = m_long ? m_stop : -m_stop;
        m_speed = pursuit().first;
        m_extreme = m_long ? m_input.high[bar] : m_input.low[bar];
        m_stop += m_speed * (m_extreme - m_stop);
        return shown;
    }
    double follow(std::size_t bar)
    {
        const double shown = m_long ? m_stop : -m_stop;
        const double reached = m_long ? m_input.high[bar] : m_input.low[bar];
        if (m_long ? reached > m_extreme : reached < m_extreme) {
            m_extreme = reached;
            m_speed = std::min(m_speed + pursuit().step, pursuit().most);
        }
        m_stop += m_speed * (m_extreme - m_stop);
        return shown;
    }

    const Input &m_input;
    Parabolic m_given;
    bool m_long = true;
    double m_extreme = 0, m_stop = 0, m_speed = 0;
};

} // namespace

void parabolicStop(const Input &input, const Parabolic &parabolic, std::span<double> out)
{
    blank(out, 1);
    if (input.size() < 2)
        return;
    Chase chase(input, parabolic);
    for (std::size_t bar = 1; bar < input.size(); ++bar)
        out[bar] = chase.next(bar);
}

} // namespace studies
