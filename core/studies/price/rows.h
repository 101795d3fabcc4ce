// The functions behind the rows of the price studies, one file each; their definitions stand in those files.
// Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/rows.h"

namespace studies {

void computeAvgprice(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupAvgprice(Parameters parameters);
void computeHeikinAshi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupHeikinAshi(Parameters parameters);
void computeMedprice(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupMedprice(Parameters parameters);
void computeTypprice(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupTypprice(Parameters parameters);
void computeWclprice(const Input &input, Parameters parameters, Outputs outputs, Walk &walk);
int warmupWclprice(Parameters parameters);

/// The rows, as the catalogue lists them.
[[nodiscard]] std::span<const Study> priceStudies();

} // namespace studies
