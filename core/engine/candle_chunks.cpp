#include "engine/candle_chunks.h"

#include "engine/window.h"

#include <QtEndian>

#include <cstring>

namespace engine {
namespace {

base::UtcTime chunkStart(domain::Timeframe timeframe, base::UtcTime open)
{
    const auto chunk = chunkBars * timeframe.step();
    const auto since = open.time_since_epoch();
    return base::UtcTime(since - (since % chunk + chunk) % chunk);
}

template <class T>
void put(std::string &out, T value)
{
    char bytes[sizeof(T)];
    qToLittleEndian(value, bytes);
    out.append(bytes, sizeof(T));
}

} // namespace

std::string chunkBytes(const domain::CandleSeries &bars)
{
    std::string out;
    out.reserve(bars.size() * 48);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        put(out, bars.time()[i]);
        for (const double value : {bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i], bars.volume()[i]})
            put(out, value);
    }
    return out;
}

domain::CandleWindow ChunkCache::describe(const domain::CandleSeries &window, std::vector<domain::Blob> &blobs)
{
    domain::CandleWindow out;
    if (window.isEmpty())
        return out;
    if (window.columnsId() != m_columns.columnsId()) {
        m_whole.clear();
        m_columns = window;
    }
    const domain::Timeframe step = window.timeframe();
    const std::size_t last = window.size() - 1;
    out.from = window.openTime(0);
    out.to = window.openTime(last);
    out.bars = window.size();
    out.closed = window.closed();
    out.missing = window.missing();
    out.warmup = window.lowerBound(blockStart(step, out.to));
    std::size_t first = 0;
    while (first <= last) {
        const base::UtcTime end = chunkStart(step, window.openTime(first)) + chunkBars * step.step();
        const std::size_t next = window.lowerBound(end);
        // Only a chunk that later bars can no longer change is shared.
        const bool whole = next <= last;
        const std::size_t key = window.offset() + first;
        const auto known = whole ? m_whole.find(key) : m_whole.end();
        domain::Blob blob = known != m_whole.end()
                                ? known->second
                                : domain::makeBlob("candles", chunkBytes(window.slice(first, next - first)));
        if (whole && known == m_whole.end())
            m_whole.emplace(key, blob);
        out.chunks.push_back(blob.sha256);
        blobs.push_back(std::move(blob));
        first = next;
    }
    return out;
}

} // namespace engine
