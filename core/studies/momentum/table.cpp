#include "studies/momentum/rows.h"

namespace studies {
namespace {

constexpr double longest = 100'000; // bars; TA-Lib's limit of a period

constexpr Parameter stochfParameters[] = {{"fastk", 14, 1, longest}, {"fastd", 3, 1, longest}};
constexpr Parameter stochrsiParameters[] = {
    {"period", 14, 2, longest}, {"fastk", 14, 1, longest}, {"fastd", 3, 1, longest}};
constexpr Parameter willrParameters[] = {{"period", 14, 2, longest}};
constexpr Parameter momParameters[] = {{"period", 10, 1, longest}};
constexpr Parameter rocWbParameters[] = {
    {"roc", 20, 1, longest}, {"ema", 5, 1, longest}, {"deviation", 5, 1, longest}};
constexpr Parameter tsiParameters[] = {
    {"period", 25, 1, longest}, {"smooth", 13, 1, longest}, {"signal", 7, 1, longest}};
constexpr Parameter rmiParameters[] = {{"period", 20, 1, longest}, {"momentum", 5, 1, longest}};
constexpr Parameter crsiParameters[] = {
    {"rsi", 3, 1, longest}, {"streak", 2, 1, longest}, {"rank", 100, 1, longest}};
constexpr Parameter apoParameters[] = {
    {"fast", 12, 2, longest}, {"slow", 26, 2, longest}, {"matype", 0, 0, 2}};
constexpr Parameter macdextParameters[] = {{"fast", 12, 2, longest},  {"fastmatype", 0, 0, 2},
                                           {"slow", 26, 2, longest},  {"slowmatype", 0, 0, 2},
                                           {"signal", 9, 1, longest}, {"signalmatype", 0, 0, 2}};
constexpr Parameter macdfixParameters[] = {{"signal", 9, 1, longest}};
constexpr Parameter pmoParameters[] = {
    {"period", 35, 2, longest}, {"smooth", 20, 2, longest}, {"signal", 10, 1, longest}};
constexpr Parameter smiParameters[] = {{"period", 13, 1, longest},
                                       {"smooth", 25, 1, longest},
                                       {"again", 2, 1, longest},
                                       {"signal", 3, 1, longest}};
constexpr Parameter coppockParameters[] = {
    {"long", 14, 1, longest}, {"short", 11, 1, longest}, {"wma", 10, 1, longest}};
constexpr Parameter kstParameters[] = {
    {"roc1", 10, 1, longest}, {"roc2", 15, 1, longest}, {"roc3", 20, 1, longest},
    {"roc4", 30, 1, longest}, {"sma1", 10, 1, longest}, {"sma2", 10, 1, longest},
    {"sma3", 10, 1, longest}, {"sma4", 15, 1, longest}, {"signal", 9, 1, longest}};
constexpr Parameter ultoscParameters[] = {
    {"short", 7, 1, longest}, {"middle", 14, 1, longest}, {"long", 28, 1, longest}};
constexpr Parameter awesomeParameters[] = {{"fast", 5, 1, longest}, {"slow", 34, 1, longest}};
constexpr Parameter trixParameters[] = {{"period", 15, 1, longest}};
constexpr Parameter qstickParameters[] = {{"period", 14, 1, longest}};
constexpr Parameter stcParameters[] = {
    {"cycle", 10, 1, longest}, {"fast", 23, 1, longest}, {"slow", 50, 1, longest}};
constexpr Parameter cciParameters[] = {{"period", 20, 2, longest}};
constexpr Parameter elderRayParameters[] = {{"period", 13, 1, longest}};

constexpr const char *stochfOutputs[] = {"k", "d"};
constexpr const char *willrOutputs[] = {"willr"};
constexpr const char *momOutputs[] = {"mom"};
constexpr const char *rocOutputs[] = {"roc"};
constexpr const char *rocpOutputs[] = {"rocp"};
constexpr const char *rocrOutputs[] = {"rocr"};
constexpr const char *rocr100Outputs[] = {"rocr100"};
constexpr const char *rocWbOutputs[] = {"roc", "roc_ema", "upper_band", "lower_band"};
constexpr const char *tsiOutputs[] = {"tsi", "signal"};
constexpr const char *rmiOutputs[] = {"rmi"};
constexpr const char *cmoOutputs[] = {"cmo"};
constexpr const char *crsiOutputs[] = {"crsi"};
constexpr const char *apoOutputs[] = {"apo"};
constexpr const char *ppoOutputs[] = {"ppo"};
constexpr const char *macdextOutputs[] = {"macd", "signal", "histogram"};
constexpr const char *pmoOutputs[] = {"pmo", "signal"};
constexpr const char *smiOutputs[] = {"smi", "signal"};
constexpr const char *coppockOutputs[] = {"coppock"};
constexpr const char *kstOutputs[] = {"kst", "signal"};
constexpr const char *ultoscOutputs[] = {"ultosc"};
constexpr const char *awesomeOutputs[] = {"oscillator", "normalized"};
constexpr const char *dpoOutputs[] = {"dpo"};
constexpr const char *fisherOutputs[] = {"fisher", "signal"};
constexpr const char *trixOutputs[] = {"trix"};
constexpr const char *qstickOutputs[] = {"qstick"};
constexpr const char *stcOutputs[] = {"stc"};
constexpr const char *imiOutputs[] = {"imi"};
constexpr const char *foscOutputs[] = {"fosc"};
constexpr const char *bopOutputs[] = {"bop"};
constexpr const char *cciOutputs[] = {"cci"};
constexpr const char *elderRayOutputs[] = {"ema", "bull_power", "bear_power"};

constexpr Study table[] = {
    {"stochf", "Fast stochastic", Kind::Oscillator, stochfParameters, stochfOutputs, computeStochf,
     warmupStochf},
    {"stochrsi", "Stochastic RSI", Kind::Oscillator, stochrsiParameters, stochfOutputs, computeStochrsi,
     warmupStochrsi},
    {"willr", "Williams %R", Kind::Oscillator, willrParameters, willrOutputs, computeWillr, warmupWillr},
    {"mom", "Momentum", Kind::Oscillator, momParameters, momOutputs, computeMom, warmupMom},
    {"roc", "Rate of change", Kind::Oscillator, momParameters, rocOutputs, computeRoc, warmupRoc},
    {"rocp", "Rate of change as a share", Kind::Oscillator, momParameters, rocpOutputs, computeRocp,
     warmupRocp},
    {"rocr", "Rate of change as a ratio", Kind::Oscillator, momParameters, rocrOutputs, computeRocr,
     warmupRocr},
    {"rocr100", "Rate of change as a ratio in per cent", Kind::Oscillator, momParameters, rocr100Outputs,
     computeRocr100, warmupRocr100},
    {"roc_wb", "Rate of change with bands", Kind::Oscillator, rocWbParameters, rocWbOutputs, computeRocWb,
     warmupRocWb},
    {"tsi", "True strength index", Kind::Oscillator, tsiParameters, tsiOutputs, computeTsi, warmupTsi},
    {"rmi", "Relative momentum index", Kind::Oscillator, rmiParameters, rmiOutputs, computeRmi, warmupRmi},
    {"cmo", "Chande momentum oscillator", Kind::Oscillator, willrParameters, cmoOutputs, computeCmo,
     warmupCmo},
    {"crsi", "Connors RSI", Kind::Oscillator, crsiParameters, crsiOutputs, computeCrsi, warmupCrsi},
    {"apo", "Absolute price oscillator", Kind::Oscillator, apoParameters, apoOutputs, computeApo, warmupApo},
    {"ppo", "Percentage price oscillator", Kind::Oscillator, apoParameters, ppoOutputs, computePpo,
     warmupPpo},
    {"macdext", "MACD of other averages", Kind::Oscillator, macdextParameters, macdextOutputs, computeMacdext,
     warmupMacdext},
    {"macdfix", "MACD of fixed weights", Kind::Oscillator, macdfixParameters, macdextOutputs, computeMacdfix,
     warmupMacdfix},
    {"pmo", "Price momentum oscillator", Kind::Oscillator, pmoParameters, pmoOutputs, computePmo, warmupPmo},
    {"smi", "Stochastic momentum index", Kind::Oscillator, smiParameters, smiOutputs, computeSmi, warmupSmi},
    {"coppock", "Coppock curve", Kind::Oscillator, coppockParameters, coppockOutputs, computeCoppock,
     warmupCoppock},
    {"kst", "Know sure thing", Kind::Oscillator, kstParameters, kstOutputs, computeKst, warmupKst},
    {"ultosc", "Ultimate oscillator", Kind::Oscillator, ultoscParameters, ultoscOutputs, computeUltosc,
     warmupUltosc},
    {"awesome", "Awesome oscillator", Kind::Oscillator, awesomeParameters, awesomeOutputs, computeAwesome,
     warmupAwesome},
    {"dpo", "Detrended price oscillator", Kind::Oscillator, willrParameters, dpoOutputs, computeDpo,
     warmupDpo},
    {"fisher", "Fisher transform", Kind::Oscillator, momParameters, fisherOutputs, computeFisher,
     warmupFisher},
    {"trix", "TRIX", Kind::Oscillator, trixParameters, trixOutputs, computeTrix, warmupTrix},
    {"qstick", "QStick", Kind::Oscillator, qstickParameters, qstickOutputs, computeQstick, warmupQstick},
    {"stc", "Schaff trend cycle", Kind::Oscillator, stcParameters, stcOutputs, computeStc, warmupStc},
    {"imi", "Intraday momentum index", Kind::Oscillator, willrParameters, imiOutputs, computeImi, warmupImi},
    {"fosc", "Forecast oscillator", Kind::Oscillator, willrParameters, foscOutputs, computeFosc, warmupFosc},
    {"bop", "Balance of power", Kind::Oscillator, {}, bopOutputs, computeBop, warmupBop},
    {"cci", "Commodity channel index", Kind::Oscillator, cciParameters, cciOutputs, computeCci, warmupCci},
    {"elder_ray", "Elder ray", Kind::Oscillator, elderRayParameters, elderRayOutputs, computeElderRay,
     warmupElderRay},
};

} // namespace

std::span<const Study> momentumStudies()
{
    return table;
}

} // namespace studies
