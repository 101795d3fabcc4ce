#include "studies/trend/parabolic.h"

#include "studies/chunk.h"

#include <cmath>

namespace studies {
namespace {

/// In a fall all prices are taken with the other sign, so that both sides are one: nothing is decided but
/// whether the stop is touched, and every value is what it would be otherwise.
class Chase
{
public:
    Chase(const Input &input, const Parabolic &given) : m_given(given)
    {
        limit(m_given.rising);
        limit(m_given.falling);
        m_long = given.start == 0 ? !opensDown(input) : given.start > 0;
        m_extreme = far(input, 1);
        const double start = std::abs(given.start);
        m_stop = given.start == 0 ? near(input, 0) : m_long ? start : -start;
        m_speed = pursuit().first;
    }
    /// Of the bars from … size − 1; below 0 in a fall.
    void run(const Input &input, std::size_t from, std::size_t size, double *out)
    {
        double stop = m_stop, extreme = m_extreme, speed = m_speed; // in registers all along
        for (std::size_t bar = from; bar < size; ++bar) {
            if (near(input, bar) <= stop) {
                m_extreme = extreme;
                reverse(input, bar);
                stop = m_stop, extreme = m_extreme, speed = m_speed;
            }
            out[bar] = stop;
            // Multiplied instead of decided: whether a bar reaches further nobody could foretell.
            const double reached = far(input, bar);
            const double faster = speed + static_cast<double>(reached > extreme) * pursuit().step;
            extreme = std::max(extreme, reached);
            speed = std::min(faster, pursuit().most);
            stop = kept(input, bar, stop + speed * (extreme - stop));
        }
        m_stop = stop, m_extreme = extreme, m_speed = speed;
    }

private:
    static void limit(Pursuit &pursuit)
    {
        pursuit.first = std::min(pursuit.first, pursuit.most);
        pursuit.step = std::min(pursuit.step, pursuit.most);
    }
    [[nodiscard]] const Pursuit &pursuit() const { return m_long ? m_given.rising : m_given.falling; }
    [[nodiscard]] static bool opensDown(const Input &input)
    {
        const double fall = input.low[0] - input.low[1], rise = input.high[1] - input.high[0];
        return fall > 0 && fall > rise;
    }
    /// The ends of a bar: the one that the trend runs to, and the one that may touch the stop.
    [[nodiscard]] double far(const Input &input, std::size_t bar) const
    {
        return m_long ? input.high[bar] : -input.low[bar];
    }
    [[nodiscard]] double near(const Input &input, std::size_t bar) const
    {
        return m_long ? input.low[bar] : -input.high[bar];
    }
    /// The stop never enters the last two bars.
    [[nodiscard]] double kept(const Input &input, std::size_t bar, double stop) const
    {
        const double before = near(input, std::max<std::size_t>(bar - 1, 1)), now = near(input, bar);
        return std::min(stop, std::min(before, now));
    }
    void reverse(const Input &input, std::size_t bar)
    {
        m_long = !m_long;
        m_stop = kept(input, bar, -m_extreme);
        m_stop += m_stop * (m_long ? -m_given.offset : m_given.offset);
        m_speed = pursuit().first;
        m_extreme = far(input, bar); // so that it is not passed by this bar
    }

    Parabolic m_given;
    bool m_long = true;
    double m_extreme = 0, m_stop = 0, m_speed = 0;
};

} // namespace

void parabolicStop(const Input &input, const Parabolic &parabolic, std::span<double> out, Walk &walk)
{
    walk.blank(out, 1);
    if (input.size() < 2)
        return;
    Chase &chase = walk.keep([&] { return Chase(input, parabolic); });
    chase.run(input, std::max<std::size_t>(1, walk.from()), input.size(), out.data());
}

} // namespace studies
