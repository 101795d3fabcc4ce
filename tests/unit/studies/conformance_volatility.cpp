#include "conformance.h"

namespace conformance {
namespace {

constexpr Row rows[] = {
    {"talib-natr", "Real", "natr", "natr"},
    {"skender-atr", "atrp", "natr", "natr"},
    {"tulip-natr", "natr", "natr", "natr", Agreement::None, "it gives the first bar a true range"},
    {"talib-trange", "Real", "trange", "trange"},
    {"skender-tr", "tr", "trange", "trange"},
    {"skender-atr", "tr", "trange", "trange"},
    {"tulip-tr", "tr", "trange", "trange", Agreement::Shared, "likewise"},
    {"tulip-mass", "mass", "mass", "mass"},
    {"skender-keltner", "upperBand", "keltner", "upper"},
    {"skender-keltner", "centerline", "keltner", "middle"},
    {"skender-keltner", "lowerBand", "keltner", "lower"},
    {"skender-keltner", "width", "keltner_width", "keltner_width"},
    {"skender-starc", "upperBand", "starc", "upper_band"},
    {"skender-starc", "centerline", "starc", "centerline"},
    {"skender-starc", "lowerBand", "starc", "lower_band"},
    {"skender-fcb", "upperBand", "fcb", "upper_band"},
    {"skender-fcb", "lowerBand", "fcb", "lower_band"},
    {"skender-stdev-channels", "centerline", "stdev_channels", "centerline", Agreement::Newest,
     "it draws one line through each of the last windows, so that every bar moves the past"},
    {"skender-stdev-channels", "upperChannel", "stdev_channels", "upper_channel", Agreement::Newest,
     "likewise"},
    {"skender-stdev-channels", "lowerChannel", "stdev_channels", "lower_channel", Agreement::Newest,
     "likewise"},
    {"skender-ulcer", "ulcerIndex", "ulcer", "ulcer"},
    {"skender-vol-stop", "sar", "vol_stop", "sar"},
    {"skender-vol-stop", "isStop", "vol_stop", "is_stop"},
    {"skender-vol-stop", "upperBand", "vol_stop", "upper_band"},
    {"skender-vol-stop", "lowerBand", "vol_stop", "lower_band"},
};

} // namespace

std::span<const Row> volatilityRows()
{
    return rows;
}

} // namespace conformance
