#include "conformance.h"

namespace conformance {
namespace {

constexpr Row rows[] = {
    {"talib-stochrsi", "FastK", "stochrsi", "k"},
    {"talib-stochrsi", "FastD", "stochrsi", "d"},
    {"tulip-stochrsi", "stochrsi", "stochrsi", "k", Agreement::None,
     "it runs from 0 to 1 over one period for both"},
    {"talib-stochf", "FastK", "stochf", "k"},
    {"talib-stochf", "FastD", "stochf", "d"},
    {"talib-willr", "Real", "willr", "willr"},
    {"tulip-willr", "willr", "willr", "willr"},
    {"skender-williams", "williamsR", "willr", "willr"},
    {"talib-mom", "Real", "mom", "mom"},
    {"tulip-mom", "mom", "mom", "mom"},
    {"talib-roc", "Real", "roc", "roc"},
    {"skender-roc", "roc", "roc", "roc"},
    {"tulip-roc", "roc", "rocp", "rocp"},
    {"talib-rocp", "Real", "rocp", "rocp"},
    {"talib-rocr", "Real", "rocr", "rocr"},
    {"tulip-rocr", "rocr", "rocr", "rocr"},
    {"talib-rocr100", "Real", "rocr100", "rocr100"},
    {"skender-roc-wb", "roc", "roc_wb", "roc"},
    {"skender-roc-wb", "rocEma", "roc_wb", "roc_ema"},
    {"skender-roc-wb", "upperBand", "roc_wb", "upper_band"},
    {"skender-roc-wb", "lowerBand", "roc_wb", "lower_band"},
    {"skender-tsi", "tsi", "tsi", "tsi"},
    {"skender-tsi", "signal", "tsi", "signal"},
    {"talib-cmo", "Real", "cmo", "cmo"},
    {"skender-cmo", "cmo", "cmo", "cmo", Agreement::None, "it takes plain sums, TA-Lib averages like RSI"},
    {"tulip-cmo", "cmo", "cmo", "cmo", Agreement::None, "likewise"},
    {"skender-crsi", "connorsRsi", "crsi", "crsi"},
    {"talib-apo", "Real", "apo", "apo"},
    {"tulip-apo", "apo", "apo", "apo", Agreement::None,
     "its averages are exponential and start with the first value"},
    {"talib-ppo", "Real", "ppo", "ppo"},
    {"tulip-ppo", "ppo", "ppo", "ppo", Agreement::None, "likewise"},
    {"talib-macdext", "MACD", "macdext", "macd"},
    {"talib-macdext", "MACDSignal", "macdext", "signal"},
    {"talib-macdext", "MACDHist", "macdext", "histogram"},
    {"talib-macdfix", "MACD", "macdfix", "macd"},
    {"talib-macdfix", "MACDSignal", "macdfix", "signal"},
    {"talib-macdfix", "MACDHist", "macdfix", "histogram"},
    {"talib-ultosc", "Real", "ultosc", "ultosc"},
    {"skender-awesome", "oscillator", "awesome", "oscillator"},
    {"skender-awesome", "normalized", "awesome", "normalized"},
    {"tulip-ao", "ao", "awesome", "oscillator"},
    {"skender-dpo", "dpo", "dpo", "dpo", Agreement::Whole,
     "it writes the value at the bar of its close, before it is known", 8},
    {"tulip-dpo", "dpo", "dpo", "dpo"},
    {"talib-trix", "Real", "trix", "trix"},
    {"skender-trix", "trix", "trix", "trix", Agreement::Settled, "it seeds its three averages at once"},
    {"tulip-trix", "trix", "trix", "trix", Agreement::None, "its averages start with the first value"},
    {"tulip-qstick", "qstick", "qstick", "qstick"},
    {"skender-stc", "stc", "stc", "stc"},
    {"talib-imi", "Real", "imi", "imi"},
    {"tulip-fosc", "fosc", "fosc", "fosc"},
    {"talib-bop", "Real", "bop", "bop"},
    {"talib-cci", "Real", "cci", "cci"},
    {"skender-cci", "cci", "cci", "cci"},
    {"tulip-cci", "cci", "cci", "cci", Agreement::Shared, "its first values are left out"},
    {"skender-elder-ray", "ema", "elder_ray", "ema"},
    {"skender-elder-ray", "bullPower", "elder_ray", "bull_power"},
    {"skender-elder-ray", "bearPower", "elder_ray", "bear_power"},
};

} // namespace

std::span<const Row> momentumRows()
{
    return rows;
}

} // namespace conformance
