#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "brain/scan.cpp"
#include <hwy/foreach_target.h> // compiles this file once a target
#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include "brain/scan.h"

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace brain {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, lanePad>;

/// Sums of four rows at once: what is read of the query serves all four.
template <bool Cosine>
HWY_INLINE void fourSums(const BlockQuery &query, const float *HWY_RESTRICT rows, float *HWY_RESTRICT sums)
{
    const Floats tag;
    const std::size_t lanes = hn::Lanes(tag), width = query.width;
    const float *HWY_RESTRICT row1 = rows + width;
    const float *HWY_RESTRICT row2 = rows + 2 * width;
    const float *HWY_RESTRICT row3 = rows + 3 * width;
    const auto one = hn::Set(tag, 1.0f);
    auto sum0 = hn::Zero(tag), sum1 = sum0, sum2 = sum0, sum3 = sum0;
    const float *const next = rows + 4 * width; // of the same chunk or just behind it: only fetched ahead
    for (std::size_t i = 0; i < width; i += lanes) {
        for (std::size_t row = 0; row < 4; ++row)
            hwy::Prefetch(next + row * width + i);
        const auto q = hn::Load(tag, query.query + i);
        if constexpr (Cosine) {
            sum0 = hn::MulAdd(hn::Load(tag, rows + i), q, sum0);
            sum1 = hn::MulAdd(hn::Load(tag, row1 + i), q, sum1);
            sum2 = hn::MulAdd(hn::Load(tag, row2 + i), q, sum2);
            sum3 = hn::MulAdd(hn::Load(tag, row3 + i), q, sum3);
        } else {
            const auto scale = hn::Load(tag, query.scale + i);
            const auto part = [&](const float *from) HWY_ATTR {
                return hn::Min(hn::Abs(hn::MulSub(hn::Load(tag, from), scale, q)), one);
            };
            sum0 = hn::Add(sum0, part(rows + i));
            sum1 = hn::Add(sum1, part(row1 + i));
            sum2 = hn::Add(sum2, part(row2 + i));
            sum3 = hn::Add(sum3, part(row3 + i));
        }
    }
    sums[0] = hn::GetLane(hn::SumOfLanes(tag, sum0));
    sums[1] = hn::GetLane(hn::SumOfLanes(tag, sum1));
    sums[2] = hn::GetLane(hn::SumOfLanes(tag, sum2));
    sums[3] = hn::GetLane(hn::SumOfLanes(tag, sum3));
}

/// Turns the sums in `scores` into scores, and notes each group's maximum.
template <bool Cosine>
HWY_INLINE void finish(const BlockQuery &query, const float *recency, const float *missing,
                       const float *shared, std::size_t count, float *HWY_RESTRICT scores,
                       float *HWY_RESTRICT maxima)
{
    const Floats tag;
    const std::size_t lanes = hn::Lanes(tag);
    const auto weight = hn::Set(tag, query.similarityWeight), recent = hn::Set(tag, query.recencyFactor);
    const auto half = hn::Set(tag, 0.5f), one = hn::Set(tag, 1.0f);
    for (std::size_t group = 0; group < count; group += groupRows) {
        auto most = hn::Set(tag, -1e30f);
        for (std::size_t i = group; i < group + groupRows; i += lanes) {
            const auto sum = hn::Load(tag, scores + i);
            auto similarity = one;
            if constexpr (Cosine)
                similarity = hn::MulAdd(sum, half, half);
            else
                similarity = hn::Sub(
                    one, hn::Div(hn::Sub(sum, hn::LoadU(tag, missing + i)), hn::LoadU(tag, shared + i)));
            const auto score = hn::MulAdd(similarity, weight, hn::Mul(hn::LoadU(tag, recency + i), recent));
            hn::Store(score, tag, scores + i);
            most = hn::Max(most, score);
        }
        maxima[group / groupRows] = hn::GetLane(hn::MaxOfLanes(tag, most));
    }
}

template <bool Cosine>
HWY_INLINE void block(const BlockQuery &query, const float *rows, const float *recency, const float *missing,
                      const float *shared, std::size_t count, float *scores, float *maxima)
{
    for (std::size_t i = 0; i < count; i += 4)
        fourSums<Cosine>(query, rows + i * query.width, scores + i);
    finish<Cosine>(query, recency, missing, shared, count, scores, maxima);
}

void score(const BlockQuery &query, const float *rows, const float *recency, const float *missing,
           const float *shared, std::size_t count, float *scores, float *maxima)
{
    if (query.scale)
        block<false>(query, rows, recency, missing, shared, count, scores, maxima);
    else
        block<true>(query, rows, recency, missing, shared, count, scores, maxima);
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

void scoreBlock(const BlockQuery &query, const float *rows, const float *recency, const float *missing,
                const float *shared, std::size_t count, float *scores, float *groupMaxima)
{
    HWY_DYNAMIC_DISPATCH(score)(query, rows, recency, missing, shared, count, scores, groupMaxima);
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
