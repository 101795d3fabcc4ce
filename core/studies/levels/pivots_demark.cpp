#include "studies/levels/pivot.h"
#include "studies/levels/rows.h"

namespace studies {
namespace {

constexpr std::size_t which[] = {0, 1, 5};

} // namespace

/// DeMark's pivot levels of the session before, in price units: `days` 1 (the standard) the UTC day, 7
/// the week from Monday on, 30 the calendar month, any other number that many days, by the opening times of
/// the bars; the formulas stand in pivot.h. Source: Stock.Indicators' PivotPoints. Warm-up: 1; missing during
/// the first session, which may be a part of one.
void computePivotsDemark(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    sessionPivots(input, PivotKind::Demark, parameters[0], which, outputs, walk);
}

int warmupPivotsDemark(Parameters)
{
    return 1;
}

} // namespace studies
