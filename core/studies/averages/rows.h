// The functions behind the rows of the moving averages, one file each; their definitions stand in those
// files. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeAlligator(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAlligator(Parameters parameters);
void computeAlma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeDema(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupDema(Parameters parameters);
void computeDynamic(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupDynamic(Parameters parameters);
void computeEpma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeGator(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupGator(Parameters parameters);
void computeHma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupHma(Parameters parameters);
void computeHtDcperiod(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupHtDcperiod(Parameters parameters);
void computeHtDcphase(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupHtDcphase(Parameters parameters);
void computeHtPhasor(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeHtSine(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeHtTrendline(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeHtTrendmode(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeHtl(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupHtl(Parameters parameters);
void computeKama(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupKama(Parameters parameters);
void computeMaEnv(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeMama(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeMidpoint(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeMidprice(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeT3(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupT3(Parameters parameters);
void computeTema(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupTema(Parameters parameters);
void computeTrima(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeVidya(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupVidya(Parameters parameters);
void computeVwma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeWilders(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeWma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
void computeZlema(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupZlema(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> averageStudies();

} // namespace studies
