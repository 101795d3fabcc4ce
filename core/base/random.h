// Seeded randomness: the same seed gives the same numbers on every machine. A value; not shared between threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

/// xoshiro256** seeded through splitmix64 (Blackman and Vigna, "Scrambled linear pseudorandom number generators").
class Random
{
public:
    explicit Random(std::uint64_t seed);
    /// Seeded by the operating system; only composition calls it.
    [[nodiscard]] static Random fromSystem();
    /// An independent stream for a named purpose, the same for the same seed and name.
    [[nodiscard]] Random stream(std::string_view purpose) const;

    std::uint64_t next();
    /// Uniform in [0, 1).
    double uniform();
    /// Uniform in 0 … bound − 1; bound 0 gives 0.
    std::uint64_t below(std::uint64_t bound);
    /// Standard normal (Box-Muller, both values used).
    double normal();
    /// `bytes` random bytes in lower-case hex.
    std::string hex(int bytes);

private:
    std::uint64_t m_seed;
    std::array<std::uint64_t, 4> m_state;
    double m_spare = 0;
    bool m_hasSpare = false;
};

} // namespace base
