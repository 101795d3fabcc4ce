// Any bytes as a candle file: a sound series, or an error that names the file.
#include "exchange/file_exchange.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto file = exchange::parseCandleFile(text, "BTCUSDT-1h.csv", std::nullopt, std::nullopt);
    if (!file) {
        if (file.error().detail.rfind("BTCUSDT-1h.csv", 0) != 0)
            std::abort();
        return 0;
    }
    const domain::CandleSeries &candles = file->candles;
    double highest = 0;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        const domain::Candle bar = candles.at(i);
        if (!(bar.low > 0 && bar.low <= bar.open && bar.high >= bar.close && bar.volume >= 0))
            std::abort();
        highest = std::max(highest, bar.high);
    }
    if (highest > 1e-12 && !file->instrument->price(highest)) // the tick must suit the prices of the file
        std::abort();
    return 0;
}
