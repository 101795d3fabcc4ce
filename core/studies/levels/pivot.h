// Pivot levels from the range of an earlier session or window. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/walk.h"

namespace studies {

enum class PivotKind { Classic, Camarilla, Demark, Fibonacci, Woodie }; // Stock.Indicators' PivotPointType
inline constexpr std::size_t pivotKinds = 5;

struct PivotRange
{
    double open; // of the session with that range; for Woodie of the present one
    double high, low, close;
};

/// pp, s1 … s4, r1 … r4, in price units; missing where the kind has no such level. With P = (high + low +
/// close) ÷ 3 and R = high − low:
/// Classic (the floor traders'): P; s1 = 2P − high, s2 = P − R, s3 = low − 2 (high − P), the r mirrored.
/// Camarilla (Nick Scott): close; close ∓ 1.1 R ÷ 12, ÷ 6, ÷ 4, ÷ 2.
/// Demark (Tom DeMark): X = high + 2 low + close after a fall of the session, 2 high + low + close after a
/// rise, high + low + 2 close otherwise; X ÷ 4, s1 = X ÷ 2 − high, r1 = X ÷ 2 − low.
/// Fibonacci: P; P ∓ 0.382 R, 0.618 R, R.
/// Woodie (Ken Wood): as Classic with P = (high + low + 2 open) ÷ 4.
using PivotLevels = std::array<double, 9>;
[[nodiscard]] PivotLevels pivotLevels(PivotKind kind, const PivotRange &range);

/// The levels of each bar from the range of the session before: of the UTC day (`days` 1), of the week from
/// Monday on (7), of the calendar month (30), or of any other number of days, by the opening times of the
/// bars. `outputs` take the levels named by `which`, numbers into PivotLevels; missing during the first
/// session.
void sessionPivots(const Input &input, PivotKind kind, double days, std::span<const std::size_t> which,
                   std::span<const std::span<double>> outputs, Walk &walk);

} // namespace studies
