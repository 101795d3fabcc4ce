// Turns a series and its studies into a chart: the same for the window and for the model. Pure; any thread.
#pragma once

#include "chart/chart_spec.h"
#include "domain/position.h"
#include "domain/watch.h"

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
};

/// Price with SMA 50 and 200, volume, RSI 14, MACD 12 26 9, last price, trade marks, and the position's levels.
[[nodiscard]] chart::ChartSpec chartOf(const PictureInput &input);

} // namespace engine
