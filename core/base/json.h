// JSON documents of our own making and of providers: nlohmann with its exceptions kept inside. Market data is read with
// simdjson in `exchange`; a model's answer with `decision`'s own reader. Any thread.
#pragma once

#include "base/decimal.h"
#include "base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace base {

using Json = nlohmann::json; // keys sorted: dump() is canonical

/// Errors: Malformed with the byte offset; BadData beyond `maxBytes` or 64 levels. NaN and infinity are refused.
[[nodiscard]] Result<Json> parseJson(std::string_view text, std::size_t maxBytes = 16 << 20);
/// One line, keys sorted, invalid UTF-8 replaced: the same value gives the same bytes.
[[nodiscard]] std::string toText(const Json &value);
/// A finite number, else null: missing is null, never 0.
[[nodiscard]] Json number(double value);

/// Fields of an object. A missing or null field gives an empty optional; a wrong type is an error naming the field.
[[nodiscard]] Result<std::optional<double>> optionalNumber(const Json &object, const char *field);
[[nodiscard]] Result<std::optional<std::string>> optionalText(const Json &object, const char *field);
/// Fields that must be there. Errors: Schema naming the field. Decimals are written as strings (numbers are read too).
[[nodiscard]] Result<double> numberField(const Json &object, const char *field);
[[nodiscard]] Result<std::int64_t> intField(const Json &object, const char *field);
[[nodiscard]] Result<bool> boolField(const Json &object, const char *field);
[[nodiscard]] Result<std::string> textField(const Json &object, const char *field);
[[nodiscard]] Result<Decimal> decimalField(const Json &object, const char *field);

} // namespace base
