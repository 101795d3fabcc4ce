#include "llm/closed_schema.h"

#include <algorithm>
#include <array>

#include "llm/answer.h"

namespace llm {

namespace {

using base::Json;

constexpr std::array unknownWords = {"minimum",       "maximum",   "exclusiveMinimum", "exclusiveMaximum",
                                     "multipleOf",    "minLength", "maxLength",        "pattern",
                                     "maxItems",      "minItems",  "uniqueItems",      "minProperties",
                                     "maxProperties", "default",   "examples",         "$id",
                                     "$schema",       "$comment"};

bool isBookkeeping(std::string_view word)
{
    return word.starts_with('$') || word == "default" || word == "examples";
}

/// A member that may be left out need not be nullable as well: such services count and limit unions.
void dropNull(Json &property)
{
    const auto type = property.is_object() ? property.find("type") : property.end();
    if (!property.is_object() || type == property.end() || !type->is_array())
        return;
    Json kept = Json::array();
    for (const Json &one : *type) {
        if (one != "null")
            kept.push_back(one);
    }
    if (!kept.empty())
        *type = kept.size() == 1 ? Json(kept.front()) : kept;
    if (const auto choices = property.find("enum"); choices != property.end() && choices->is_array())
        choices->erase(std::remove(choices->begin(), choices->end(), Json()), choices->end());
}

void dropNulls(Json &properties, const Json &required)
{
    for (auto &[name, property] : properties.items()) {
        if (std::find(required.begin(), required.end(), Json(name)) == required.end())
            dropNull(property);
    }
}

void close(Json &schema);

void closeInside(Json &schema)
{
    for (auto &[name, inner] : schema.items()) {
        if (name == "properties" || name == "$defs" || name == "definitions") {
            for (Json &property : inner)
                close(property);
        } else if (name == "items" || name == "anyOf" || name == "allOf" || name == "oneOf") {
            close(inner);
        }
    }
}

void close(Json &schema)
{
    if (schema.is_array()) {
        for (Json &one : schema)
            close(one);
        return;
    }
    if (!schema.is_object())
        return;
    std::string said;
    for (const char *word : unknownWords) {
        const auto found = schema.find(word);
        if (found == schema.end() || (found->is_object() && !isBookkeeping(word)))
            continue; // an object under such a name is a property called so
        if (!isBookkeeping(word))
            said += (said.empty() ? "" : ", ") + std::string(word) + " " + base::toText(*found);
        schema.erase(word);
    }
    if (!said.empty()) {
        const std::string before = textAt(schema, "description");
        schema["description"] = before.empty() ? said : before + " (" + said + ")";
    }
    if (const auto properties = schema.find("properties");
        properties != schema.end() && properties->is_object()) {
        schema["additionalProperties"] = false;
        const Json required = member(schema, "required");
        dropNulls(*properties, required);
    }
    closeInside(schema);
}

} // namespace

Json closedSchema(Json schema)
{
    close(schema);
    return schema;
}

} // namespace llm
