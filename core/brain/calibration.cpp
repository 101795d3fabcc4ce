#include "brain/calibration.h"

#include "brain/evidence.h"

#include <algorithm>
#include <cmath>

namespace brain {
namespace {

constexpr double ridge = 4;      // pull of the slope to zero, which is the base rate
constexpr double clamped = 0.02; // claims nearer to 0 or 1 count as this
constexpr std::size_t bins = 10;
constexpr int samples = 200;
constexpr std::size_t isotonicStarts = 100; // claims from when its predictions are compared

double logit(double p)
{
    const double inside = std::clamp(p, clamped, 1 - clamped);
    return std::log(inside / (1 - inside));
}

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

std::size_t placeOf(double claimed, std::size_t places)
{
    return std::size_t(std::lround(std::clamp(claimed, 0.0, 1.0) * double(places - 1)));
}

double square(double x)
{
    return x * x;
}

} // namespace

double Calibration::baseRate() const
{
    return m_all > 0 ? double(m_wins) / double(m_all) : 0.5;
}

double Calibration::logistic(double claimed) const
{
    return sigmoid(m_logistic.intercept + m_logistic.slope * (logit(claimed) - m_logistic.middle));
}

const Calibration::Block &Calibration::blockOf(double claimed) const
{
    const std::size_t place = placeOf(claimed, places);
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                    [&](const Block &block) { return place <= block.last; });
    return found == m_blocks.end() ? m_blocks.back() : *found;
}

void Calibration::add(std::optional<double> claimed, bool won)
{
    const double outcome = won ? 1 : 0;
    if (claimed && std::isfinite(*claimed)) {
        const double claim = std::clamp(*claimed, 0.0, 1.0);
        if (m_claims >= logisticFrom) { // what each map says before it learns the answer
            ++m_compared;
            m_base += square(baseRate() - outcome);
            m_logisticSquares += square(logistic(claim) - outcome);
        }
        if (m_claims >= isotonicStarts && !m_blocks.empty()) {
            const Block &block = blockOf(claim);
            ++m_comparedIsotonic;
            m_isotonic += square((block.wins + 2 * baseRate()) / (block.n + 2) - outcome);
            m_baseSince += square(baseRate() - outcome);
            m_logisticSince += square(logistic(claim) - outcome);
        }
        const std::size_t place = placeOf(claim, places);
        m_placeN[place] += 1;
        m_placeWins[place] += outcome;
        m_claimedSquares += square(claim - outcome);
        ++m_claims;
    }
    ++m_all;
    m_wins += won;
    fit();
}

void Calibration::fit()
{
    if (m_claims >= logisticFrom)
        fitLogistic();
    if (m_claims >= isotonicStarts)
        fitIsotonic();
}

/// Newton's method for the penalised likelihood; starts where the last fit ended.
void Calibration::fitLogistic()
{
    double sum = 0, n = 0, wins = 0;
    std::array<double, places> xs{};
    for (std::size_t i = 0; i < places; ++i) {
        if (m_placeN[i] == 0)
            continue;
        xs[i] = logit(double(i) / double(places - 1));
        sum += m_placeN[i] * xs[i];
        n += m_placeN[i];
        wins += m_placeWins[i];
    }
    Logistic &fitted = m_logistic;
    fitted.middle = sum / n;
    if (wins == 0 || wins == n) { // no slope can be told; one half of an outcome keeps the intercept finite
        fitted = {logit((wins + 0.5) / (n + 1)), 0, fitted.middle, 4 / n, 0, 0};
        return;
    }
    for (int step = 0; step < 8; ++step) {
        double g0 = 0, g1 = -ridge * fitted.slope, h00 = 0, h01 = 0, h11 = ridge;
        for (std::size_t i = 0; i < places; ++i) {
            if (m_placeN[i] == 0)
                continue;
            const double x = xs[i] - fitted.middle, p = sigmoid(fitted.intercept + fitted.slope * x);
            const double off = m_placeWins[i] - m_placeN[i] * p, weight = m_placeN[i] * p * (1 - p);
            g0 += off;
            g1 += off * x;
            h00 += weight;
            h01 += weight * x;
            h11 += weight * x * x;
        }
        const double determinant = h00 * h11 - h01 * h01;
        if (!(determinant > 1e-12))
            break;
        const double up = (h11 * g0 - h01 * g1) / determinant, tilt = (h00 * g1 - h01 * g0) / determinant;
        fitted.intercept = std::clamp(fitted.intercept + std::clamp(up, -2.0, 2.0), -6.0, 6.0);
        fitted.slope = std::clamp(fitted.slope + std::clamp(tilt, -2.0, 2.0), -6.0, 6.0);
        fitted.v00 = h11 / determinant;
        fitted.v01 = -h01 / determinant;
        fitted.v11 = h00 / determinant;
        if (std::abs(up) < 1e-9 && std::abs(tilt) < 1e-9)
            break;
    }
}

/// Pool adjacent violators (Ayer et al. 1955).
void Calibration::fitIsotonic()
{
    m_blocks.clear();
    for (std::size_t i = 0; i < places; ++i) {
        if (m_placeN[i] == 0)
            continue;
        m_blocks.push_back({i, m_placeWins[i], m_placeN[i]});
        while (m_blocks.size() > 1) {
            const Block &last = m_blocks.back();
            Block &before = m_blocks[m_blocks.size() - 2];
            if (before.wins * last.n < last.wins * before.n)
                break;
            before = {last.last, before.wins + last.wins, before.n + last.n};
            m_blocks.pop_back();
        }
    }
}

bool Calibration::isotonicLeads() const
{
    return m_claims >= isotonicFrom && m_comparedIsotonic > 0 && m_isotonic < m_baseSince &&
           m_isotonic < m_logisticSince;
}

std::string Calibration::map() const
{
    return m_claims < logisticFrom ? "base_rate" : isotonicLeads() ? "isotonic" : "logistic";
}

std::optional<domain::Calibrated> Calibration::at(double claimed) const
{
    if (m_all == 0 || !std::isfinite(claimed))
        return std::nullopt;
    domain::Calibrated out;
    out.map = map();
    if (out.map == "logistic") {
        const double x = logit(claimed) - m_logistic.middle;
        const double eta = m_logistic.intercept + m_logistic.slope * x;
        const double spread =
            std::sqrt(std::max(0.0, m_logistic.v00 + 2 * x * m_logistic.v01 + x * x * m_logistic.v11));
        out.p = sigmoid(eta);
        out.low80 = sigmoid(eta - z80 * spread);
        out.low95 = sigmoid(eta - z95 * spread);
        out.high95 = sigmoid(eta + z95 * spread);
        out.n = m_claims;
        return out;
    }
    double wins = double(m_wins), n = double(m_all);
    if (out.map == "isotonic") {
        const Block &block = blockOf(claimed);
        wins = block.wins + 2 * baseRate();
        n = block.n + 2;
    }
    const Interval wide = wilson(wins, n);
    out.p = wins / n;
    out.low80 = wilson(wins, n, z80).low;
    out.low95 = wide.low;
    out.high95 = wide.high;
    out.n = out.map == "isotonic" ? m_claims : m_all;
    return out;
}

/// Σ over the bins of share × |mean claim − rate of wins| (Naeini et al. 2015).
double Calibration::error(const std::array<double, places> &wins, const std::array<double, places> &n) const
{
    double total = 0, out = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        double claimed = 0, won = 0, count = 0;
        for (std::size_t i = 0; i < places; ++i) {
            if (std::min(bins - 1, i * bins / (places - 1)) != bin)
                continue;
            claimed += n[i] * double(i) / double(places - 1);
            won += wins[i];
            count += n[i];
        }
        total += count;
        out += std::abs(claimed - won);
    }
    return total > 0 ? out / total : 0;
}

domain::CalibrationReport Calibration::report(base::Random random) const
{
    domain::CalibrationReport out;
    out.n = m_claims;
    out.map = map();
    for (std::size_t bin = 0; bin < bins; ++bin) {
        domain::ReliabilityBin one{double(bin) / bins, double(bin + 1) / bins, 0, {}};
        double claimed = 0, won = 0, count = 0;
        for (std::size_t i = 0; i < places; ++i) {
            if (std::min(bins - 1, i * bins / (places - 1)) != bin)
                continue;
            claimed += m_placeN[i] * double(i) / double(places - 1);
            won += m_placeWins[i];
            count += m_placeN[i];
        }
        one.claimed = count > 0 ? claimed / count : (one.from + one.to) / 2;
        one.share = shareOf(std::size_t(won), std::size_t(count), std::nullopt);
        out.bins.push_back(std::move(one));
    }
    if (m_claims == 0)
        return out;
    out.brierClaimed = m_claimedSquares / double(m_claims);
    if (m_compared > 0) {
        out.brierBase = m_base / double(m_compared);
        out.brierLogistic = m_logisticSquares / double(m_compared);
    }
    if (m_comparedIsotonic > 0)
        out.brierIsotonic = m_isotonic / double(m_comparedIsotonic);
    if (m_claims < logisticFrom)
        return out;
    out.ece = error(m_placeWins, m_placeN);
    std::vector<std::pair<std::size_t, bool>> outcomes; // of each claim, to draw from
    for (std::size_t i = 0; i < places; ++i)
        for (double k = 0; k < m_placeN[i]; ++k)
            outcomes.emplace_back(i, k < m_placeWins[i]);
    std::vector<double> drawn;
    for (int sample = 0; sample < samples; ++sample) {
        std::array<double, places> wins{}, n{};
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            const auto &[place, won] = outcomes[random.below(outcomes.size())];
            n[place] += 1;
            wins[place] += won;
        }
        drawn.push_back(error(wins, n));
    }
    std::sort(drawn.begin(), drawn.end());
    out.eceLow = drawn[samples / 20];
    out.eceHigh = drawn[samples - 1 - samples / 20];
    return out;
}

} // namespace brain
