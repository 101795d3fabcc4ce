#include "llm/keccak.h"

#include <bit>
#include <cstddef>

namespace llm {

namespace {

constexpr std::size_t lanes = 25, rateBytes = 136; // 1088 of 1600 bits
constexpr int rounds = 24;
using State = std::array<std::uint64_t, lanes>;

/// The round constants: bit 2^j − 1 of round r is output j + 7r of the LFSR x^8 + x^6 + x^5 + x^4 + 1
/// (FIPS 202, 3.2.5).
constexpr std::array<std::uint64_t, rounds> roundConstants()
{
    std::array<std::uint64_t, rounds> out{};
    unsigned lfsr = 1;
    for (std::uint64_t &constant : out) {
        for (unsigned j = 0; j < 7; ++j) {
            if ((lfsr & 1U) != 0)
                constant |= std::uint64_t(1) << ((1U << j) - 1U);
            lfsr = (lfsr << 1) ^ ((lfsr >> 7) * 0x171U);
        }
    }
    return out;
}
constexpr auto iota = roundConstants();

void theta(State &a)
{
    std::array<std::uint64_t, 5> column{};
    for (std::size_t i = 0; i < lanes; ++i)
        column[i % 5] ^= a[i];
    for (std::size_t i = 0; i < lanes; ++i)
        a[i] ^= column[(i + 4) % 5] ^ std::rotl(column[(i + 1) % 5], 1);
}

/// Rotates and moves the lanes along the path of FIPS 202, 3.2.2 and 3.2.3, in one walk.
void rhoAndPi(State &a)
{
    std::uint64_t carried = a[1];
    std::size_t x = 1, y = 0;
    for (int t = 0; t < 24; ++t) {
        const std::size_t next = (2 * x + 3 * y) % 5;
        x = y;
        y = next;
        const std::uint64_t kept = a[x + 5 * y];
        a[x + 5 * y] = std::rotl(carried, (t + 1) * (t + 2) / 2 % 64);
        carried = kept;
    }
}

void chi(State &a)
{
    for (std::size_t row = 0; row < lanes; row += 5) {
        const std::array<std::uint64_t, 5> b = {a[row], a[row + 1], a[row + 2], a[row + 3], a[row + 4]};
        for (std::size_t i = 0; i < 5; ++i)
            a[row + i] = b[i] ^ (~b[(i + 1) % 5] & b[(i + 2) % 5]);
    }
}

void permute(State &a)
{
    for (const std::uint64_t constant : iota) {
        theta(a);
        rhoAndPi(a);
        chi(a);
        a[0] ^= constant;
    }
}

void mix(State &a, std::size_t at, std::uint8_t byte)
{
    a[at / 8] ^= std::uint64_t(byte) << (8 * (at % 8));
}

} // namespace

Bytes32 keccak256(std::string_view bytes)
{
    State state{};
    std::size_t at = 0;
    for (const char byte : bytes) {
        mix(state, at, std::uint8_t(byte));
        if (++at == rateBytes) {
            permute(state);
            at = 0;
        }
    }
    mix(state, at, 0x01);
    mix(state, rateBytes - 1, 0x80);
    permute(state);
    Bytes32 out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = std::uint8_t(state[i / 8] >> (8 * (i % 8)));
    return out;
}

} // namespace llm
