#include "studies/chunk.h"
#include "studies/trend/rows.h"

namespace studies {
namespace {

class Turns
{
public:
    explicit Turns(double percent) : m_share(percent / 100) {}
    void next(double price)
    {
        if (m_direction == 0)
            return begin(price);
        const bool rising = m_direction > 0;
        if (rising ? price <= m_extreme * (1 - m_share) : price >= m_extreme * (1 + m_share))
            turn(m_extreme, price);
        else
            m_extreme = rising ? std::max(m_extreme, price) : std::min(m_extreme, price);
    }
    [[nodiscard]] double point() const { return m_point; }
    [[nodiscard]] double kind() const { return m_direction == 0 ? missing : -m_direction; }

private:
    /// Until the first move is large enough it may start at either end.
    void begin(double price)
    {
        m_high = m_high == 0 ? price : std::max(m_high, price);
        m_low = m_low == 0 ? price : std::min(m_low, price);
        if (price >= m_low * (1 + m_share))
            m_direction = -1, turn(m_low, price);
        else if (price <= m_high * (1 - m_share))
            m_direction = 1, turn(m_high, price);
    }
    void turn(double point, double price)
    {
        m_point = point;
        m_direction = -m_direction;
        m_extreme = price;
    }

    double m_share, m_high = 0, m_low = 0, m_extreme = 0, m_point = missing;
    int m_direction = 0;
};

} // namespace

/// Zigzag of the closes: zig_zag = the price of the last turning point, point_type = 1 if that was a high and
/// −1 if it was a low. A high (low) is a turning point once the close has come back from it by `percent`; it
/// is told from that bar on. Source: Stock.Indicators' ZigZag, which writes the turning point at its own bar,
/// where it is not known yet, and draws straight lines between them; the points are the same. Warm-up: 1;
/// missing until the first turning point is known.
void computeZigzag(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Turns &turns = walk.keep([&] { return Turns(parameters[0]); });
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        turns.next(input.close[bar]);
        outputs[0][bar] = turns.point();
        outputs[1][bar] = turns.kind();
    }
}

int warmupZigzag(Parameters)
{
    return 1;
}

} // namespace studies
