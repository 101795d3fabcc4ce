// The functions behind the rows of the moving averages, one file each; their definitions stand in those
// files. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeAlligator(const Input &input, Parameters parameters, Outputs outputs);
int warmupAlligator(Parameters parameters);
void computeAlma(const Input &input, Parameters parameters, Outputs outputs);
void computeDema(const Input &input, Parameters parameters, Outputs outputs);
int warmupDema(Parameters parameters);
void computeDynamic(const Input &input, Parameters parameters, Outputs outputs);
int warmupDynamic(Parameters parameters);
void computeEpma(const Input &input, Parameters parameters, Outputs outputs);
void computeGator(const Input &input, Parameters parameters, Outputs outputs);
int warmupGator(Parameters parameters);
void computeHma(const Input &input, Parameters parameters, Outputs outputs);
int warmupHma(Parameters parameters);
void computeHtDcperiod(const Input &input, Parameters parameters, Outputs outputs);
int warmupHtDcperiod(Parameters parameters);
void computeHtDcphase(const Input &input, Parameters parameters, Outputs outputs);
int warmupHtDcphase(Parameters parameters);
void computeHtPhasor(const Input &input, Parameters parameters, Outputs outputs);
void computeHtSine(const Input &input, Parameters parameters, Outputs outputs);
void computeHtTrendline(const Input &input, Parameters parameters, Outputs outputs);
void computeHtTrendmode(const Input &input, Parameters parameters, Outputs outputs);
void computeHtl(const Input &input, Parameters parameters, Outputs outputs);
int warmupHtl(Parameters parameters);
void computeKama(const Input &input, Parameters parameters, Outputs outputs);
int warmupKama(Parameters parameters);
void computeMaEnv(const Input &input, Parameters parameters, Outputs outputs);
void computeMama(const Input &input, Parameters parameters, Outputs outputs);
void computeMidpoint(const Input &input, Parameters parameters, Outputs outputs);
void computeMidprice(const Input &input, Parameters parameters, Outputs outputs);
void computeT3(const Input &input, Parameters parameters, Outputs outputs);
int warmupT3(Parameters parameters);
void computeTema(const Input &input, Parameters parameters, Outputs outputs);
int warmupTema(Parameters parameters);
void computeTrima(const Input &input, Parameters parameters, Outputs outputs);
void computeVidya(const Input &input, Parameters parameters, Outputs outputs);
int warmupVidya(Parameters parameters);
void computeVwma(const Input &input, Parameters parameters, Outputs outputs);
void computeWilders(const Input &input, Parameters parameters, Outputs outputs);
void computeWma(const Input &input, Parameters parameters, Outputs outputs);
void computeZlema(const Input &input, Parameters parameters, Outputs outputs);
int warmupZlema(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> averageStudies();

} // namespace studies
