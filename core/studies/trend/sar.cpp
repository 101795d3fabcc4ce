#include "studies/trend/parabolic.h"
#include "studies/trend/rows.h"

#include <cmath>

namespace studies {

/// Parabolic SAR: a stop that chases the price and changes sides when it is touched, in price units.
/// `acceleration` is the first pursuit factor and its step, `maximum` its limit. Source: J. Welles Wilder;
/// TA-Lib's SAR, whose first bars it takes over (Stock.Indicators and Tulip begin otherwise and meet it after
/// the first reversal). Warm-up: 1.
void computeSar(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const Pursuit pursuit{parameters[0], parameters[0], parameters[1]};
    parabolicStop(input, {0, 0, pursuit, pursuit}, outputs[0], walk);
    for (double &stop : outputs[0].subspan(walk.from()))
        stop = std::abs(stop);
}

int warmupSar(Parameters)
{
    return 1;
}

} // namespace studies
