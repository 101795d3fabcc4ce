#include "studies/averages/rows.h"
#include "studies/chunk.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void add(const double *x, double weight, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] += weight * x[i];
}

/// The weights of the window's bars, oldest first; none where the bell has no weight at any bar.
std::vector<double> bell(std::size_t period, double top, double width)
{
    std::vector<double> weights(period);
    double total = 0;
    for (std::size_t j = 0; j < period; ++j) {
        const double away = static_cast<double>(j) - top;
        total += weights[j] = std::exp(-(away * away) / (2 * width * width));
    }
    if (!(total > 0))
        return {};
    for (double &weight : weights)
        weight /= total;
    return weights;
}

} // namespace

/// Arnaud Legoux moving average of the close: weights of a bell, exp(−(j − m)² ÷ 2 s²) for the j-th oldest of
/// `period` closes, with its top at m = offset · (period − 1) and the width s = period ÷ sigma. Source:
/// Arnaud Legoux and Dimitrios Kouzis-Loukas; Stock.Indicators' Alma. Warm-up: period − 1 bars. Every value
/// is summed from its own window, weight by weight over many bars at a time.
void computeAlma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    const double top = parameters[1] * (parameters[0] - 1), width = parameters[0] / parameters[2];
    const std::vector<double> &weights = walk.keep([&] { return bell(period, top, width); });
    walk.blank(outputs[0], period - 1);
    if (weights.empty()) // a bell so narrow that it stands between two bars
        return walk.blank(outputs[0], input.size());
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        double *out = outputs[0].data() + from;
        std::fill_n(out, bars, 0.0);
        for (std::size_t j = 0; j < period; ++j)
            add(input.close.data() + from - (period - 1) + j, weights[j], bars, out);
    });
}

} // namespace studies
