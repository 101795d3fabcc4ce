// How a study is drawn: which outputs are lines, which pair is a band or a cloud, which is a histogram or
// dots, and the guides that traders expect. What the table does not name is drawn as lines. Pure; any thread.
#pragma once

#include "chart/chart_spec.h"
#include "studies/study.h"

namespace engine {

/// Adds a study over `input`, which are the columns of the chart's candles, to the chart: on the price where
/// it is an overlay, else as a panel below. `priceDecimals` are for panels in units of the price.
void addStudy(chart::ChartSpec &spec, const studies::Request &request, const studies::Input &input);

/// The volume by price of the last `bars` bars, each bar's volume spread evenly over its range, in `rows`
/// steps; the value area is the 70 % around the fullest. Nothing without volume or without a range.
[[nodiscard]] std::optional<chart::Profile> volumeProfile(const studies::Input &input, std::size_t bars,
                                                          std::size_t rows = 48);

} // namespace engine
