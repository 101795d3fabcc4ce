// The live streams of the venues, a row each; see stream_table.h. Any thread.
#pragma once

#include "exchange/stream_table.h"

namespace exchange {

namespace binance {
[[nodiscard]] const StreamTable &streams();
}
namespace kucoin {
[[nodiscard]] const StreamTable &streams();
}
namespace gateio {
[[nodiscard]] const StreamTable &streams();
}
namespace mexc {
[[nodiscard]] const StreamTable &streams();
}
namespace hyperliquid {
[[nodiscard]] const StreamTable &streams();
}

} // namespace exchange
