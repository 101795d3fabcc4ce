#include "llm/schema_shape.h"

#include <algorithm>
#include <array>
#include <span>

namespace llm {

namespace {

using base::Json;

constexpr int deepest = 24, mostParts = 20'000;

constexpr std::array openAiWords = {"$defs",
                                    "$ref",
                                    "type",
                                    "title",
                                    "description",
                                    "enum",
                                    "const",
                                    "anyOf",
                                    "properties",
                                    "items",
                                    "pattern",
                                    "format",
                                    "multipleOf",
                                    "minimum",
                                    "maximum",
                                    "minItems",
                                    "maxItems",
                                    "required",
                                    "exclusiveMinimum",
                                    "exclusiveMaximum",
                                    "additionalProperties"};
constexpr std::array googleJsonWords = {"$defs",    "$ref",        "$anchor",         "type",
                                        "format",   "title",       "description",     "enum",
                                        "items",    "minItems",    "maxItems",        "minimum",
                                        "maximum",  "anyOf",       "properties",      "additionalProperties",
                                        "required", "prefixItems", "propertyOrdering"};
constexpr std::array googleOpenApiWords = {
    "type",       "format",   "title",     "description", "nullable", "enum",
    "items",      "minItems", "maxItems",  "minimum",     "maximum",  "anyOf",
    "properties", "required", "minLength", "maxLength",   "pattern",  "propertyOrdering"};

std::span<const char *const> wordsOf(SchemaShape shape)
{
    switch (shape) {
    case SchemaShape::OpenAiStrict:
        return openAiWords;
    case SchemaShape::GoogleJson:
        return googleJsonWords;
    case SchemaShape::GoogleOpenApi:
        break;
    }
    return googleOpenApiWords;
}

bool isKnown(const std::string &word, SchemaShape shape)
{
    const auto words = wordsOf(shape);
    return std::any_of(words.begin(), words.end(), [&](const char *one) { return word == one; });
}

/// Rewrites one schema and everything below it.
class Narrower
{
public:
    Narrower(const Json &root, SchemaShape shape) : m_root(root), m_shape(shape) {}

    [[nodiscard]] Json of(const Json &schema, int depth)
    {
        if (!schema.is_object() || depth > deepest || --m_left < 0)
            return m_shape == SchemaShape::OpenAiStrict ? Json{{"type", "string"}} : Json{{"type", "object"}};
        Json source = schema;
        mergeSynonyms(source);
        if (m_shape == SchemaShape::GoogleOpenApi && source.contains("$ref"))
            return of(target(source["$ref"]), depth + 1);
        Json out = Json::object();
        for (const auto &item : source.items()) {
            if (isKnown(item.key(), m_shape))
                out[item.key()] = part(item.key(), item.value(), depth);
        }
        if (m_shape == SchemaShape::OpenAiStrict)
            makeStrict(out);
        if (m_shape == SchemaShape::GoogleOpenApi)
            makeOpenApi(out);
        return out;
    }

private:
    /// Words that say the same as ones that more services know.
    void mergeSynonyms(Json &schema) const
    {
        if (schema.contains("oneOf") && !schema.contains("anyOf"))
            schema["anyOf"] = schema["oneOf"];
        if (schema.contains("const") && !schema.contains("enum") && m_shape != SchemaShape::OpenAiStrict)
            schema["enum"] = Json::array({schema["const"]});
        if (schema.contains("definitions") && !schema.contains("$defs"))
            schema["$defs"] = schema["definitions"];
        const Json whole = schema.value("allOf", Json());
        if (whole.is_array() && whole.size() == 1 && whole[0].is_object()) {
            for (const auto &item : whole[0].items())
                schema.emplace(item.key(), item.value());
        }
    }

    [[nodiscard]] Json part(const std::string &word, const Json &value, int depth)
    {
        constexpr std::string_view oldFolder = "#/definitions/";
        if (word == "$ref" && value.is_string() && value.get<std::string>().starts_with(oldFolder))
            return "#/$defs/" + value.get<std::string>().substr(oldFolder.size());
        const bool byName = word == "properties" || word == "$defs";
        const bool schemas = word == "anyOf" || word == "prefixItems";
        if (byName && value.is_object()) {
            Json out = Json::object();
            for (const auto &item : value.items())
                out[item.key()] = of(item.value(), depth + 1);
            return out;
        }
        if (schemas && value.is_array()) {
            Json out = Json::array();
            for (const Json &one : value)
                out.push_back(of(one, depth + 1));
            return out;
        }
        const bool schema = word == "items" || word == "additionalProperties";
        return schema && value.is_object() ? of(value, depth + 1) : value;
    }

    /// "#/$defs/name" of the whole schema; null when it is not there.
    [[nodiscard]] Json target(const Json &reference) const
    {
        const std::string path = reference.is_string() ? reference.get<std::string>() : std::string();
        for (const char *folder : {"$defs", "definitions"}) {
            const std::string start = std::string("#/") + folder + '/';
            const auto all = m_root.find(folder);
            if (path.starts_with(start) && all != m_root.end() && all->is_object() &&
                all->contains(path.substr(start.size())))
                return (*all)[path.substr(start.size())];
        }
        return {};
    }

    static bool allowsNull(const Json &schema)
    {
        const Json type = schema.value("type", Json());
        if (type.is_array())
            return std::find(type.begin(), type.end(), Json("null")) != type.end();
        const Json any = schema.value("anyOf", Json());
        if (any.is_array())
            return std::any_of(any.begin(), any.end(), &allowsNull);
        return type == "null";
    }

    static Json nullable(Json schema)
    {
        if (allowsNull(schema))
            return schema;
        if (schema.contains("type") && schema["type"].is_string()) {
            schema["type"] = Json::array({schema["type"], "null"});
            if (schema.contains("enum") && schema["enum"].is_array())
                schema["enum"].push_back(nullptr);
            return schema;
        }
        if (schema.contains("type") && schema["type"].is_array()) {
            schema["type"].push_back("null");
            return schema;
        }
        return {{"anyOf", Json::array({std::move(schema), Json{{"type", "null"}}})}};
    }

    static void makeStrict(Json &schema)
    {
        if (!schema.contains("properties") || !schema["properties"].is_object())
            return;
        const Json before = schema.value("required", Json::array());
        Json required = Json::array();
        for (auto &item : schema["properties"].items()) {
            if (std::find(before.begin(), before.end(), Json(item.key())) == before.end())
                item.value() = nullable(item.value());
            required.push_back(item.key());
        }
        schema["required"] = std::move(required);
        schema["additionalProperties"] = false;
    }

    static void makeOpenApi(Json &schema)
    {
        const bool null = allowsNull(schema);
        Json kinds = Json::array();
        if (schema.contains("type") && schema["type"].is_array()) {
            for (const Json &kind : schema["type"]) {
                if (kind != "null")
                    kinds.push_back(kind);
            }
            schema["type"] = kinds.empty() ? Json("string") : kinds.front();
        }
        if (schema.contains("anyOf") && schema["anyOf"].is_array())
            dropNullAlternatives(schema);
        if (null)
            schema["nullable"] = true;
        makeTextEnum(schema);
    }

    static void dropNullAlternatives(Json &schema)
    {
        Json kept = Json::array();
        for (const Json &one : schema["anyOf"]) {
            if (one.value("type", Json()) != "null")
                kept.push_back(one);
        }
        schema.erase("anyOf");
        if (kept.size() == 1) {
            for (const auto &item : kept[0].items())
                schema.emplace(item.key(), item.value());
        } else if (!kept.empty()) {
            schema["anyOf"] = std::move(kept);
        }
    }

    /// It knows lists of texts only.
    static void makeTextEnum(Json &schema)
    {
        if (!schema.contains("enum"))
            return;
        Json texts = Json::array();
        const Json values = schema["enum"].is_array() ? schema["enum"] : Json::array();
        for (const Json &one : values) {
            if (one.is_string())
                texts.push_back(one);
        }
        schema.erase("enum");
        if (texts.empty())
            return;
        schema["enum"] = std::move(texts);
        schema["type"] = "string";
    }

    const Json &m_root;
    SchemaShape m_shape;
    int m_left = mostParts;
};

} // namespace

Json narrowed(const Json &schema, SchemaShape shape)
{
    return Narrower(schema, shape).of(schema, 0);
}

} // namespace llm
