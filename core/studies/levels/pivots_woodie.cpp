#include "studies/levels/pivot.h"
#include "studies/levels/rows.h"

namespace studies {
namespace {

constexpr std::size_t which[] = {0, 1, 2, 3, 5, 6, 7};

} // namespace

/// Woodie's pivot levels (they take the open of the present session) of the session before, in price units:
/// `days` 1 (the standard) the UTC day, 7 the week from Monday on, 30 the calendar month, any other number
/// that many days, by the opening times of the bars; the formulas stand in pivot.h. Source: Stock.Indicators'
/// PivotPoints. Warm-up: 1; missing during the first session, which may be a part of one.
void computePivotsWoodie(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    sessionPivots(input, PivotKind::Woodie, parameters[0], which, outputs, walk);
}

int warmupPivotsWoodie(Parameters)
{
    return 1;
}

} // namespace studies
