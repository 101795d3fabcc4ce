#include "studies/fit.h"
#include "studies/trend/rows.h"

namespace studies {

/// Coefficient of determination of the linear regression: the share of the variance of the last `period`
/// closes that their least-squares line explains, 0 … 1. Source: Stock.Indicators' Slope (r squared).
/// Warm-up: period − 1. Missing where the closes are all the same.
void computeLinearregR2(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Fit &fit = walk.keep([&] { return Fit(period); });
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        fit.run(input.close.data() + from, bars);
        std::copy_n(fit.explained.data(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupLinearregR2(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
