// Keccak-256 as Ethereum uses it: the sponge of FIPS 202 with the padding of the original submission (0x01),
// so that it differs from SHA3-256. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace llm {

using Bytes32 = std::array<std::uint8_t, 32>;

[[nodiscard]] Bytes32 keccak256(std::string_view bytes);

} // namespace llm
