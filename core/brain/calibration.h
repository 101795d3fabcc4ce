// What a claimed confidence has been worth: the base rate at first, then a logistic map shrunk to it, then
// isotonic regression while it predicts better. Owned by a memory; a value; engine thread.
#pragma once

#include "base/random.h"
#include "domain/memory.h"

#include <array>

namespace brain {

class Calibration
{
public:
    static constexpr std::size_t logisticFrom = 30, isotonicFrom = 300;

    /// An outcome; trades without a claim count for the base rate only.
    void add(std::optional<double> claimed, bool won);
    [[nodiscard]] std::size_t outcomes() const { return m_all; }
    /// None without a single outcome.
    [[nodiscard]] std::optional<domain::Calibrated> at(double claimed) const;
    [[nodiscard]] std::string map() const;
    /// Reliability in ten bins, Brier scores of predictions made before each outcome, and the expected
    /// calibration error of the claims with a 90 % band (200 bootstrap samples of the outcomes).
    [[nodiscard]] domain::CalibrationReport report(base::Random random) const;

private:
    static constexpr std::size_t places = 101; // claims are told apart to 0.01
    struct Logistic
    {
        double intercept = 0, slope = 0, middle = 0;
        double v00 = 0, v01 = 0, v11 = 0; // covariance of intercept and slope
    };
    struct Block // of equal claims under isotonic regression
    {
        std::size_t last = 0; // place
        double wins = 0, n = 0;
    };
    void fit();
    void fitLogistic();
    void fitIsotonic();
    [[nodiscard]] double baseRate() const;
    [[nodiscard]] double logistic(double claimed) const;
    [[nodiscard]] const Block &blockOf(double claimed) const;
    [[nodiscard]] bool isotonicLeads() const;
    [[nodiscard]] double error(const std::array<double, places> &wins,
                               const std::array<double, places> &n) const;

    std::size_t m_all = 0, m_wins = 0; // of every outcome
    std::size_t m_claims = 0;
    std::array<double, places> m_placeWins{}, m_placeN{};
    double m_claimedSquares = 0; // Σ (claim − outcome)²
    Logistic m_logistic;
    std::vector<Block> m_blocks;
    // Prequential sums of squared errors, from the first claim that every map could predict.
    std::size_t m_compared = 0, m_comparedIsotonic = 0;
    double m_base = 0, m_logisticSquares = 0, m_isotonic = 0, m_baseSince = 0, m_logisticSince = 0;
};

} // namespace brain
