// The functions behind the rows of the momentum studies, one file each; their definitions stand in those
// files. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeApo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupApo(Parameters parameters);
void computeAwesome(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAwesome(Parameters parameters);
void computeBop(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupBop(Parameters parameters);
void computeCci(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupCci(Parameters parameters);
void computeCmo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupCmo(Parameters parameters);
void computeCoppock(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupCoppock(Parameters parameters);
void computeCrsi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupCrsi(Parameters parameters);
void computeDpo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupDpo(Parameters parameters);
void computeElderRay(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupElderRay(Parameters parameters);
void computeFisher(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupFisher(Parameters parameters);
void computeFosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupFosc(Parameters parameters);
void computeImi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupImi(Parameters parameters);
void computeKst(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupKst(Parameters parameters);
void computeMacdext(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMacdext(Parameters parameters);
void computeMacdfix(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMacdfix(Parameters parameters);
void computeMom(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMom(Parameters parameters);
void computePmo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPmo(Parameters parameters);
void computePpo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupPpo(Parameters parameters);
void computeQstick(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupQstick(Parameters parameters);
void computeRmi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupRmi(Parameters parameters);
void computeRoc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupRoc(Parameters parameters);
void computeRocp(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupRocp(Parameters parameters);
void computeRocr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupRocr(Parameters parameters);
void computeRocr100(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupRocr100(Parameters parameters);
void computeRocWb(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupRocWb(Parameters parameters);
void computeSmi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupSmi(Parameters parameters);
void computeStc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupStc(Parameters parameters);
void computeStochf(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupStochf(Parameters parameters);
void computeStochrsi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupStochrsi(Parameters parameters);
void computeTrix(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupTrix(Parameters parameters);
void computeTsi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupTsi(Parameters parameters);
void computeUltosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupUltosc(Parameters parameters);
void computeWillr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupWillr(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> momentumStudies();

} // namespace studies
