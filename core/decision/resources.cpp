#include "decision/resources.h"

#include "decision/embedded.h"

namespace decision {
namespace {

std::string_view find(const Embedded *table, std::string_view name)
{
    for (; !table->name.empty(); ++table)
        if (table->name == name)
            return table->text;
    return {};
}

} // namespace

std::string_view prompt(std::string_view name)
{
    return find(promptTexts, name);
}
std::string_view schema(std::string_view name)
{
    return find(schemaTexts, name);
}

} // namespace decision
