// The functions behind the rows of volatility and its bands, one file each; their definitions stand in those
// files. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeAccbands(const Input &input, Parameters parameters, Outputs outputs);
void computeAtrStop(const Input &input, Parameters parameters, Outputs outputs);
void computeBbandsPercentB(const Input &input, Parameters parameters, Outputs outputs);
void computeBbandsWidth(const Input &input, Parameters parameters, Outputs outputs);
void computeChandelier(const Input &input, Parameters parameters, Outputs outputs);
void computeDonchian(const Input &input, Parameters parameters, Outputs outputs);
void computeDonchianWidth(const Input &input, Parameters parameters, Outputs outputs);
void computeFcb(const Input &input, Parameters parameters, Outputs outputs);
int warmupFcb(Parameters parameters);
void computeGarmanKlass(const Input &input, Parameters parameters, Outputs outputs);
void computeHistoricalVolatility(const Input &input, Parameters parameters, Outputs outputs);
void computeKeltner(const Input &input, Parameters parameters, Outputs outputs);
void computeKeltnerWidth(const Input &input, Parameters parameters, Outputs outputs);
int warmupKeltner(Parameters parameters);
void computeMass(const Input &input, Parameters parameters, Outputs outputs);
int warmupMass(Parameters parameters);
void computeNatr(const Input &input, Parameters parameters, Outputs outputs);
void computeParkinson(const Input &input, Parameters parameters, Outputs outputs);
void computeRogersSatchell(const Input &input, Parameters parameters, Outputs outputs);
void computeSqueeze(const Input &input, Parameters parameters, Outputs outputs);
int warmupSqueeze(Parameters parameters);
void computeStarc(const Input &input, Parameters parameters, Outputs outputs);
int warmupStarc(Parameters parameters);
void computeStdevChannels(const Input &input, Parameters parameters, Outputs outputs);
void computeTrange(const Input &input, Parameters parameters, Outputs outputs);
int warmupTrange(Parameters parameters);
void computeUlcer(const Input &input, Parameters parameters, Outputs outputs);
void computeVolatility(const Input &input, Parameters parameters, Outputs outputs);
void computeVolStop(const Input &input, Parameters parameters, Outputs outputs);
int warmupVolStop(Parameters parameters);
void computeYangZhang(const Input &input, Parameters parameters, Outputs outputs);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> volatilityStudies();

} // namespace studies
