#include "base/random.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <random>

namespace base {

namespace {

__extension__ using WideUnsigned = unsigned __int128;

std::uint64_t splitMix(std::uint64_t &state)
{
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

/// FNV-1a over the bytes: small, and the same everywhere.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text)
        hash = (hash ^ std::uint8_t(c)) * 0x100000001b3U;
    return hash;
}

} // namespace

Random::Random(std::uint64_t seed) : m_seed(seed), m_state{}
{
    for (std::uint64_t &word : m_state)
        word = splitMix(seed);
}

Random Random::fromSystem()
{
    std::random_device device;
    const std::uint64_t high = device();
    return Random(high << 32 | device());
}

Random Random::stream(std::string_view purpose) const
{
    std::uint64_t seed = m_seed;
    const std::uint64_t mixed = splitMix(seed);
    return Random(mixed ^ hashOf(purpose));
}

std::uint64_t Random::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Random::uniform()
{
    return double(next() >> 11) * 0x1p-53;
}

std::uint64_t Random::below(std::uint64_t bound)
{
    if (bound == 0)
        return 0;
    // The high word of a product is uniform once the low words that do not divide evenly are drawn again
    // (Lemire, "Fast random integer generation in an interval").
    const std::uint64_t uneven = (0 - bound) % bound;
    WideUnsigned product = 0;
    do
        product = WideUnsigned(next()) * bound;
    while (std::uint64_t(product) < uneven);
    return std::uint64_t(product >> 64);
}

double Random::normal()
{
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    const double radius = std::sqrt(-2 * std::log(1 - uniform())); // 1 − u is never 0
    const double angle = 2 * std::numbers::pi * uniform();
    m_spare = radius * std::sin(angle);
    m_hasSpare = true;
    return radius * std::cos(angle);
}

std::string Random::hex(int bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    std::uint64_t word = 0;
    for (int i = 0; i < bytes; ++i) {
        word = i % 8 == 0 ? next() : word >> 8;
        out += digits[(word >> 4) & 15];
        out += digits[word & 15];
    }
    return out;
}

} // namespace base
