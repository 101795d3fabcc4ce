#include "conformance.h"

namespace conformance {
namespace {

constexpr Row rows[] = {
    {"talib-wma", "Real", "wma", "wma"},
    {"tulip-wma", "wma", "wma", "wma"},
    {"talib-trima", "Real", "trima", "trima"},
    {"tulip-trima", "trima", "trima", "trima"},
    {"talib-kama", "Real", "kama", "kama"},
    {"skender-kama", "kama", "kama", "kama", Agreement::Shared, "it shows the seed"},
    {"tulip-kama", "kama", "kama", "kama", Agreement::Shared, "likewise"},
    {"talib-t3", "Real", "t3", "t3"},
    {"skender-t3", "t3", "t3", "t3", Agreement::Settled, "it seeds with the first close"},
    {"talib-midpoint", "Real", "midpoint", "midpoint"},
    {"talib-midprice", "Real", "midprice", "midprice"},
    {"skender-hma", "hma", "hma", "hma"},
    {"tulip-hma", "hma", "hma", "hma"},
    {"skender-vwma", "vwma", "vwma", "vwma"},
    {"tulip-vwma", "vwma", "vwma", "vwma"},
    {"tulip-vidya", "vidya", "vidya", "vidya"},
    {"tulip-wilders", "wilders", "wilders", "wilders"},
    {"skender-smma", "smma", "smma", "smma"},
    {"skender-alma", "alma", "alma", "alma"},
    {"skender-epma", "epma", "epma", "epma"},
    {"skender-dynamic", "dynamic", "dynamic", "dynamic"},
    {"skender-ma-env", "centerline", "ma_env", "centerline"},
    {"skender-ma-env", "upperEnvelope", "ma_env", "upper_envelope"},
    {"skender-ma-env", "lowerEnvelope", "ma_env", "lower_envelope"},
    {"skender-gator", "upper", "gator", "upper"},
    {"skender-gator", "lower", "gator", "lower"},
    {"skender-gator", "upperIsExpanding", "gator", "upper_is_expanding"},
    {"skender-gator", "lowerIsExpanding", "gator", "lower_is_expanding"},
    {"talib-ht-dcperiod", "Real", "ht_dcperiod", "ht_dcperiod"},
    {"talib-ht-phasor", "InPhase", "ht_phasor", "inphase"},
    {"talib-ht-phasor", "Quadrature", "ht_phasor", "quadrature"},
    {"talib-ht-sine", "Sine", "ht_sine", "sine"},
    {"talib-ht-sine", "LeadSine", "ht_sine", "leadsine"},
    {"talib-ht-trendline", "Real", "ht_trendline", "ht_trendline"},
    {"talib-ht-trendmode", "Integer", "ht_trendmode", "ht_trendmode"},
    {"skender-htl", "dcPeriods", "htl", "dc_periods"},
    {"skender-htl", "trendline", "htl", "trendline"},
    {"skender-htl", "smoothPrice", "htl", "smooth_price"},
};

} // namespace

std::span<const Row> averageRows()
{
    return rows;
}

} // namespace conformance
