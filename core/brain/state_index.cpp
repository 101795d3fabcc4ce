#include "brain/state_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <new>

namespace brain {
namespace {

constexpr std::size_t chunkRows = 1024; // whole groups
constexpr std::size_t spare = 16;       // rows beyond the wish that bytes may mislead about
constexpr double dayMs = 86'400'000;
constexpr double farthest = 60; // half-lives before the origin of recency moves on
constexpr float rough = 1e-4f;  // twice what single precision may be off by
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
    Aligned<float> numbers; // group by group, as GroupRows has them
    Aligned<float> recency; // a row each
};

/// What the rows of a group have in common: enough to pass them over unread.
struct GroupTag
{
    base::UtcTime oldest{}, newest{}; // closes
    base::UtcTime known{};            // before that none of them may be found
    std::uint64_t regimes = 0;
    std::uint8_t kinds = 0;
};

/// Which numbers row and query do not share: kept for the query's own gaps, which hardly ever change.
struct Absences
{
    std::vector<std::uint64_t> mask;
    std::size_t rows = 0, room = 0; // counted, and how many there is room for
    Aligned<float> missing, inverse;
};

using Scored = std::pair<float, std::size_t>; // a row's score and index

/// Every row that may still be among the best when its score is worked out to the last digit.
class Nearest
{
public:
    explicit Nearest(std::size_t count) : m_count(count) { m_scores.reserve(count + 1); }
    /// What a row has to reach.
    [[nodiscard]] float threshold() const { return m_threshold; }
    void offer(float score, std::size_t index)
    {
        m_rows.emplace_back(score, index);
        m_scores.push_back(score);
        std::push_heap(m_scores.begin(), m_scores.end(), std::greater<>());
        if (m_scores.size() > m_count) {
            std::pop_heap(m_scores.begin(), m_scores.end(), std::greater<>());
            m_scores.pop_back();
        }
        if (m_scores.size() == m_count)
            m_threshold = m_scores.front() - rough;
    }
    [[nodiscard]] std::vector<Scored> rows()
    {
        std::erase_if(m_rows, [&](const Scored &one) { return one.first < m_threshold; });
        return std::move(m_rows);
    }

private:
    std::size_t m_count;
    float m_threshold = -std::numeric_limits<float>::infinity();
    std::vector<float> m_scores; // the best, the worst of them at the front
    std::vector<Scored> m_rows;
};

/// So many rows that score best, the worst of them at the front.
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
    [[nodiscard]] const std::vector<Scored> &items() const { return m_items; }

private:
    /// The later row wins a tie, as in the final order.
    static bool better(const Scored &a, const Scored &b)
    {
        return a.first != b.first ? a.first > b.first : a.second > b.second;
    }
    std::size_t m_count;
    std::vector<Scored> m_items;
};

} // namespace

struct StateIndex::Impl
{
    Impl(std::size_t given, Metric which) : width(given), words((given + 63) / 64), metric(which) {}

    std::size_t width, words;
    Metric metric;
    std::vector<RowTag> tags;
    std::vector<GroupTag> groups;
    mutable std::vector<Chunk> chunks;   // recency is brought up to date when asked for
    mutable std::vector<float> freshest; // the greatest recency of each group
    mutable Absences absences;
    std::vector<std::uint64_t> present; // `words` a row: which numbers are there
    mutable base::UtcTime origin{};
    mutable double halfLife = 0;
    mutable std::size_t aged = 0; // rows whose recency is up to date
    // The coarse codes, made when first asked for.
    mutable std::vector<double> codeScale;
    mutable std::vector<float> codeMiddle;
    mutable std::vector<Aligned<std::uint8_t>> codes;
    mutable std::size_t coded = 0;

    /// The row's first number; the others follow groupRows apart.
    [[nodiscard]] float *rowAt(std::size_t index) const
    {
        return groupAt(index / groupRows) + index % groupRows;
    }
    [[nodiscard]] float *groupAt(std::size_t group) const
    {
        const std::size_t first = group * groupRows;
        return chunks[first / chunkRows].numbers.get() + first % chunkRows * width;
    }
    [[nodiscard]] float *recencyAt(std::size_t index) const
    {
        return chunks[index / chunkRows].recency.get() + index % chunkRows;
    }
    [[nodiscard]] std::size_t byteStride() const { return padded(width, 64); }
    /// What the kept recency of a row is multiplied with to weigh in a score.
    [[nodiscard]] float recencyFactor(const Probe &probe) const
    {
        return float((1 - probe.similarityWeight) *
                     std::exp2(double((origin - probe.at).count()) / dayMs / probe.halfLifeDays));
    }
    [[nodiscard]] bool allows(const Probe &probe, std::size_t index) const
    {
        const RowTag &tag = tags[index];
        return tag.known <= probe.at && tag.closed <= probe.at && (tag.regime & probe.regimes) != 0 &&
               (tag.kind & probe.kinds) != 0 && (!probe.from || tag.closed >= *probe.from) &&
               (!probe.until || tag.closed <= *probe.until);
    }
    /// Whether no row of a group can be found, whatever it holds.
    [[nodiscard]] bool passes(const Probe &probe, std::size_t group) const
    {
        const GroupTag &tag = groups[group];
        return tag.known > probe.at || (tag.regimes & probe.regimes) == 0 || (tag.kinds & probe.kinds) == 0 ||
               (probe.from && tag.newest < *probe.from) || (probe.until && tag.oldest > *probe.until);
    }
    void age(double halfLifeDays) const;
    void countAbsences(const std::vector<std::uint64_t> &mask) const;
    [[nodiscard]] Hit exact(std::size_t index, std::span<const double> query, std::span<const double> scale,
                            const Probe &probe) const;
    [[nodiscard]] std::vector<Hit> ranked(const std::vector<Scored> &found, std::span<const double> query,
                                          std::span<const double> scale, const Probe &probe) const;
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
    std::size_t changed = aged;
    for (std::size_t i = aged; i < tags.size(); ++i) {
        if (exponent(i) > farthest) { // everything is written anew, from this row
            origin = tags[i].closed;
            changed = 0;
            for (std::size_t j = 0; j < i; ++j)
                *recencyAt(j) = float(std::exp2(exponent(j)));
        }
        *recencyAt(i) = float(std::exp2(exponent(i)));
    }
    freshest.resize(groups.size());
    for (std::size_t group = changed / groupRows; changed < tags.size() && group < groups.size(); ++group)
        freshest[group] =
            *std::max_element(recencyAt(group * groupRows), recencyAt(group * groupRows) + groupRows);
    aged = tags.size();
}

void StateIndex::Impl::countAbsences(const std::vector<std::uint64_t> &mask) const
{
    Absences &to = absences;
    if (to.mask != mask || to.room < groups.size() * groupRows) {
        to.mask = mask;
        to.rows = 0;
        to.room = std::max(2 * to.room, groups.size() * groupRows);
        to.missing = aligned<float>(to.room);
        to.inverse = aligned<float>(to.room);
    }
    for (; to.rows < tags.size(); ++to.rows) {
        const std::size_t both = sharedWith(to.rows, mask);
        to.missing[to.rows] = both > 0 ? float(width - both) : -absent; // nothing to compare: far below all
        to.inverse[to.rows] = both > 0 ? 1.0f / float(both) : 1.0f;
    }
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
        const double number = double(from[i * groupRows]);
        if (!std::isfinite(query[i]) || number == double(absent))
            continue;
        ++out.shared;
        sum += metric == Metric::Cosine ? number * query[i]
                                        : std::min(1.0, std::abs(number - query[i]) * scale[i]);
    }
    const double age = double((probe.at - tags[index].closed).count()) / dayMs;
    out.similarity = metric == Metric::Cosine ? std::clamp(0.5 + 0.5 * sum, 0.0, 1.0)
                     : out.shared > 0         ? 1 - sum / double(out.shared)
                                              : 0;
    out.recency = std::exp2(-age / probe.halfLifeDays);
    out.score = probe.similarityWeight * out.similarity + (1 - probe.similarityWeight) * out.recency;
    return out;
}

std::vector<Hit> StateIndex::Impl::ranked(const std::vector<Scored> &found, std::span<const double> query,
                                          std::span<const double> scale, const Probe &probe) const
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

std::vector<float> StateIndex::row(std::size_t index) const
{
    std::vector<float> out(m_impl->width);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float number = m_impl->rowAt(index)[i * groupRows];
        out[i] = number == absent ? std::numeric_limits<float>::quiet_NaN() : number;
    }
    return out;
}

void StateIndex::add(std::span<const float> row, const RowTag &tag)
{
    Impl &in = *m_impl;
    const std::size_t index = in.tags.size();
    if (index % chunkRows == 0)
        in.chunks.push_back({aligned<float>(chunkRows * in.width), aligned<float>(chunkRows)});
    in.present.resize((index + 1) * in.words);
    std::vector<float> numbers(in.width, in.metric == Metric::Cosine ? 0 : absent);
    double squares = 0;
    for (std::size_t i = 0; i < std::min(in.width, row.size()); ++i) {
        if (!std::isfinite(row[i]))
            continue;
        numbers[i] = row[i];
        squares += double(row[i]) * double(row[i]);
        in.present[index * in.words + i / 64] |= std::uint64_t(1) << (i % 64);
    }
    const double length = in.metric == Metric::Cosine && squares > 0 ? std::sqrt(squares) : 1;
    float *const to = in.rowAt(index);
    for (std::size_t i = 0; i < in.width; ++i)
        to[i * groupRows] = float(double(numbers[i]) / length);
    const base::UtcTime known = std::max(tag.known, tag.closed);
    if (index % groupRows == 0)
        in.groups.push_back({tag.closed, tag.closed, known, 0, 0});
    GroupTag &group = in.groups.back();
    group.oldest = std::min(group.oldest, tag.closed);
    group.newest = std::max(group.newest, tag.closed);
    group.known = std::min(group.known, known);
    group.regimes |= tag.regime;
    group.kinds = std::uint8_t(group.kinds | tag.kind);
    in.tags.push_back(tag);
}

namespace {

/// A query made ready: unit length for a cosine, -1 and a factor of 0 where a number is missing.
struct Ready
{
    Aligned<float> values, scale;
    std::vector<double> exact;
    std::vector<std::uint64_t> mask;
};

Ready ready(std::span<const float> query, std::span<const double> scale, std::size_t width, Metric metric)
{
    Ready out{aligned<float>(width), aligned<float>(width), std::vector<double>(width),
              std::vector<std::uint64_t>((width + 63) / 64)};
    double squares = 0;
    for (std::size_t i = 0; i < width; ++i) {
        const bool known = i < query.size() && std::isfinite(query[i]);
        out.exact[i] = known ? double(query[i]) : std::numeric_limits<double>::quiet_NaN();
        squares += known ? out.exact[i] * out.exact[i] : 0;
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
    const Ready asked = ready(query, scale, in.width, in.metric);
    BlockQuery block;
    block.query = asked.values.get();
    block.scale = in.metric == Metric::State ? asked.scale.get() : nullptr;
    block.width = in.width;
    block.similarityWeight = float(probe.similarityWeight);
    block.recencyFactor = in.recencyFactor(probe);
    if (block.scale)
        in.countAbsences(asked.mask);
    alignas(64) float scores[groupRows];
    Nearest best(probe.count);
    // The newest first: they score high, and what lies so far back that not even the same state would bring
    // it among the best is not read at all.
    for (std::size_t group = in.groups.size(); group-- > 0;) {
        const std::size_t first = group * groupRows;
        const float most = block.similarityWeight + block.recencyFactor * in.freshest[group];
        if (most < best.threshold() || in.passes(probe, group))
            continue;
        GroupRows rows{in.groupAt(group), in.recencyAt(first), nullptr, nullptr};
        if (block.scale) {
            rows.missing = in.absences.missing.get() + first;
            rows.inverse = in.absences.inverse.get() + first;
        }
        if (!scoreGroup(block, rows, best.threshold(), scores))
            continue;
        const std::size_t count = std::min(groupRows, in.tags.size() - first);
        for (std::size_t i = 0; i < count; ++i)
            if (scores[i] >= best.threshold() && in.allows(probe, first + i))
                best.offer(scores[i], first + i);
    }
    return in.ranked(best.rows(), asked.exact, fullScale(scale, in.width), probe);
}

void StateIndex::Impl::encodeRow(std::size_t index) const
{
    const std::size_t width64 = byteStride();
    if (index % chunkRows == 0)
        codes.push_back(aligned<std::uint8_t>(chunkRows * width64));
    std::uint8_t *const to = codes.back().get() + index % chunkRows * width64;
    const float *const from = rowAt(index);
    for (std::size_t i = 0; i < width; ++i) {
        const float number = from[i * groupRows];
        const double place = 128 + levels * (double(number) - double(codeMiddle[i])) * codeScale[i];
        to[i] = number == absent ? 0 : std::uint8_t(std::lround(std::clamp(place, 0.0, 255.0)));
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
                if (const float value = rowAt(row)[i * groupRows]; value != absent) {
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
    const Ready asked = ready(query, scale, in.width, in.metric);
    const std::size_t width = in.byteStride();
    const Aligned<std::uint8_t> code = aligned<std::uint8_t>(width);
    for (std::size_t i = 0; i < in.width; ++i) {
        const double place = 128 + levels * (asked.exact[i] - double(in.codeMiddle[i])) * in.codeScale[i];
        code[i] = std::isfinite(place) ? std::uint8_t(std::lround(std::clamp(place, 0.0, 255.0))) : 255;
    }
    const float recent = in.recencyFactor(probe);
    const float perLevel =
        float(probe.similarityWeight / levels / double(std::max<std::size_t>(1, in.width)));
    Best best(std::max(kept, probe.count + spare));
    std::uint32_t sums[groupRows];
    for (std::size_t group = in.groups.size(); group-- > 0;) { // as in `search`
        const std::size_t first = group * groupRows, rows = std::min(groupRows, in.tags.size() - first);
        if (recent * in.freshest[group] <= best.threshold() || in.passes(probe, group))
            continue;
        byteDistances(code.get(), std::uint8_t(levels),
                      in.codes[first / chunkRows].get() + first % chunkRows * width, width, rows, sums);
        const float *const recency = in.recencyAt(first);
        for (std::size_t i = 0; i < rows; ++i) {
            const float score = recent * recency[i] - perLevel * float(sums[i]);
            if (score > best.threshold() && in.allows(probe, first + i))
                best.offer(score, first + i);
        }
    }
    return in.ranked(best.items(), asked.exact, whole, probe);
}

} // namespace brain
