#include "studies/volume/rows.h"

namespace studies {
namespace {

constexpr double longest = 100'000; // bars; TA-Lib's limit of a period

constexpr Parameter adoscParameters[] = {{"fast", 3, 2, longest}, {"slow", 10, 2, longest}};
constexpr Parameter cmfParameters[] = {{"period", 20, 1, longest}};
constexpr Parameter forceParameters[] = {{"period", 13, 1, longest}};
constexpr Parameter emvParameters[] = {{"period", 1, 1, longest}};
constexpr Parameter kvoParameters[] = {
    {"fast", 34, 1, longest}, {"slow", 55, 1, longest}, {"signal", 13, 1, longest}};
constexpr Parameter voscParameters[] = {{"fast", 5, 1, longest}, {"slow", 20, 1, longest}};
constexpr Parameter pvoParameters[] = {
    {"fast", 12, 1, longest}, {"slow", 26, 1, longest}, {"signal", 9, 1, longest}};
constexpr Parameter twapParameters[] = {{"period", 0, 0, longest}};
constexpr Parameter obvSlopeParameters[] = {{"period", 10, 2, longest}};
constexpr Parameter volumeProfileParameters[] = {
    {"period", 100, 2, 1000}, {"bins", 24, 2, 200}, {"share", 70, 1, 100, false}};

constexpr const char *adOutputs[] = {"ad"};
constexpr const char *adoscOutputs[] = {"adosc"};
constexpr const char *cmfOutputs[] = {"cmf"};
constexpr const char *forceOutputs[] = {"force"};
constexpr const char *pvtOutputs[] = {"pvt"};
constexpr const char *nviOutputs[] = {"nvi"};
constexpr const char *pviOutputs[] = {"pvi"};
constexpr const char *emvOutputs[] = {"emv"};
constexpr const char *kvoOutputs[] = {"oscillator", "signal"};
constexpr const char *voscOutputs[] = {"vosc"};
constexpr const char *pvoOutputs[] = {"pvo", "signal", "histogram"};
constexpr const char *marketfiOutputs[] = {"marketfi"};
constexpr const char *wadOutputs[] = {"wad"};
constexpr const char *twapOutputs[] = {"twap"};
constexpr const char *obvSlopeOutputs[] = {"obv_slope"};
constexpr const char *volumeProfileOutputs[] = {"point_of_control", "value_area_high", "value_area_low"};

constexpr Study table[] = {
    {"ad", "Accumulation/distribution", Kind::Volume, {}, adOutputs, computeAd, warmupAd},
    {"adosc", "Chaikin oscillator", Kind::Volume, adoscParameters, adoscOutputs, computeAdosc, warmupAdosc},
    {"cmf", "Chaikin money flow", Kind::Volume, cmfParameters, cmfOutputs, computeCmf, warmupCmf},
    {"force", "Force index", Kind::Volume, forceParameters, forceOutputs, computeForce, warmupForce},
    {"pvt", "Price volume trend", Kind::Volume, {}, pvtOutputs, computePvt, warmupPvt},
    {"nvi", "Negative volume index", Kind::Volume, {}, nviOutputs, computeNvi, warmupNvi},
    {"pvi", "Positive volume index", Kind::Volume, {}, pviOutputs, computePvi, warmupPvi},
    {"emv", "Ease of movement", Kind::Volume, emvParameters, emvOutputs, computeEmv, warmupEmv},
    {"kvo", "Klinger volume oscillator", Kind::Volume, kvoParameters, kvoOutputs, computeKvo, warmupKvo},
    {"vosc", "Volume oscillator", Kind::Volume, voscParameters, voscOutputs, computeVosc, warmupVosc},
    {"pvo", "Percentage volume oscillator", Kind::Volume, pvoParameters, pvoOutputs, computePvo, warmupPvo},
    {"marketfi",
     "Market facilitation index",
     Kind::Volume,
     {},
     marketfiOutputs,
     computeMarketfi,
     warmupMarketfi},
    {"wad", "Williams accumulation/distribution", Kind::Oscillator, {}, wadOutputs, computeWad, warmupWad},
    {"twap", "TWAP", Kind::Overlay, twapParameters, twapOutputs, computeTwap, warmupTwap},
    {"obv_slope", "Slope of on-balance volume", Kind::Volume, obvSlopeParameters, obvSlopeOutputs,
     computeObvSlope, warmupObvSlope},
    {"volume_profile", "Volume profile", Kind::Overlay, volumeProfileParameters, volumeProfileOutputs,
     computeVolumeProfile, warmupVolumeProfile},
};

} // namespace

std::span<const Study> volumeStudies()
{
    return table;
}

} // namespace studies
