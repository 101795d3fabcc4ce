#include "brain/scaler.h"

#include <cmath>

namespace brain {
namespace {

constexpr double believed = 20;  // experiences that the layout's own spread weighs as much as
constexpr double deviations = 4; // that are as far apart as can be

} // namespace

Scaler::Scaler() : m_moments(features().size()) {}

void Scaler::add(std::span<const float> row)
{
    for (std::size_t i = 0; i < m_moments.size() && i < row.size(); ++i) {
        if (!std::isfinite(row[i]))
            continue;
        Moments &one = m_moments[i];
        one.n += 1;
        const double away = double(row[i]) - one.mean;
        one.mean += away / one.n;
        one.squares += away * (double(row[i]) - one.mean);
    }
}

std::vector<double> Scaler::factors() const
{
    std::vector<double> out;
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        const Feature &feature = features()[i];
        const Moments &one = m_moments[i];
        const double prior = feature.spread * feature.spread;
        const double variance = feature.flag ? prior : (believed * prior + one.squares) / (believed + one.n);
        out.push_back(1 / (deviations * std::sqrt(variance)));
    }
    return out;
}

} // namespace brain
