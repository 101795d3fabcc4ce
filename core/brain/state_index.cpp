#include "brain/state_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <new>

namespace brain {
namespace {

constexpr std::size_t chunkRows = 1024;
constexpr std::size_t spare = 16; // rows beyond the wish that are summed again in double
constexpr double dayMs = 86'400'000;
constexpr double farthest = 60; // half-lives before the origin of recency moves on
constexpr float rough = 1e-4f;  // what single precision may be off by
constexpr double levels = 42;   // of a byte, for a scaled difference of 1
constexpr std::align_val_t alignment{64};

struct Freed
{
    void operator()(void *memory) const { ::operator delete(memory, alignment); }
};
template <class T>
using Aligned = std::unique_ptr<T[], Freed>;
template <class T>
Aligned<T> aligned(std::size_t count)
{
    T *const memory = static_cast<T *>(::operator new(count * sizeof(T), alignment));
    std::fill(memory, memory + count, T{});
    return Aligned<T>(memory);
}

std::size_t padded(std::size_t width, std::size_t to)
{
    return (width + to - 1) / to * to;
}

struct Chunk
{
    Aligned<float> rows;
    std::vector<float> recency, missing, shared; // a row each, padded to whole groups
};

/// The best so far, the worst of them at the front.
class Best
{
public:
    explicit Best(std::size_t count) : m_count(count) { m_items.reserve(count + 1); }
    [[nodiscard]] float threshold() const
    {
        return m_items.size() < m_count ? -std::numeric_limits<float>::infinity() : m_items.front().first;
    }
    void offer(float score, std::size_t index)
    {
        m_items.emplace_back(score, index);
        std::push_heap(m_items.begin(), m_items.end(), better);
        if (m_items.size() > m_count) {
            std::pop_heap(m_items.begin(), m_items.end(), better);
            m_items.pop_back();
        }
    }
    [[nodiscard]] const std::vector<std::pair<float, std::size_t>> &items() const { return m_items; }

private:
    /// The later row wins a tie, as in the final order.
    static bool better(const std::pair<float, std::size_t> &a, const std::pair<float, std::size_t> &b)
    {
        return a.first != b.first ? a.first > b.first : a.second > b.second;
    }
    std::size_t m_count;
    std::vector<std::pair<float, std::size_t>> m_items;
};

} // namespace

struct StateIndex::Impl
{
    Impl(std::size_t given, Metric which)
        : width(given), stride(padded(std::max<std::size_t>(given, 1), lanePad)), words((given + 63) / 64),
          metric(which)
    {
    }

    std::size_t width, stride, words;
    Metric metric;
    std::vector<RowTag> tags;
    mutable std::vector<Chunk> chunks;  // recency is brought up to date when asked for
    std::vector<std::uint64_t> present; // `words` a row: which numbers are there
    std::vector<float> raw;             // as added, for whoever asks; only where rows are normalised
    mutable base::UtcTime origin{};
    mutable double halfLife = 0;
    mutable std::size_t aged = 0; // rows whose recency is up to date
    // The coarse codes, made when first asked for.
    mutable std::vector<double> codeScale;
    mutable std::vector<float> codeMiddle;
    mutable std::vector<Aligned<std::uint8_t>> codes;
    mutable std::size_t coded = 0;

    [[nodiscard]] const float *rowAt(std::size_t index) const
    {
        return chunks[index / chunkRows].rows.get() + index % chunkRows * stride;
    }
    [[nodiscard]] std::size_t byteStride() const { return padded(width, 64); }
    [[nodiscard]] bool allows(const Probe &probe, std::size_t index) const
    {
        const RowTag &tag = tags[index];
        return tag.known <= probe.at && tag.closed <= probe.at && (tag.regime & probe.regimes) != 0 &&
               (tag.kind & probe.kinds) != 0 && (!probe.from || tag.closed >= *probe.from) &&
               (!probe.until || tag.closed <= *probe.until);
    }
    void age(double halfLifeDays) const;
    [[nodiscard]] Hit exact(std::size_t index, std::span<const double> query, std::span<const double> scale,
                            const Probe &probe) const;
    [[nodiscard]] std::vector<Hit> ranked(const std::vector<std::pair<float, std::size_t>> &found,
                                          std::span<const double> query, std::span<const double> scale,
                                          const Probe &probe) const;
    void encode(std::span<const double> scale) const;
    void encodeRow(std::size_t index) const;
    /// How many of the query's numbers row `index` has.
    [[nodiscard]] std::size_t sharedWith(std::size_t index, const std::vector<std::uint64_t> &mask) const;
};

/// Recency is 2^(−age ÷ half-life) = 2^((closed − origin) ÷ half-life) × 2^((origin − at) ÷ half-life): the
/// first factor is kept with the row.
void StateIndex::Impl::age(double halfLifeDays) const
{
    const double per = halfLifeDays * dayMs;
    if (halfLife != halfLifeDays) {
        halfLife = halfLifeDays;
        aged = 0;
    }
    auto exponent = [&](std::size_t i) { return double((tags[i].closed - origin).count()) / per; };
    if (aged == 0 && !tags.empty())
        origin = tags.front().closed;
    for (std::size_t i = aged; i < tags.size(); ++i) {
        if (exponent(i) > farthest) { // everything is written anew, from this row
            origin = tags[i].closed;
            for (std::size_t j = 0; j < i; ++j)
                chunks[j / chunkRows].recency[j % chunkRows] = float(std::exp2(exponent(j)));
        }
        chunks[i / chunkRows].recency[i % chunkRows] = float(std::exp2(exponent(i)));
    }
    aged = tags.size();
}

std::size_t StateIndex::Impl::sharedWith(std::size_t index, const std::vector<std::uint64_t> &mask) const
{
    std::size_t out = 0;
    for (std::size_t word = 0; word < words; ++word)
        out += std::size_t(std::popcount(present[index * words + word] & mask[word]));
    return out;
}

Hit StateIndex::Impl::exact(std::size_t index, std::span<const double> query, std::span<const double> scale,
                            const Probe &probe) const
{
    Hit out;
    out.index = index;
    const float *const from = rowAt(index);
    double sum = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (!std::isfinite(query[i]) || from[i] == absent)
            continue;
        ++out.shared;
        sum += metric == Metric::Cosine ? double(from[i]) * query[i]
                                        : std::min(1.0, std::abs(double(from[i]) - query[i]) * scale[i]);
    }
    const double age = double((probe.at - tags[index].closed).count()) / dayMs;
    out.similarity = metric == Metric::Cosine ? std::clamp(0.5 + 0.5 * sum, 0.0, 1.0)
                     : out.shared > 0         ? 1 - sum / double(out.shared)
                                              : 0;
    out.recency = std::exp2(-age / probe.halfLifeDays);
    out.score = probe.similarityWeight * out.similarity + (1 - probe.similarityWeight) * out.recency;
    return out;
}

std::vector<Hit> StateIndex::Impl::ranked(const std::vector<std::pair<float, std::size_t>> &found,
                                          std::span<const double> query, std::span<const double> scale,
                                          const Probe &probe) const
{
    std::vector<Hit> out;
    for (const auto &[score, index] : found)
        if (const Hit hit = exact(index, query, scale, probe); hit.shared > 0)
            out.push_back(hit);
    std::sort(out.begin(), out.end(), [&](const Hit &a, const Hit &b) {
        if (a.score != b.score)
            return a.score > b.score;
        return tags[a.index].closed != tags[b.index].closed ? tags[a.index].closed > tags[b.index].closed
                                                            : a.index > b.index;
    });
    if (out.size() > probe.count)
        out.resize(probe.count);
    return out;
}

StateIndex::StateIndex(std::size_t width, Metric metric) : m_impl(std::make_unique<Impl>(width, metric)) {}
StateIndex::~StateIndex() = default;
StateIndex::StateIndex(StateIndex &&) noexcept = default;
StateIndex &StateIndex::operator=(StateIndex &&) noexcept = default;

std::size_t StateIndex::size() const
{
    return m_impl->tags.size();
}

std::size_t StateIndex::width() const
{
    return m_impl->width;
}

const RowTag &StateIndex::tag(std::size_t index) const
{
    return m_impl->tags[index];
}

std::span<const float> StateIndex::row(std::size_t index) const
{
    return {m_impl->rowAt(index), m_impl->width};
}

void StateIndex::add(std::span<const float> row, const RowTag &tag)
{
    Impl &in = *m_impl;
    const std::size_t index = in.tags.size(), place = index % chunkRows;
    if (place == 0)
        in.chunks.push_back({aligned<float>(chunkRows * in.stride), std::vector<float>(chunkRows),
                             std::vector<float>(chunkRows), std::vector<float>(chunkRows, 1.0f)});
    Chunk &chunk = in.chunks.back();
    float *const to = chunk.rows.get() + place * in.stride;
    in.present.resize((index + 1) * in.words);
    double squares = 0;
    std::size_t there = 0;
    for (std::size_t i = 0; i < in.width; ++i) {
        const float value = i < row.size() ? row[i] : std::numeric_limits<float>::quiet_NaN();
        const bool known = std::isfinite(value);
        to[i] = known ? value : in.metric == Metric::Cosine ? 0 : absent;
        there += known;
        squares += known ? double(value) * value : 0;
        if (known)
            in.present[index * in.words + i / 64] |= std::uint64_t(1) << (i % 64);
    }
    if (in.metric == Metric::Cosine && squares > 0)
        for (std::size_t i = 0; i < in.width; ++i)
            to[i] = float(double(to[i]) / std::sqrt(squares));
    chunk.missing[place] = float(in.width - there);
    chunk.shared[place] = float(std::max<std::size_t>(1, there));
    in.tags.push_back(tag);
}

namespace {

/// A query made ready: unit length for a cosine, -1 and a factor of 0 where a number is missing.
struct Ready
{
    Aligned<float> values, scale;
    std::vector<double> exact;
    std::vector<std::uint64_t> mask;
    bool whole = true;
};

Ready ready(std::span<const float> query, std::span<const double> scale, std::size_t width,
            std::size_t stride, Metric metric)
{
    Ready out{aligned<float>(stride), aligned<float>(stride), std::vector<double>(width),
              std::vector<std::uint64_t>((width + 63) / 64), true};
    double squares = 0;
    for (std::size_t i = 0; i < width; ++i) {
        const bool known = i < query.size() && std::isfinite(query[i]);
        out.exact[i] = known ? double(query[i]) : std::numeric_limits<double>::quiet_NaN();
        squares += known ? out.exact[i] * out.exact[i] : 0;
        out.whole = out.whole && known;
        if (known)
            out.mask[i / 64] |= std::uint64_t(1) << (i % 64);
        out.scale[i] = known && i < scale.size() ? float(scale[i]) : 0;
        out.values[i] = known ? float(out.exact[i] * double(out.scale[i])) : -1.0f;
    }
    if (metric == Metric::Cosine)
        for (std::size_t i = 0; i < width; ++i) {
            out.exact[i] = std::isfinite(out.exact[i]) && squares > 0 ? out.exact[i] / std::sqrt(squares) : 0;
            out.values[i] = float(out.exact[i]);
        }
    return out;
}

std::vector<double> fullScale(std::span<const double> scale, std::size_t width)
{
    std::vector<double> out(scale.begin(), scale.begin() + std::ptrdiff_t(std::min(scale.size(), width)));
    out.resize(width);
    return out;
}

} // namespace

std::vector<Hit> StateIndex::search(std::span<const float> query, std::span<const double> scale,
                                    const Probe &probe) const
{
    const Impl &in = *m_impl;
    if (in.tags.empty() || probe.count == 0 || !(probe.halfLifeDays > 0))
        return {};
    in.age(probe.halfLifeDays);
    const Ready asked = ready(query, scale, in.width, in.stride, in.metric);
    BlockQuery block;
    block.query = asked.values.get();
    block.scale = in.metric == Metric::State ? asked.scale.get() : nullptr;
    block.width = in.stride;
    block.similarityWeight = float(probe.similarityWeight);
    block.recencyFactor =
        float((1 - probe.similarityWeight) *
              std::exp2(double((in.origin - probe.at).count()) / dayMs / probe.halfLifeDays));
    alignas(64) float scores[blockRows];
    float maxima[blockRows / groupRows], missing[blockRows], shared[blockRows];
    Best best(probe.count + spare);
    for (std::size_t first = 0; first < in.tags.size(); first += blockRows) {
        const Chunk &chunk = in.chunks[first / chunkRows];
        const std::size_t place = first % chunkRows, rows = std::min(blockRows, in.tags.size() - first);
        const std::size_t whole = padded(rows, groupRows);
        const float *absences = chunk.missing.data() + place, *common = chunk.shared.data() + place;
        if (!asked.whole && in.metric == Metric::State) {
            for (std::size_t i = 0; i < whole; ++i) {
                const std::size_t both = i < rows ? in.sharedWith(first + i, asked.mask) : 0;
                missing[i] = float(in.width - both);
                shared[i] = float(std::max<std::size_t>(1, both));
            }
            absences = missing;
            common = shared;
        }
        scoreBlock(block, chunk.rows.get() + place * in.stride, chunk.recency.data() + place, absences,
                   common, whole, scores, maxima);
        for (std::size_t group = 0; group < rows; group += groupRows) {
            if (maxima[group / groupRows] < best.threshold() - rough)
                continue;
            for (std::size_t i = group; i < std::min(rows, group + groupRows); ++i)
                if (scores[i] >= best.threshold() - rough && absences[i] < float(in.width) &&
                    in.allows(probe, first + i))
                    best.offer(scores[i], first + i);
        }
    }
    return in.ranked(best.items(), asked.exact, fullScale(scale, in.width), probe);
}

void StateIndex::Impl::encodeRow(std::size_t index) const
{
    const std::size_t width64 = byteStride();
    if (index % chunkRows == 0)
        codes.push_back(aligned<std::uint8_t>(chunkRows * width64));
    std::uint8_t *const to = codes.back().get() + index % chunkRows * width64;
    const float *const from = rowAt(index);
    for (std::size_t i = 0; i < width; ++i) {
        const double place = 128 + levels * (double(from[i]) - double(codeMiddle[i])) * codeScale[i];
        to[i] = from[i] == absent ? 0 : std::uint8_t(std::lround(std::clamp(place, 0.0, 255.0)));
    }
}

/// Codes stay good while the scale they were made with is near the one that is asked with.
void StateIndex::Impl::encode(std::span<const double> scale) const
{
    constexpr double near = 0.05;
    bool good = codeScale.size() == width;
    for (std::size_t i = 0; i < width && good; ++i)
        good = std::abs(codeScale[i] - scale[i]) <= near * scale[i];
    if (!good) {
        codes.clear();
        coded = 0;
        codeScale.assign(scale.begin(), scale.end());
        codeMiddle.assign(width, 0);
        for (std::size_t i = 0; i < width; ++i) {
            double sum = 0;
            std::size_t n = 0;
            for (std::size_t row = 0; row < tags.size(); row += 1 + tags.size() / 4096)
                if (const float value = rowAt(row)[i]; value != absent) {
                    sum += double(value);
                    ++n;
                }
            codeMiddle[i] = n > 0 ? float(sum / double(n)) : 0;
        }
    }
    for (; coded < tags.size(); ++coded)
        encodeRow(coded);
}

std::vector<Hit> StateIndex::searchCoarse(std::span<const float> query, std::span<const double> scale,
                                          const Probe &probe, std::size_t kept) const
{
    const Impl &in = *m_impl;
    if (in.metric != Metric::State || in.tags.size() <= kept || probe.count == 0 || !(probe.halfLifeDays > 0))
        return search(query, scale, probe);
    in.age(probe.halfLifeDays);
    const std::vector<double> whole = fullScale(scale, in.width);
    in.encode(whole);
    const Ready asked = ready(query, scale, in.width, in.stride, in.metric);
    const std::size_t width = in.byteStride();
    const Aligned<std::uint8_t> code = aligned<std::uint8_t>(width);
    for (std::size_t i = 0; i < in.width; ++i) {
        const double place = 128 + levels * (asked.exact[i] - double(in.codeMiddle[i])) * in.codeScale[i];
        code[i] = std::isfinite(place) ? std::uint8_t(std::lround(std::clamp(place, 0.0, 255.0))) : 255;
    }
    const double recent = (1 - probe.similarityWeight) *
                          std::exp2(double((in.origin - probe.at).count()) / dayMs / probe.halfLifeDays);
    const float perLevel =
        float(probe.similarityWeight / levels / double(std::max<std::size_t>(1, in.width)));
    Best best(std::max(kept, probe.count + spare));
    std::uint32_t sums[blockRows];
    for (std::size_t first = 0; first < in.tags.size(); first += blockRows) {
        const std::size_t place = first % chunkRows, rows = std::min(blockRows, in.tags.size() - first);
        byteDistances(code.get(), std::uint8_t(levels), in.codes[first / chunkRows].get() + place * width,
                      width, rows, sums);
        const float *const recency = in.chunks[first / chunkRows].recency.data() + place;
        for (std::size_t i = 0; i < rows; ++i) {
            const float score = float(recent) * recency[i] - perLevel * float(sums[i]);
            if (score > best.threshold() && in.allows(probe, first + i))
                best.offer(score, first + i);
        }
    }
    return in.ranked(best.items(), asked.exact, whole, probe);
}

} // namespace brain
