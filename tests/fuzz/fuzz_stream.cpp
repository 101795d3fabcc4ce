// Any bytes as a frame of any venue's live stream: read, or refused with a word; never a crash or a hang. The
// first byte chooses the venue, the market and whether the frame is binary.
#include "exchange/stream_table.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr const char *venues[] = {"binance", "kucoin", "gateio", "mexc", "hyperliquid"};
    constexpr const char *symbols[] = {"BTCUSDT", "BTC-USDT", "BTC_USDT", "BTCUSDT", "BTC"};
    if (size < 1)
        return 0;
    const std::size_t venue = data[0] % std::size(venues);
    exchange::StreamAsk ask;
    ask.kind = data[0] & 0x40 ? domain::MarketKind::Perpetual : domain::MarketKind::Spot;
    ask.symbol = symbols[venue];
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto news = exchange::findStream(venues[venue])->decode(ask, {bytes, (data[0] & 0x80) != 0});
    if (!news && news.error().detail.empty())
        std::abort();
    if (news)
        (void)exchange::check(*news);
    return 0;
}
