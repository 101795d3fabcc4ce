#include "studies/price/rows.h"

namespace studies {
namespace {

constexpr const char *avgpriceOutputs[] = {"avgprice"};
constexpr const char *medpriceOutputs[] = {"medprice"};
constexpr const char *typpriceOutputs[] = {"typprice"};
constexpr const char *wclpriceOutputs[] = {"wclprice"};
constexpr const char *heikinAshiOutputs[] = {"open", "high", "low", "close"};

constexpr Study table[] = {
    {"avgprice", "Average price", Kind::Overlay, {}, avgpriceOutputs, computeAvgprice, warmupAvgprice},
    {"medprice", "Median price", Kind::Overlay, {}, medpriceOutputs, computeMedprice, warmupMedprice},
    {"typprice", "Typical price", Kind::Overlay, {}, typpriceOutputs, computeTypprice, warmupTypprice},
    {"wclprice", "Weighted close price", Kind::Overlay, {}, wclpriceOutputs, computeWclprice, warmupWclprice},
    {"heikin_ashi", "Heikin-Ashi", Kind::Overlay, {}, heikinAshiOutputs, computeHeikinAshi, warmupHeikinAshi},
};

} // namespace

std::span<const Study> priceStudies()
{
    return table;
}

} // namespace studies
