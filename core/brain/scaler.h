// How far apart two readings of a feature are, against how far they usually are: learned from the experiences
// that were known at the time of the question, and from the layout's own spread while there are few. A value;
// engine thread.
#pragma once

#include "brain/layout.h"

namespace brain {

class Scaler
{
public:
    Scaler();
    void add(std::span<const float> row);
    /// A factor a feature: a difference of four standard deviations scales to 1.
    [[nodiscard]] std::vector<double> factors() const;

private:
    struct Moments // Welford (1962)
    {
        double n = 0, mean = 0, squares = 0;
    };
    std::vector<Moments> m_moments;
};

} // namespace brain
