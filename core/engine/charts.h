// What a window wants to see on its charts, beside what the settings draw for the model: which studies,
// whether patterns and the volume profile, and further charts of the watched markets. Values; any thread.
#pragma once

#include "chart/chart_spec.h"
#include "domain/instrument.h"
#include "domain/watch.h"

#include <memory>
#include <string>
#include <vector>

namespace engine {

/// One more chart: of the market of a watch, in a timeframe of its own.
struct ChartWish
{
    domain::Symbol symbol;
    domain::Timeframe timeframe;
    bool operator==(const ChartWish &) const = default;
};

struct ChartsWanted
{
    std::vector<std::string> studies; // "rsi:14"; what cannot be read is left out
    bool patterns = false, profile = false;
    std::vector<ChartWish> more;
    bool operator==(const ChartsWanted &) const = default;
};

/// One more chart as it is now.
struct ChartView
{
    ChartWish wish;
    std::string venueTitle;
    domain::InstrumentPtr instrument;              // null: the desk does not watch that symbol
    std::shared_ptr<const chart::ChartSpec> chart; // null until there are candles
    std::optional<base::Error> error;              // of the last time they were asked for
    std::optional<base::UtcTime> seen;
};

/// A study that a chart can show.
struct StudyInfo
{
    std::string name, title, standard;   // "macd", "MACD", "macd:12:26:9"
    std::vector<std::string> parameters; // "fast", "slow", "signal"
    bool overlay = false;                // drawn over the price
};
[[nodiscard]] std::vector<StudyInfo> studyCatalogue();
/// The text of a study with all its parameters, "rsi" → "rsi:14". Errors: as studies::Request::parse.
[[nodiscard]] base::Result<std::string> checkedStudy(const std::string &text);

} // namespace engine
