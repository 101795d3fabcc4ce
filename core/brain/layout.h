// The state of a market as a row of numbers: one feature a row of the table in layout.cpp, each read from raw
// readings. The layout has a version; experiences keep their raw readings, so that a new layout recomputes
// every row and nothing is dropped. Pure; any thread.
#pragma once

#include "domain/memory.h"

#include <span>
#include <string>
#include <vector>

namespace brain {

/// How the layout reads a state. Raised with every change of the table in layout.cpp.
constexpr int layoutVersion = 1;

struct Feature
{
    const char *id;    // "rsi"
    const char *title; // "RSI 14"
    const char *how;   // how it is read, for people: "rsi:14"
    double spread;     // what counts as one standard deviation before there is evidence
    bool flag;         // yes or no: the spread is never learned
    double (*read)(const domain::RawState &state); // NaN where a reading is missing
};
[[nodiscard]] std::span<const Feature> features();

/// One number a feature, in the table's order; NaN where it is missing.
using Row = std::vector<float>;
[[nodiscard]] Row rowOf(const domain::RawState &state);

/// Adds what a state holds beside the market's readings: whether it is a weekend.
void addCalendar(std::vector<domain::Reading> &readings, base::UtcTime time);

/// The regime that a state stands for, in the three bands that rules are made of.
enum class Trend { Bearish, Neutral, Bullish };
enum class Band { Low, Medium, High };
struct Regime
{
    std::optional<Trend> trend;     // +DI − −DI beyond 5
    std::optional<Band> strength;   // ADX below 20, below 25, above
    std::optional<Band> volatility; // ATR below 1.5 %, up to 3 %, above
    /// A bit for each of the 36 combinations, "not known" being one of four in each.
    [[nodiscard]] std::uint64_t bit() const;
    [[nodiscard]] std::string text() const; // "bullish, strong trend, high volatility"
};
[[nodiscard]] Regime regimeOf(const domain::RawState &state);
[[nodiscard]] std::string_view name(Trend trend);
[[nodiscard]] std::string_view name(Band band);
[[nodiscard]] std::optional<Trend> trendOf(std::string_view name);
[[nodiscard]] std::optional<Band> bandOf(std::string_view name);
/// The bits of every regime that agrees with what is given ("bullish", "high", …); all of them for nothing.
[[nodiscard]] std::uint64_t regimesLike(std::optional<Trend> trend, std::optional<Band> strength,
                                        std::optional<Band> volatility);

} // namespace brain
