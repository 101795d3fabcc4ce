// The functions behind the rows of the levels, one file each; their definitions stand in those files.
// Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeFibRetracement(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupFibRetracement(Parameters parameters);
void computeFractal(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupFractal(Parameters parameters);
void computePivots(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPivots(Parameters parameters);
void computePivotsCamarilla(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPivotsCamarilla(Parameters parameters);
void computePivotsClassic(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPivotsClassic(Parameters parameters);
void computePivotsDemark(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPivotsDemark(Parameters parameters);
void computePivotsFibonacci(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPivotsFibonacci(Parameters parameters);
void computePivotsWoodie(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPivotsWoodie(Parameters parameters);
void computeRollingPivots(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupRollingPivots(Parameters parameters);
void computeSupportResistance(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSupportResistance(Parameters parameters);
void computeSwingPoints(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSwingPoints(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> levelsStudies();

} // namespace studies
