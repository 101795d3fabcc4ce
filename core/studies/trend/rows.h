// The functions behind the rows of the trend studies, one file each; their definitions stand in those files.
// Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeAroon(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAroon(Parameters parameters);
void computeAroonosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAroonosc(Parameters parameters);
void computeHurst(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupHurst(Parameters parameters);
void computeIchimoku(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupIchimoku(Parameters parameters);
void computeLinearreg(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupLinearreg(Parameters parameters);
void computeLinearregAngle(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupLinearregAngle(Parameters parameters);
void computeLinearregChannel(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupLinearregChannel(Parameters parameters);
void computeLinearregIntercept(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupLinearregIntercept(Parameters parameters);
void computeLinearregR2(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupLinearregR2(Parameters parameters);
void computeLinearregSlope(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupLinearregSlope(Parameters parameters);
void computeMinusDm(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMinusDm(Parameters parameters);
void computePfe(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPfe(Parameters parameters);
void computePlusDm(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPlusDm(Parameters parameters);
void computeSar(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSar(Parameters parameters);
void computeSarext(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSarext(Parameters parameters);
void computeSlope(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSlope(Parameters parameters);
void computeSupertrend(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSupertrend(Parameters parameters);
void computeTdSequential(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupTdSequential(Parameters parameters);
void computeTsf(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupTsf(Parameters parameters);
void computeVhf(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupVhf(Parameters parameters);
void computeVortex(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupVortex(Parameters parameters);
void computeZigzag(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupZigzag(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> trendStudies();

} // namespace studies
