// The kernels of fused.h that add up whole windows, for one width of registers, as lanes_body.h. Inside
// `studies` only, by lanes_*.cpp only.
#pragma once

#include "studies/lanes_body.h"

#if STUDIES_LANES
namespace studies {
namespace {

constexpr std::size_t parts = 16 / lane; // registers to sixteen bars

LANE_INLINE void larger(const Wide &a, const Wide &b, Wide &out)
{
    out = a > b ? a : b;
}
LANE_INLINE void smaller(const Wide &a, const Wide &b, Wide &out)
{
    out = a < b ? a : b;
}

LANE_TARGET void windowDistances(const double *x, const double *mean, std::size_t period, std::size_t bars,
                                 double scale, double *out)
{
    const Wide none{};
    for (std::size_t i = 0; i < bars; i += 16) {
        Wide total[parts]{}, middle[parts];
        for (std::size_t part = 0; part < parts; ++part)
            load(mean + i + lane * part, middle[part]);
        for (std::size_t back = period; back-- > 0;)
            for (std::size_t part = 0; part < parts; ++part) {
                Wide value;
                load(x + i + lane * part - back, value);
                const Wide away = value - middle[part];
                total[part] += away < none ? -away : away;
            }
        for (std::size_t part = 0; part < parts; ++part)
            store(scale * total[part], out + i + lane * part);
    }
}

LANE_TARGET void windowProducts(const double *a, const double *meanA, const double *b, const double *meanB,
                                std::size_t period, std::size_t bars, double scale, double *out)
{
    for (std::size_t i = 0; i < bars; i += 16) {
        Wide total[parts]{}, middleA[parts], middleB[parts];
        for (std::size_t part = 0; part < parts; ++part) {
            load(meanA + i + lane * part, middleA[part]);
            load(meanB + i + lane * part, middleB[part]);
        }
        for (std::size_t back = period; back-- > 0;)
            for (std::size_t part = 0; part < parts; ++part) {
                Wide one, other;
                load(a + i + lane * part - back, one);
                load(b + i + lane * part - back, other);
                total[part] += (one - middleA[part]) * (other - middleB[part]);
            }
        for (std::size_t part = 0; part < parts; ++part)
            store(scale * total[part], out + i + lane * part);
    }
}

LANE_TARGET void windowRanges(const double *sum, const double *mean, std::size_t period, std::size_t bars,
                              double *out)
{
    for (std::size_t i = 0; i < bars; i += 16) {
        Wide first[parts], middle[parts], top[parts], bottom[parts];
        const double *start = sum + i - period;
        for (std::size_t part = 0; part < parts; ++part) {
            Wide next;
            load(start + lane * part, first[part]);
            load(mean + i + lane * part, middle[part]);
            load(start + lane * part + 1, next);
            top[part] = bottom[part] = next - first[part] - middle[part];
        }
        for (std::size_t k = 2; k <= period; ++k) {
            const double steps = static_cast<double>(k);
            for (std::size_t part = 0; part < parts; ++part) {
                Wide value;
                load(start + lane * part + k, value);
                const Wide away = value - first[part] - steps * middle[part];
                larger(away, top[part], top[part]);
                smaller(away, bottom[part], bottom[part]);
            }
        }
        for (std::size_t part = 0; part < parts; ++part)
            store(top[part] - bottom[part], out + i + lane * part);
    }
}

LANE_TARGET void windowRanks(const double *x, std::size_t period, std::size_t bars, double scale, double *out)
{
    const Wide none{}, one = none + 1;
    for (std::size_t i = 0; i < bars; i += 16) {
        Wide now[parts], below[parts]{};
        for (std::size_t part = 0; part < parts; ++part)
            load(x + i + lane * part, now[part]);
        for (std::size_t back = 1; back <= period; ++back)
            for (std::size_t part = 0; part < parts; ++part) {
                Wide value;
                load(x + i + lane * part - back, value);
                below[part] += value < now[part] ? one : none;
            }
        for (std::size_t part = 0; part < parts; ++part)
            store(scale * below[part], out + i + lane * part);
    }
}

LANE_TARGET void windowPowers(const double *x, const double *mean, std::size_t period, double *const *sums)
{
    for (std::size_t part = 0; part < parts; ++part) {
        Wide middle, total[4]{};
        load(mean + lane * part, middle);
        for (std::size_t back = period; back-- > 0;) {
            Wide value;
            load(x + lane * part - back, value);
            const Wide away = value - middle, square = away * away;
            total[0] += away;
            total[1] += square;
            total[2] += square * away;
            total[3] += square * square;
        }
        for (std::size_t power = 0; power < 4; ++power)
            store(total[power], sums[power] + lane * part);
    }
}

} // namespace
} // namespace studies
#endif
