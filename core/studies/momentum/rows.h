// The functions behind the rows of the momentum studies, one file each; their definitions stand in those
// files. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeApo(const Input &input, Parameters parameters, Outputs outputs);
int warmupApo(Parameters parameters);
void computeAwesome(const Input &input, Parameters parameters, Outputs outputs);
int warmupAwesome(Parameters parameters);
void computeBop(const Input &input, Parameters parameters, Outputs outputs);
int warmupBop(Parameters parameters);
void computeCci(const Input &input, Parameters parameters, Outputs outputs);
int warmupCci(Parameters parameters);
void computeCmo(const Input &input, Parameters parameters, Outputs outputs);
int warmupCmo(Parameters parameters);
void computeCoppock(const Input &input, Parameters parameters, Outputs outputs);
int warmupCoppock(Parameters parameters);
void computeCrsi(const Input &input, Parameters parameters, Outputs outputs);
int warmupCrsi(Parameters parameters);
void computeDpo(const Input &input, Parameters parameters, Outputs outputs);
int warmupDpo(Parameters parameters);
void computeElderRay(const Input &input, Parameters parameters, Outputs outputs);
int warmupElderRay(Parameters parameters);
void computeFisher(const Input &input, Parameters parameters, Outputs outputs);
int warmupFisher(Parameters parameters);
void computeFosc(const Input &input, Parameters parameters, Outputs outputs);
int warmupFosc(Parameters parameters);
void computeImi(const Input &input, Parameters parameters, Outputs outputs);
int warmupImi(Parameters parameters);
void computeKst(const Input &input, Parameters parameters, Outputs outputs);
int warmupKst(Parameters parameters);
void computeMacdext(const Input &input, Parameters parameters, Outputs outputs);
int warmupMacdext(Parameters parameters);
void computeMacdfix(const Input &input, Parameters parameters, Outputs outputs);
int warmupMacdfix(Parameters parameters);
void computeMom(const Input &input, Parameters parameters, Outputs outputs);
int warmupMom(Parameters parameters);
void computePmo(const Input &input, Parameters parameters, Outputs outputs);
int warmupPmo(Parameters parameters);
void computePpo(const Input &input, Parameters parameters, Outputs outputs);
int warmupPpo(Parameters parameters);
void computeQstick(const Input &input, Parameters parameters, Outputs outputs);
int warmupQstick(Parameters parameters);
void computeRmi(const Input &input, Parameters parameters, Outputs outputs);
int warmupRmi(Parameters parameters);
void computeRoc(const Input &input, Parameters parameters, Outputs outputs);
int warmupRoc(Parameters parameters);
void computeRocp(const Input &input, Parameters parameters, Outputs outputs);
int warmupRocp(Parameters parameters);
void computeRocr(const Input &input, Parameters parameters, Outputs outputs);
int warmupRocr(Parameters parameters);
void computeRocr100(const Input &input, Parameters parameters, Outputs outputs);
int warmupRocr100(Parameters parameters);
void computeRocWb(const Input &input, Parameters parameters, Outputs outputs);
int warmupRocWb(Parameters parameters);
void computeSmi(const Input &input, Parameters parameters, Outputs outputs);
int warmupSmi(Parameters parameters);
void computeStc(const Input &input, Parameters parameters, Outputs outputs);
int warmupStc(Parameters parameters);
void computeStochf(const Input &input, Parameters parameters, Outputs outputs);
int warmupStochf(Parameters parameters);
void computeStochrsi(const Input &input, Parameters parameters, Outputs outputs);
int warmupStochrsi(Parameters parameters);
void computeTrix(const Input &input, Parameters parameters, Outputs outputs);
int warmupTrix(Parameters parameters);
void computeTsi(const Input &input, Parameters parameters, Outputs outputs);
int warmupTsi(Parameters parameters);
void computeUltosc(const Input &input, Parameters parameters, Outputs outputs);
int warmupUltosc(Parameters parameters);
void computeWillr(const Input &input, Parameters parameters, Outputs outputs);
int warmupWillr(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> momentumStudies();

} // namespace studies
