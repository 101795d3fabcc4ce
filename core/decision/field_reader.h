// Reads a decision's fields out of a Value and keeps the first thing that is wrong. For this room's sources
// only. Pure.
#pragma once

#include "decision/answer_object.h"

#include <optional>
#include <span>

namespace decision {

class FieldReader
{
public:
    FieldReader(const Value &object, std::string place) : m_object(object), m_place(std::move(place)) {}

    [[nodiscard]] const Value *find(const char *field) const { return m_object.find(field); }
    [[nodiscard]] std::string name(const char *field) const
    {
        return m_place.empty() ? field : m_place + '.' + field;
    }

    /// A number within [least, most]; none when absent. A number in quotation marks is a schema error, with a
    /// percent sign it is ambiguous.
    std::optional<double> number(const char *field, double least, double most);
    /// A price: positive, finite, and within Decimal. `asText`: may stand in quotation marks with one
    /// currency sign.
    std::optional<double> price(const char *field, bool asText = false);
    std::optional<std::string> text(const char *field);
    /// One of `choices` without regard to case, as it is written there.
    std::optional<std::string> choice(const char *field, std::span<const std::string_view> choices);
    const Value *object(const char *field);
    const Value *list(const char *field);

    void refuse(base::ErrorCode code, std::string detail, const std::string &field);
    void require(bool given, const char *field);
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    void take(const FieldReader &inner);

private:
    const Value &m_object;
    std::string m_place;
    std::optional<base::Error> m_error;
};

/// Every price of a list of numbers. Errors are kept in `reader`.
[[nodiscard]] std::vector<double> priceList(FieldReader &reader, const char *field);

} // namespace decision
