// The functions behind the rows of volatility and its bands, one file each; their definitions stand in those
// files. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeAccbands(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeAtrStop(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeBbandsPercentB(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeBbandsWidth(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeChandelier(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeDonchian(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeDonchianWidth(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeFcb(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupFcb(Parameters parameters);
void computeGarmanKlass(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeHistoricalVolatility(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeKeltner(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeKeltnerWidth(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupKeltner(Parameters parameters);
void computeMass(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMass(Parameters parameters);
void computeNatr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeParkinson(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeRogersSatchell(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeSqueeze(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSqueeze(Parameters parameters);
void computeStarc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupStarc(Parameters parameters);
void computeStdevChannels(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeTrange(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupTrange(Parameters parameters);
void computeUlcer(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeVolatility(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeVolStop(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupVolStop(Parameters parameters);
void computeYangZhang(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> volatilityStudies();

} // namespace studies
