// A study: candles in, aligned columns of numbers out. Pure; any thread.
#pragma once

#include "domain/candle_series.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace studies {

/// Columns of one series, all of one length.
struct Input
{
    std::span<const std::int64_t> time; // opening time, ms UTC
    std::span<const double> open, high, low, close, volume;
    [[nodiscard]] std::size_t size() const { return close.size(); }
};
[[nodiscard]] inline Input inputOf(const domain::CandleSeries &candles)
{
    return {candles.time(), candles.open(), candles.high(), candles.low(), candles.close(), candles.volume()};
}

struct Parameter
{
    const char *name; // "period"
    double standard;  // what traders expect
    double least, most;
    bool whole = true; // only whole numbers, such as a period
};

enum class Kind { Overlay, Oscillator, Volume, Volatility }; // Overlay: drawn over the price

class Walk; // studies/walk.h

/// One row of the catalogue. `compute` writes `outputs.size()` columns of `input.size()` values, NaN in the
/// warm-up and wherever the value is undefined; it never looks at later bars, and it allocates nothing that
/// grows per call beyond small scratch. It does the bars that the walk has before it; when bars were added it
/// goes on from there, with the same values as if it had begun anew. `warmup(parameters)`: index of the first
/// bar that can have a value (of the slowest output).
struct Study
{
    const char *name;  // "rsi": TA-Lib's function in lower case where TA-Lib has it
    const char *title; // "RSI"
    Kind kind;
    std::span<const Parameter> parameters;
    std::span<const char *const> outputs; // one: the study itself
    using Compute = void(const Input &input, std::span<const double> parameters,
                         std::span<const std::span<double>> outputs, Walk &walk);
    Compute *compute;
    int (*warmup)(std::span<const double> parameters);
};

/// A study with its parameters: "rsi:14", "macd:12:26:9"; left-out parameters are the standard ones.
struct Request
{
    const Study *study = nullptr;
    std::vector<double> parameters;

    /// Errors: NotFound for the name, OutOfRange or BadData naming the parameter.
    [[nodiscard]] static base::Result<Request> parse(std::string_view text);
    /// With all parameters: "macd:12:26:9".
    [[nodiscard]] std::string id() const;
    [[nodiscard]] int warmup() const { return study->warmup(parameters); }
};

/// The columns of one computed request, NaN where there is no value.
struct Columns
{
    Request request;
    std::vector<std::vector<double>> outputs; // as request.study->outputs
};

[[nodiscard]] Columns run(const Request &request, const Input &input);
/// Into the caller's buffers of input.size() each.
void runInto(const Request &request, const Input &input, std::span<const std::span<double>> outputs);

} // namespace studies
