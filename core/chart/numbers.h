// How the chart writes numbers: in the caller's format, with the decimals it is told. Pure; any thread.
#pragma once

#include "chart/chart_spec.h"

#include <QString>

namespace chart {

/// The number with exactly this many decimals, grouped and pointed as the wording asks, "−" for minus. What
/// rounds to zero is written without a sign; NaN and infinity give an empty text; from 1e15 on an exponent is
/// used.
[[nodiscard]] QString figure(double value, int decimals, const Wording &wording);
/// A short form with about three digits: 950, 1.23K, 45.6M, 7.89B, 1.20T. NaN and infinity give an empty
/// text.
[[nodiscard]] QString compactFigure(double value, const Wording &wording);
/// The digits after the point that a 1-2-5 step (or any power of ten) needs: 0.05 → 2, 20 → 0.
[[nodiscard]] int decimalsOfStep(double step);
/// `decimals`, or as many as it takes to show three digits of a tiny price: 0.0000012 at 2 → 8.
[[nodiscard]] int readableDecimals(double price, int decimals);

} // namespace chart
