#include "conformance.h"

namespace conformance {
namespace {

constexpr Row rows[] = {
    {"talib-stddev", "Real", "stddev", "stddev", Agreement::Rounded,
     "it subtracts squares of prices from each other"},
    {"talib-var", "Real", "var", "var", Agreement::Rounded, "likewise"},
    {"tulip-stddev", "stddev", "stddev", "stddev"},
    {"tulip-var", "var", "var", "var"},
    {"tulip-stderr", "stderr", "stderr", "stderr"},
    {"skender-stdev", "stdDev", "stddev", "stddev"},
    {"skender-stdev", "zScore", "zscore", "zscore"},
    {"talib-avgdev", "Real", "avgdev", "avgdev"},
    {"tulip-md", "md", "avgdev", "avgdev"},
    {"talib-max", "Real", "max", "max"},
    {"tulip-max", "max", "max", "max"},
    {"talib-min", "Real", "min", "min"},
    {"tulip-min", "min", "min", "min"},
    {"talib-sum", "Real", "sum", "sum"},
    {"tulip-sum", "sum", "sum", "sum"},
    {"talib-minmaxindex", "MinIdx", "minmaxindex", "min_idx"},
    {"talib-minmaxindex", "MaxIdx", "minmaxindex", "max_idx"},
    {"talib-minmaxindex", "MinIdx", "minindex", "minindex"},
    {"talib-minmaxindex", "MaxIdx", "maxindex", "maxindex"},
    {"talib-avgprice", "Real", "avgprice", "avgprice"},
    {"talib-medprice", "Real", "medprice", "medprice"},
    {"talib-typprice", "Real", "typprice", "typprice"},
    {"talib-wclprice", "Real", "wclprice", "wclprice"},
    {"skender-rolling-pivots", "pp", "rolling_pivots", "pp"},
    {"skender-rolling-pivots", "s1", "rolling_pivots", "s1"},
    {"skender-rolling-pivots", "s2", "rolling_pivots", "s2"},
    {"skender-rolling-pivots", "s3", "rolling_pivots", "s3"},
    {"skender-rolling-pivots", "r1", "rolling_pivots", "r1"},
    {"skender-rolling-pivots", "r2", "rolling_pivots", "r2"},
    {"skender-rolling-pivots", "r3", "rolling_pivots", "r3"},
    {"skender-fractal", "fractalBear", "fractal", "fractal_bear", Agreement::Whole,
     "it writes the swing at its own bar, before it is known", 2},
    {"skender-fractal", "fractalBull", "fractal", "fractal_bull", Agreement::Whole, "likewise", 2},
    {"skender-pivots", "highPoint", "pivots", "high_point", Agreement::Whole, "likewise", 2},
    {"skender-pivots", "lowPoint", "pivots", "low_point", Agreement::Whole, "likewise", 2},
};

} // namespace

std::span<const Row> statisticsRows()
{
    return rows;
}

} // namespace conformance
