// The functions behind the rows of the catalogue, one file each; their definitions stand in those files.
// Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/study.h"

namespace studies {

using Parameters = std::span<const double>;
using Outputs = std::span<const std::span<double>>;

void computeAdx(const Input &input, Parameters parameters, Outputs outputs);
int warmupAdx(Parameters parameters);
void computeAdxr(const Input &input, Parameters parameters, Outputs outputs);
int warmupAdxr(Parameters parameters);
void computeAtr(const Input &input, Parameters parameters, Outputs outputs);
int warmupAtr(Parameters parameters);
void computeBbands(const Input &input, Parameters parameters, Outputs outputs);
int warmupBbands(Parameters parameters);
void computeChop(const Input &input, Parameters parameters, Outputs outputs);
int warmupChop(Parameters parameters);
void computeDx(const Input &input, Parameters parameters, Outputs outputs);
int warmupDx(Parameters parameters);
void computeEma(const Input &input, Parameters parameters, Outputs outputs);
int warmupEma(Parameters parameters);
void computeMacd(const Input &input, Parameters parameters, Outputs outputs);
int warmupMacd(Parameters parameters);
void computeMfi(const Input &input, Parameters parameters, Outputs outputs);
int warmupMfi(Parameters parameters);
void computeMinusDi(const Input &input, Parameters parameters, Outputs outputs);
int warmupMinusDi(Parameters parameters);
void computeObv(const Input &input, Parameters parameters, Outputs outputs);
int warmupObv(Parameters parameters);
void computePlusDi(const Input &input, Parameters parameters, Outputs outputs);
int warmupPlusDi(Parameters parameters);
void computeRsi(const Input &input, Parameters parameters, Outputs outputs);
int warmupRsi(Parameters parameters);
void computeSma(const Input &input, Parameters parameters, Outputs outputs);
int warmupSma(Parameters parameters);
void computeStoch(const Input &input, Parameters parameters, Outputs outputs);
int warmupStoch(Parameters parameters);
void computeVwap(const Input &input, Parameters parameters, Outputs outputs);
int warmupVwap(Parameters parameters);

} // namespace studies
