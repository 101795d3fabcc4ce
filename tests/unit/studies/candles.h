// Candles for the tests of studies: made by a seed, or read from a file. Values; any thread.
#pragma once

#include "studies/catalogue.h"

#include <QString>

/// Columns that a study can read.
struct Candles
{
    std::vector<std::int64_t> time;
    std::vector<double> open, high, low, close, volume;

    void add(std::int64_t ms, double o, double h, double l, double c, double v);
    [[nodiscard]] std::size_t size() const { return close.size(); }
    [[nodiscard]] studies::Input input() const { return {time, open, high, low, close, volume}; }
    [[nodiscard]] Candles slice(std::size_t first, std::size_t count) const;
    /// Prices and volumes multiplied.
    [[nodiscard]] Candles scaled(double prices, double volumes) const;
};

enum class Market { Walk, Ticks, Patches, Gappy, Thin, Trend };
inline constexpr int markets = 6;

/// An hourly market: a random walk; one that moves by whole ticks and often not at all; one with long patches
/// without any movement; one with missing bars; one with many bars without volume; one that rises a
/// thousandfold and falls again.
[[nodiscard]] Candles makeCandles(Market market, std::size_t count, std::uint64_t seed);
/// `count` bars at one price.
[[nodiscard]] Candles flatCandles(std::size_t count, double price, double volume);
/// timestamp, open, high, low, close, volume; a timestamp in milliseconds or a date. Empty if it cannot be
/// read.
[[nodiscard]] Candles readCandles(const QString &path);

/// A table of numbers with a header; an empty field is missing (NaN).
struct Table
{
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;
};
[[nodiscard]] Table readTable(const QString &path);

/// Equal bit by bit, every NaN being equal to every other.
[[nodiscard]] bool sameBits(double a, double b);
/// Both missing, or within `relative` of the larger one or `absolute`.
[[nodiscard]] bool near(double a, double b, double relative, double absolute = 0);
/// The request of this text; stops the program if it is not one.
[[nodiscard]] studies::Request request(const std::string &text);
/// The first output of a study.
[[nodiscard]] std::vector<double> computed(const std::string &text, const Candles &candles,
                                           std::size_t output = 0);
