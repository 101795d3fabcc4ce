// The exact candles of a decision as blobs: whole chunks on a fixed grid, which many capsules share, and the rest. Owned
// by a cycle; engine thread.
#pragma once

#include "domain/candle_series.h"
#include "domain/capsule.h"

#include <map>

namespace engine {

constexpr int chunkBars = 256;

/// Remembers the digests of whole chunks, so that each is hashed once.
class ChunkCache
{
public:
    /// The window's description, and the blobs that it names appended to `blobs`.
    [[nodiscard]] domain::CandleWindow describe(const domain::CandleSeries &window, std::vector<domain::Blob> &blobs);

private:
    domain::CandleSeries m_columns; // the columns that the digests belong to, kept alive
    std::map<std::size_t, domain::Blob> m_whole; // by the chunk's first index in the columns
};

/// The bytes of a chunk: for each bar, six little-endian 8-byte values: time in ms, open, high, low, close, volume.
[[nodiscard]] std::string chunkBytes(const domain::CandleSeries &bars);

} // namespace engine
