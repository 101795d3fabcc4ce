#include "studies/logarithm.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace studies {
namespace {

constexpr double least = std::numeric_limits<double>::min(), most = std::numeric_limits<double>::max();

/// x = 2^k · m with √½ ≤ m < √2, and ln m = 2 artanh s with s = (m − 1) ÷ (m + 1), |s| < 0.1716: the series
/// s + s³ ÷ 3 + s⁵ ÷ 5 + … has reached a double's last place with its twelfth term. Near 1, k is 0 and
/// nothing is lost: m − 1 is exact.
[[gnu::always_inline]] inline double logarithm(double x)
{
    constexpr std::uint64_t one = 0x3FF0000000000000, root = 0x3FE6A09E00000000; // the bits of 1, of about √½
    constexpr std::uint64_t whole = 0x4330000000000000; // of 2^52, whose last digits are a number's
    const std::uint64_t shifted = std::bit_cast<std::uint64_t>(x) + (one - root);
    const double m = std::bit_cast<double>((shifted & 0x000FFFFFFFFFFFFF) + root);
    const double k = std::bit_cast<double>(shifted >> 52 | whole) - (0x1p52 + 1023);
    const double s = (m - 1) / (m + 1), z = s * s, w = z * z;
    // Odd and even terms apart, so that neither waits for the other.
    const double odd = 1.0 / 3 + w * (1.0 / 7 + w * (1.0 / 11 + w * (1.0 / 15 + w * (1.0 / 19 + w / 23))));
    const double even = 1.0 / 5 + w * (1.0 / 9 + w * (1.0 / 13 + w * (1.0 / 17 + w / 21)));
    return k * std::numbers::ln2 + 2 * (s + s * (z * (odd + z * even)));
}

/// Returns how many of them std::log must be asked for.
STUDIES_KERNEL
std::size_t logarithmsOf(const double *x, std::size_t bars, double *__restrict out)
{
    std::size_t odd = 0;
    for (std::size_t i = 0; i < bars; ++i) {
        out[i] = logarithm(x[i]);
        odd += x[i] >= least && x[i] <= most ? 0U : 1U;
    }
    return odd;
}

STUDIES_KERNEL
void divide(const double *a, const double *b, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = a[i] / b[i];
}

} // namespace

void logarithms(const double *x, std::size_t bars, double *out)
{
    if (logarithmsOf(x, bars, out) == 0)
        return;
    for (std::size_t i = 0; i < bars; ++i)
        if (!(x[i] >= least && x[i] <= most))
            out[i] = std::log(x[i]);
}

void logarithmsOfRatios(const double *a, const double *b, std::size_t bars, double *out)
{
    std::array<double, chunkBars> ratio;
    eachChunk(bars, [&](std::size_t from, std::size_t some) {
        divide(a + from, b + from, some, ratio.data());
        logarithms(ratio.data(), some, out + from);
    });
}

} // namespace studies
