// The functions behind the rows of the statistical studies, one file each; their definitions stand in those
// files. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeAutocorr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAutocorr(Parameters parameters);
void computeAvgdev(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAvgdev(Parameters parameters);
void computeBeta(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupBeta(Parameters parameters);
void computeCorrel(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupCorrel(Parameters parameters);
void computeDetrend(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupDetrend(Parameters parameters);
void computeEntropy(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupEntropy(Parameters parameters);
void computeKurtosis(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupKurtosis(Parameters parameters);
void computeMax(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMax(Parameters parameters);
void computeMaxindex(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMaxindex(Parameters parameters);
void computeMin(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMin(Parameters parameters);
void computeMinindex(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMinindex(Parameters parameters);
void computeMinmax(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMinmax(Parameters parameters);
void computeMinmaxindex(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMinmaxindex(Parameters parameters);
void computeSkew(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSkew(Parameters parameters);
void computeStddev(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupStddev(Parameters parameters);
void computeStderr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupStderr(Parameters parameters);
void computeSum(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSum(Parameters parameters);
void computeVar(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupVar(Parameters parameters);
void computeZscore(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupZscore(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> statisticsStudies();

} // namespace studies
