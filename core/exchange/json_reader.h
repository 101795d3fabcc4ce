// Market data out of JSON with simdjson On-Demand: one pass, no document tree, the first fault kept with its
// place. Used by the decoders of the venues only. A reader is for one body; any thread.
#pragma once

#include "base/decimal.h"
#include "base/result.h"
#include "base/time.h"
#include "exchange/digits.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

namespace exchange {

/// A time since 1970 in milliseconds, which some services write in micro- or nanoseconds: those are told by
/// their size, which no time in milliseconds has before the year 5138.
[[nodiscard]] constexpr std::int64_t inMilliseconds(std::int64_t written)
{
    constexpr std::int64_t micro = 100'000'000'000'000, nano = micro * 1000;
    return written >= nano ? written / 1'000'000 : written >= micro ? written / 1000 : written;
}

/// What reading needs beside the body: the parser and the body with room behind it. Both are large, and fresh
/// memory costs as much as the reading itself, so that who reads often hands the same to every reader. For
/// one reader at a time.
class JsonScratch
{
public:
    JsonScratch() = default;
    JsonScratch(const JsonScratch &) = delete;
    JsonScratch &operator=(const JsonScratch &) = delete;

private:
    friend class JsonReader;
    [[nodiscard]] simdjson::padded_string_view padded(std::string_view body);
    /// Gives up what only a very large body needed.
    void rest();

    simdjson::ondemand::parser m_parser;
    std::unique_ptr<char[]> m_text;
    std::size_t m_capacity = 0;
    bool m_busy = false;
};

/// Every function returns false after the first fault, which `finish` tells. Numbers may be written as
/// numbers or as text, as venues do; null and empty text are missing.
class JsonReader
{
public:
    using Value = simdjson::ondemand::value;
    static constexpr std::size_t largestBody = 64 << 20; // bytes
    static constexpr std::size_t overread = simdjson::SIMDJSON_PADDING;

    /// `scratch`, where there is one that no other reader uses now, must outlive the reader. With `overread`
    /// bytes to `spare` behind the body it is read where it stands, and must outlive the reader too.
    explicit JsonReader(std::string_view body, JsonScratch *scratch = nullptr, std::size_t spare = 0);
    ~JsonReader();
    JsonReader(const JsonReader &) = delete;
    JsonReader &operator=(const JsonReader &) = delete;

    /// The whole body, if it is an object or an array.
    [[nodiscard]] bool root(Value &out);
    [[nodiscard]] bool isArray(Value &value);
    /// Whether the value is null. (simdjson's own answer throws where a word only begins like it.)
    [[nodiscard]] static bool isNull(Value &value);
    /// Calls `each(index, value)` for the elements; a fault names the row where `rows` is true. Some services
    /// write null for a list that holds nothing.
    template <class Each>
    bool elements(Value &array, bool rows, Each each);
    /// After a cell: read the next, pass over the rest of the row, or give up.
    enum class Next { Cell, Row, Fault };
    /// Calls `each(column, value)`, which returns a Next, for the cells of one row.
    template <class Each>
    bool cells(Value &row, Each each);
    /// The first numbers of a row as nearly all are written, which needs no look at each cell. False says
    /// nothing yet, and the row is still to be read.
    template <std::size_t N>
    [[nodiscard]] bool quickRow(Value &row, std::array<double, N> &out) const;
    /// Calls `each(key, value)` for the fields of an object.
    template <class Each>
    bool fields(Value &object, Each each);
    /// `elements` of an array of objects, or the single object itself.
    template <class Each>
    bool objects(Value &value, Each each);

    [[nodiscard]] bool number(Value &value, std::string_view field, double &out)
    {
        return quickly(value, out) || slowly(value, field, out);
    }
    [[nodiscard]] bool number(Value &value, std::string_view field, std::optional<double> &out);
    /// A price: zero and less are missing too.
    [[nodiscard]] bool price(Value &value, std::string_view field, std::optional<double> &out);
    [[nodiscard]] bool integer(Value &value, std::string_view field, std::int64_t &out)
    {
        return quickly(value, out) || slowly(value, field, out);
    }
    [[nodiscard]] bool integer(Value &value, std::string_view field, std::optional<std::int64_t> &out);
    /// Milliseconds since 1970, or micro- or nanoseconds, told by their size; zero is missing.
    [[nodiscard]] bool time(Value &value, std::string_view field, std::optional<base::UtcTime> &out);
    /// A time as a number of seconds (`unitMs` 1000), milliseconds (1), micro- or nanoseconds, whole or not,
    /// to the nearest millisecond; zero is missing.
    [[nodiscard]] bool instant(Value &value, std::string_view field, double unitMs,
                               std::optional<base::UtcTime> &out);
    /// A positive decimal; zero is missing. Without trailing zeros.
    [[nodiscard]] bool decimal(Value &value, std::string_view field, std::optional<base::Decimal> &out);
    /// The step of so many decimals: 0.001 for 3.
    [[nodiscard]] bool decimals(Value &value, std::string_view field, std::optional<base::Decimal> &out);
    /// A decimal of any sign.
    [[nodiscard]] bool signedDecimal(Value &value, std::string_view field, std::optional<base::Decimal> &out);
    /// Text, or a number as it is written (identifiers).
    [[nodiscard]] bool text(Value &value, std::string_view field, std::string &out);
    [[nodiscard]] bool boolean(Value &value, std::string_view field, bool &out);

    /// Keeps the first fault. Schema by default; always false.
    bool fault(std::string_view field, const std::string &sentence,
               base::ErrorCode code = base::ErrorCode::Schema);
    /// A field that had to be there.
    bool require(bool there, std::string_view field);
    /// The first fault: Malformed (not JSON, cut off, trailing bytes), Schema, BadData (too large).
    [[nodiscard]] base::Result<void> finish();

private:
    bool broken(simdjson::error_code code);
    [[nodiscard]] bool token(Value &value, std::string_view &out);
    /// A number as nearly all are written. False says nothing yet: the slow way knows the other writings and
    /// the faults.
    [[nodiscard]] bool quickly(Value &value, double &out) const;
    [[nodiscard]] bool quickly(Value &value, std::int64_t &out) const;
    [[nodiscard]] bool slowly(Value &value, std::string_view field, double &out);
    [[nodiscard]] bool slowly(Value &value, std::string_view field, std::int64_t &out);

    std::unique_ptr<JsonScratch> m_own; // where none was handed in
    JsonScratch *m_scratch = nullptr;
    simdjson::ondemand::document m_document;
    std::optional<base::Error> m_error;
    std::optional<std::size_t> m_row;
};

template <class Each>
bool JsonReader::elements(Value &array, bool rows, Each each)
{
    simdjson::ondemand::array found;
    if (const auto error = array.get_array().get(found))
        return isNull(array) ? !m_error : broken(error);
    std::size_t index = 0;
    for (auto element : found) {
        Value value;
        if (rows)
            m_row = index;
        if (const auto error = element.get(value))
            return broken(error);
        if (!each(index++, value))
            return false;
    }
    if (rows)
        m_row.reset();
    return !m_error;
}

inline bool JsonReader::quickly(Value &value, double &out) const
{
    if (m_error)
        return false;
    const char *at = value.raw_json_token().data();
    ShortDecimal read;
    if (!takeQuotedDecimal(at, read) || (*at != ',' && *at != ']' && *at != '}'))
        return false;
    out = read.number / read.scale;
    return true;
}

template <std::size_t N>
bool JsonReader::quickRow(Value &row, std::array<double, N> &out) const
{
    return !m_error && takeRow(row.raw_json_token().data(), out);
}

inline bool JsonReader::quickly(Value &value, std::int64_t &out) const
{
    return !m_error && (!value.get_int64().get(out) || !value.get_int64_in_string().get(out));
}

template <class Each>
bool JsonReader::cells(Value &row, Each each)
{
    simdjson::ondemand::array found;
    if (const auto error = row.get_array().get(found))
        return broken(error);
    std::size_t column = 0;
    for (auto cell : found) {
        Value value;
        if (const auto error = cell.get(value))
            return broken(error);
        const Next next = each(column++, value);
        if (next != Next::Cell)
            return next == Next::Row;
    }
    return !m_error;
}

template <class Each>
bool JsonReader::fields(Value &object, Each each)
{
    simdjson::ondemand::object found;
    if (const auto error = object.get_object().get(found))
        return broken(error);
    for (auto field : found) {
        std::string_view key;
        Value value;
        if (const auto error = field.unescaped_key().get(key))
            return broken(error);
        if (const auto error = field.value().get(value))
            return broken(error);
        if (!each(key, value))
            return false;
    }
    return !m_error;
}

template <class Each>
bool JsonReader::objects(Value &value, Each each)
{
    if (m_error)
        return false;
    if (!isArray(value))
        return isNull(value) ? !m_error : each(value);
    return elements(value, true, [&](std::size_t, Value &element) { return each(element); });
}

} // namespace exchange
