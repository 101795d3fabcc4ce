#include "studies/averages/rows.h"
#include "studies/line.h"

namespace studies {

/// Linearly weighted moving average of the close: the newest counts `period` times, the oldest once.
/// Source: TA-Lib's WMA. Warm-up: period − 1 bars. Read off the least-squares line of the same window, which
/// stands a sixth of the window's length before its middle there; nothing accumulates along the series.
void computeWma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    lineAt(input.close, whole(parameters[0]), (parameters[0] - 1) / 6, outputs[0], walk);
}

} // namespace studies
