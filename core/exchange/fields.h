// The plain values of one small object, kept as they are written until it is known what they mean: frames of
// live streams say that in another field, which may come later. Used by the stream decoders. A value; any
// thread.
#pragma once

#include "exchange/json_reader.h"

#include <utility>
#include <vector>

namespace exchange {

class Fields
{
public:
    /// Reads an object; `nested(key, value)` is given its objects and lists, nulls are missing.
    template <class Nested>
    [[nodiscard]] bool read(JsonReader &reader, JsonReader::Value &object, Nested nested);
    /// The same with the objects and lists passed over.
    [[nodiscard]] bool read(JsonReader &reader, JsonReader::Value &object);

    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    /// Empty where it is missing.
    [[nodiscard]] std::string text(std::string_view key) const;
    /// Nothing for what is missing or no finite number.
    [[nodiscard]] std::optional<double> number(std::string_view key) const;
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key) const;
    /// `unitMs`: 1000 for seconds, 1e-6 for nanoseconds. Nothing for zero and for what is beyond this
    /// century.
    [[nodiscard]] std::optional<base::UtcTime> time(std::string_view key, double unitMs = 1) const;
    [[nodiscard]] bool isTrue(std::string_view key) const { return text(key) == "true"; }

private:
    [[nodiscard]] const std::string *find(std::string_view key) const;
    [[nodiscard]] bool add(JsonReader &reader, std::string_view key, JsonReader::Value &value, bool &plain);

    std::vector<std::pair<std::string, std::string>> m_values;
};

template <class Nested>
bool Fields::read(JsonReader &reader, JsonReader::Value &object, Nested nested)
{
    return reader.fields(object, [&](std::string_view key, JsonReader::Value &value) {
        bool plain = false;
        if (!add(reader, key, value, plain))
            return false;
        return plain || nested(key, value);
    });
}

} // namespace exchange
