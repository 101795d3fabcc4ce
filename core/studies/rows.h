// The functions behind the rows of the catalogue, one file each; their definitions stand in those files.
// Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/walk.h"

namespace studies {

using Parameters = std::span<const double>;
using Outputs = std::span<const std::span<double>>;

void computeAdx(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAdx(Parameters parameters);
void computeAdxr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAdxr(Parameters parameters);
void computeAtr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAtr(Parameters parameters);
void computeBbands(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupBbands(Parameters parameters);
void computeChop(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupChop(Parameters parameters);
void computeDx(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupDx(Parameters parameters);
void computeEma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupEma(Parameters parameters);
void computeMacd(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMacd(Parameters parameters);
void computeMfi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMfi(Parameters parameters);
void computeMinusDi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMinusDi(Parameters parameters);
void computeObv(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupObv(Parameters parameters);
void computePlusDi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPlusDi(Parameters parameters);
void computeRsi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupRsi(Parameters parameters);
void computeSma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSma(Parameters parameters);
void computeStoch(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupStoch(Parameters parameters);
void computeVwap(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupVwap(Parameters parameters);

} // namespace studies
