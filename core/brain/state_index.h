// Every experience's row in memory, searched exactly: the score is fused into the scan, filters are looked at
// where a row could still be among the best, and groups of rows that none of both lets through are not read.
// Owned by a memory; engine thread.
#pragma once

#include "base/time.h"
#include "brain/scan.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace brain {

enum class Metric {
    State, // 1 − mean scaled difference over the features that both have, each at most 1
    Cosine // (1 + cosine) ÷ 2, for embeddings
};

/// When a row may be found, and what it can be filtered by.
struct RowTag
{
    base::UtcTime closed{}, known{}; // valid time and known time
    std::uint64_t regime = 1;        // one bit
    std::uint8_t kind = 1;           // one bit: side, or whatever the owner tells apart
};

struct Probe
{
    base::UtcTime at{}; // nothing that was not known then is found
    std::size_t count = 10;
    double similarityWeight = 0.7; // recency has the rest
    double halfLifeDays = 90;
    std::uint64_t regimes = ~std::uint64_t(0);
    std::uint8_t kinds = 0xff;
    std::optional<base::UtcTime> from, until; // of the close
};

struct Hit
{
    std::size_t index = 0; // in the order of adding
    double similarity = 0, recency = 0, score = 0;
    std::size_t shared = 0;
};

class StateIndex
{
public:
    explicit StateIndex(std::size_t width, Metric metric = Metric::State);
    ~StateIndex();
    StateIndex(StateIndex &&) noexcept;
    StateIndex &operator=(StateIndex &&) noexcept;

    /// NaN is a missing number. A row of another width is cut or filled with missing numbers.
    void add(std::span<const float> row, const RowTag &tag);
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t width() const;
    [[nodiscard]] const RowTag &tag(std::size_t index) const;
    /// The row as it was added (State), or of unit length (Cosine: 0 where a number is missing).
    [[nodiscard]] std::vector<float> row(std::size_t index) const;

    /// The best rows, best first; the later close wins a tie, then the later added. `scale`: a factor a
    /// feature that makes differences comparable (State; ignored for Cosine). Sums run in single precision
    /// for every row and in double for those that can still be among the best, so that what is told does not
    /// depend on the machine's registers.
    [[nodiscard]] std::vector<Hit> search(std::span<const float> query, std::span<const double> scale,
                                          const Probe &probe) const;
    /// As `search`, after a first pass over one byte a number that keeps `kept` rows: for a great many rows.
    [[nodiscard]] std::vector<Hit> searchCoarse(std::span<const float> query, std::span<const double> scale,
                                                const Probe &probe, std::size_t kept) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace brain
