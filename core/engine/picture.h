// Turns a series and its studies into a chart: the same for the window and for the model. Pure; any thread.
#pragma once

#include "chart/chart_spec.h"
#include "domain/position.h"
#include "domain/watch.h"
#include "studies/pattern.h"

#include <memory>

namespace engine {

struct PictureInput
{
    domain::CandleSeries candles; // may end with a forming bar
    domain::Watch watch;
    std::string venueTitle;
    domain::InstrumentPtr instrument;
    std::vector<domain::Trade> trades; // of this instrument: drawn as marks
    std::optional<domain::Position> position;
    std::optional<double> last;
    std::size_t bars = 150;
    std::vector<std::string> studies{"sma:50", "sma:200", "rsi:14", "macd:12:26:9"}; // in this order
    bool profile = false;                        // volume by price of the visible bars
    std::vector<studies::PatternEvent> patterns; // `bar` counted from the first candle
};

/// Price with volume, the studies, last price, trade marks, patterns, and the position's levels. A study that
/// does not exist is left out: settings are checked where they are read.
[[nodiscard]] chart::ChartSpec chartOf(const PictureInput &input);

} // namespace engine
