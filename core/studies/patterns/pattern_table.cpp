#include "studies/catalogue.h"
#include "studies/patterns/candlesticks.h"
#include "studies/patterns/detectors.h"

namespace studies {
namespace {

constexpr const char *maCross[] = {"golden_cross", "death_cross"};
constexpr const char *maAlignment[] = {"ma_bullish_alignment", "ma_bearish_alignment"};
constexpr const char *priceCross[] = {"price_above_average", "price_below_average"};
constexpr const char *oscillatorCross[] = {"macd_bullish_cross",  "macd_bearish_cross", "stoch_bullish_cross",
                                           "stoch_bearish_cross", "di_bullish_cross",   "di_bearish_cross"};
constexpr const char *zeroCross[] = {"macd_above_zero", "macd_below_zero", "momentum_above_zero",
                                     "momentum_below_zero"};
constexpr const char *rsiShape[] = {"rsi_w_bottom", "rsi_m_top"};
constexpr const char *divergence[] = {
    "rsi_bullish_divergence",         "rsi_bearish_divergence",         "rsi_hidden_bullish_divergence",
    "rsi_hidden_bearish_divergence",  "macd_bullish_divergence",        "macd_bearish_divergence",
    "macd_hidden_bullish_divergence", "macd_hidden_bearish_divergence", "obv_bullish_divergence",
    "obv_bearish_divergence",         "obv_hidden_bullish_divergence",  "obv_hidden_bearish_divergence",
    "mfi_bullish_divergence",         "mfi_bearish_divergence",         "mfi_hidden_bullish_divergence",
    "mfi_hidden_bearish_divergence"};
constexpr const char *squeeze[] = {"bb_squeeze", "ttm_squeeze", "ttm_release"};
constexpr const char *atrSpike[] = {"atr_spike"};
constexpr const char *volume[] = {"volume_spike", "volume_dry_up", "buying_climax", "selling_climax"};
constexpr const char *volumeTrend[] = {"accumulation", "distribution"};
constexpr const char *reversal[] = {"double_top",    "double_bottom",      "triple_top",
                                    "triple_bottom", "head_and_shoulders", "inverse_head_and_shoulders"};
constexpr const char *trendLines[] = {"ascending_triangle", "descending_triangle", "symmetric_triangle",
                                      "rising_wedge",       "falling_wedge",       "rising_channel",
                                      "falling_channel"};
constexpr const char *flag[] = {"bull_flag", "bear_flag", "bull_pennant", "bear_pennant"};
constexpr const char *range[] = {"range_breakout", "range_breakdown"};

constexpr Pattern table[] = {
    {"candlesticks", "Candlesticks", candlestickNames, detectCandlesticks},
    {"ma_cross", "Moving averages cross", maCross, detectMaCross},
    {"ma_alignment", "Moving averages in line", maAlignment, detectMaAlignment},
    {"price_cross", "Price crosses its average", priceCross, detectPriceCross},
    {"oscillator_cross", "Oscillator lines cross", oscillatorCross, detectOscillatorCross},
    {"zero_cross", "Zero crossed", zeroCross, detectZeroCross},
    {"rsi_shape", "RSI W-bottom and M-top", rsiShape, detectRsiShape},
    {"divergence", "Divergence", divergence, detectDivergence},
    {"squeeze", "Squeeze", squeeze, detectSqueeze},
    {"atr_spike", "Volatility spike", atrSpike, detectAtrSpike},
    {"volume", "Volume out of the ordinary", volume, detectVolume},
    {"volume_trend", "Accumulation and distribution", volumeTrend, detectVolumeTrend},
    {"reversal", "Tops and bottoms", reversal, detectReversal},
    {"trend_lines", "Triangles, wedges and channels", trendLines, detectTrendLines},
    {"flag", "Flags and pennants", flag, detectFlag},
    {"range", "Breakout of a range", range, detectRangeBreak},
};

} // namespace

std::span<const Pattern> patterns()
{
    return table;
}

} // namespace studies
