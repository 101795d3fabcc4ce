// The functions behind the rows of the volume studies, one file each; their definitions stand in those files.
// Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeAd(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAd(Parameters parameters);
void computeAdosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAdosc(Parameters parameters);
void computeCmf(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupCmf(Parameters parameters);
void computeEmv(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupEmv(Parameters parameters);
void computeForce(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupForce(Parameters parameters);
void computeKvo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupKvo(Parameters parameters);
void computeMarketfi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMarketfi(Parameters parameters);
void computeNvi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupNvi(Parameters parameters);
void computeObvSlope(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupObvSlope(Parameters parameters);
void computePvi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPvi(Parameters parameters);
void computePvo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPvo(Parameters parameters);
void computePvt(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPvt(Parameters parameters);
void computeTwap(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupTwap(Parameters parameters);
void computeVolumeProfile(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupVolumeProfile(Parameters parameters);
void computeVosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupVosc(Parameters parameters);
void computeWad(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupWad(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> volumeStudies();

} // namespace studies
