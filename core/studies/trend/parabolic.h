// Wilder's parabolic stop and reverse, behind two rows of the catalogue. Inside `studies` only. Pure; any
// thread.
#pragma once

#include "studies/walk.h"

namespace studies {

/// How fast the stop follows on one side of the market.
struct Pursuit
{
    double first, step, most;
};
struct Parabolic
{
    double start;   // the first stop: a price for a long, minus a price for a short one; 0: told by the bars
    double offset;  // how far a new stop is moved away at a reversal, as a share of itself
    Pursuit rising; // while long
    Pursuit falling;
};

/// The stop of each bar, negative while it lies above a falling market; missing for the first bar. Each bar
/// takes the stop nearer to the extreme price of the trend by the pursuit's factor, which grows by `step`
/// with each new extreme up to `most`, but never into the last two bars; when a bar touches the stop the
/// sides change and the extreme of the trend becomes the stop.
///
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems; TA-Lib's SAR and SAREXT, whose first
/// bars it takes over: the trend begins down if the second bar's minus directional movement is positive, and
/// the first stop is the first bar's far end.
void parabolicStop(const Input &input, const Parabolic &parabolic, std::span<double> out, Walk &walk);

} // namespace studies
