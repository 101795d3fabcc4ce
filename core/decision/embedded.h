// The shape of the generated tables of embedded texts; for this room's sources only.
#pragma once

#include <string_view>

namespace decision {

struct Embedded
{
    std::string_view name, text;
};
extern const Embedded promptTexts[]; // ends with an empty name
extern const Embedded schemaTexts[];

} // namespace decision
