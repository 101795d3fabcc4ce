#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "brain/scan.cpp"
#include <hwy/foreach_target.h> // compiles this file once a target
#include <hwy/highway.h>

#include "brain/scan.h"

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace brain {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, 16>;

/// min(|value|, 1).
template <class V>
HWY_INLINE V capped(V value, V one)
{
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
    constexpr int leastMagnitude = 0b10, withoutSign = 0b10 << 2; // one instruction for both
    return V{_mm512_range_ps(value.raw, one.raw, leastMagnitude | withoutSign)};
#else
    return hn::Min(hn::Abs(value), one);
#endif
}

/// A group's rows lie side by side, one number of all of them after the other: four registers add up as many
/// rows as they have lanes, and nothing is ever added across lanes.
template <bool Cosine>
HWY_INLINE bool group(const BlockQuery &query, const GroupRows &rows, float threshold,
                      float *HWY_RESTRICT scores)
{
    const Floats tag;
    const std::size_t lanes = hn::Lanes(tag), width = query.width;
    const auto one = hn::Set(tag, 1.0f), half = hn::Set(tag, 0.5f);
    const auto weight = hn::Set(tag, query.similarityWeight), recent = hn::Set(tag, query.recencyFactor);
    auto most = hn::Set(tag, -1e30f);
    for (std::size_t first = 0; first < groupRows; first += 4 * lanes) {
        const float *HWY_RESTRICT from = rows.numbers + first;
        auto sum0 = hn::Zero(tag), sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (std::size_t i = 0; i < width; ++i, from += groupRows) {
            const auto q = hn::Set(tag, query.query[i]);
            if constexpr (Cosine) {
                sum0 = hn::MulAdd(hn::Load(tag, from), q, sum0);
                sum1 = hn::MulAdd(hn::Load(tag, from + lanes), q, sum1);
                sum2 = hn::MulAdd(hn::Load(tag, from + 2 * lanes), q, sum2);
                sum3 = hn::MulAdd(hn::Load(tag, from + 3 * lanes), q, sum3);
            } else {
                const auto scale = hn::Set(tag, query.scale[i]);
                const auto part = [&](const float *number) HWY_ATTR {
                    return capped(hn::MulSub(hn::Load(tag, number), scale, q), one);
                };
                sum0 = hn::Add(sum0, part(from));
                sum1 = hn::Add(sum1, part(from + lanes));
                sum2 = hn::Add(sum2, part(from + 2 * lanes));
                sum3 = hn::Add(sum3, part(from + 3 * lanes));
            }
        }
        const auto finish = [&](decltype(sum0) sum, std::size_t at) HWY_ATTR {
            auto similarity = one;
            if constexpr (Cosine)
                similarity = hn::MulAdd(sum, half, half);
            else
                similarity = hn::NegMulAdd(hn::Sub(sum, hn::Load(tag, rows.missing + at)),
                                           hn::Load(tag, rows.inverse + at), one);
            const auto score =
                hn::MulAdd(similarity, weight, hn::Mul(hn::Load(tag, rows.recency + at), recent));
            hn::Store(score, tag, scores + at);
            most = hn::Max(most, score);
        };
        finish(sum0, first);
        finish(sum1, first + lanes);
        finish(sum2, first + 2 * lanes);
        finish(sum3, first + 3 * lanes);
    }
    return !hn::AllFalse(tag, hn::Ge(most, hn::Set(tag, threshold)));
}

bool score(const BlockQuery &query, const GroupRows &rows, float threshold, float *scores)
{
    return query.scale ? group<false>(query, rows, threshold, scores)
                       : group<true>(query, rows, threshold, scores);
}

void bytes(const std::uint8_t *query, std::uint8_t cap, const std::uint8_t *rows, std::size_t width,
           std::size_t count, std::uint32_t *sums)
{
    const hn::CappedTag<std::uint8_t, 64> tag;
    const hn::Repartition<std::uint64_t, decltype(tag)> wide;
    const std::size_t lanes = hn::Lanes(tag);
    const auto most = hn::Set(tag, cap);
    for (std::size_t row = 0; row < count; ++row) {
        const std::uint8_t *HWY_RESTRICT from = rows + row * width;
        auto sum = hn::Zero(wide);
        for (std::size_t i = 0; i < width; i += lanes) {
            const auto a = hn::Load(tag, from + i), b = hn::Load(tag, query + i);
            const auto apart = hn::Min(hn::Or(hn::SaturatedSub(a, b), hn::SaturatedSub(b, a)), most);
            sum = hn::Add(sum, hn::SumsOf8(apart));
        }
        sums[row] = std::uint32_t(hn::GetLane(hn::SumOfLanes(wide, sum)));
    }
}

const char *target()
{
    return hwy::TargetName(HWY_TARGET);
}

} // namespace HWY_NAMESPACE
} // namespace brain
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace brain {

HWY_EXPORT(score);
HWY_EXPORT(bytes);
HWY_EXPORT(target);

bool scoreGroup(const BlockQuery &query, const GroupRows &rows, float threshold, float *scores)
{
    return HWY_DYNAMIC_DISPATCH(score)(query, rows, threshold, scores);
}

void byteDistances(const std::uint8_t *query, std::uint8_t cap, const std::uint8_t *rows, std::size_t width,
                   std::size_t count, std::uint32_t *sums)
{
    HWY_DYNAMIC_DISPATCH(bytes)(query, cap, rows, width, count, sums);
}

const char *scanTarget()
{
    return HWY_DYNAMIC_DISPATCH(target)();
}

} // namespace brain
#endif
