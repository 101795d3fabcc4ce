// On which side of a line a value stands, with a dead band around the line. Inside `studies` only; a value of
// one call, one thread.
#pragma once

namespace studies {

/// A value between −band and band leaves the side as it was: a value that dances on the line crosses it once.
class Side
{
public:
    /// +1 or −1 when the value has come over from the other side, else 0. A missing value or band changes
    /// nothing.
    int cross(double value, double band)
    {
        const int side = value > band ? 1 : value < -band ? -1 : m_side;
        const bool crossed = m_side != 0 && side != m_side;
        m_side = side;
        return crossed ? side : 0;
    }
    [[nodiscard]] int side() const { return m_side; }

private:
    int m_side = 0;
};

} // namespace studies
