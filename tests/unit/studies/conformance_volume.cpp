#include "conformance.h"

namespace conformance {
namespace {

constexpr Row rows[] = {
    {"talib-ad", "Real", "ad", "ad"},
    {"skender-adl", "adl", "ad", "ad"},
    {"tulip-ad", "ad", "ad", "ad"},
    {"talib-adosc", "Real", "adosc", "adosc"},
    {"tulip-adosc", "adosc", "adosc", "adosc"},
    {"skender-chaikin-osc", "oscillator", "adosc", "adosc", Agreement::Settled,
     "its averages start with plain means"},
    {"skender-force", "forceIndex", "force", "force"},
    {"skender-cmf", "cmf", "cmf", "cmf"},
    {"skender-kvo", "oscillator", "kvo", "oscillator"},
    {"skender-kvo", "signal", "kvo", "signal"},
    {"tulip-kvo", "kvo", "kvo", "oscillator", Agreement::None, "its averages start with the first value"},
    {"tulip-nvi", "nvi", "nvi", "nvi"},
    {"tulip-pvi", "pvi", "pvi", "pvi"},
    {"tulip-emv", "emv", "emv", "emv"},
    {"tulip-marketfi", "marketfi", "marketfi", "marketfi"},
    {"tulip-wad", "wad", "wad", "wad"},
    {"skender-pvo", "pvo", "pvo", "pvo"},
    {"skender-pvo", "signal", "pvo", "signal"},
    {"skender-pvo", "histogram", "pvo", "histogram"},
    {"tulip-vosc", "vosc", "vosc", "vosc"},
};

} // namespace

std::span<const Row> volumeRows()
{
    return rows;
}

} // namespace conformance
