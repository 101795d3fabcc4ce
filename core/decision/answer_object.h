// A model's object as a small tree in which nothing is hidden: repeated keys are refused while it is built.
// For this room's sources only. Pure; any thread.
#pragma once

#include "decision/tolerant_reader.h"

#include <utility>
#include <vector>

namespace decision {

struct Value
{
    enum class Kind { Null, Bool, Number, Text, Array, Object };
    Kind kind = Kind::Null;
    bool boolean = false;
    double number = 0;
    std::string text; // of a text, or a number's digits
    std::vector<Value> items;
    std::vector<std::pair<std::string, Value>> members;

    /// The member, or nothing when it is absent or null.
    [[nodiscard]] const Value *find(std::string_view key) const;
    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
};

/// Builds a Value from events. Errors: Schema naming a repeated key; Malformed for too many fields or values.
class ValueBuilder final : public ReaderEvents
{
public:
    [[nodiscard]] base::Result<void> startObject() override { return open(Value::Kind::Object); }
    [[nodiscard]] base::Result<void> key(std::string text) override;
    [[nodiscard]] base::Result<void> endObject() override { return close(); }
    [[nodiscard]] base::Result<void> startArray() override { return open(Value::Kind::Array); }
    [[nodiscard]] base::Result<void> endArray() override { return close(); }
    [[nodiscard]] base::Result<void> text(std::string text) override;
    [[nodiscard]] base::Result<void> number(std::string_view digits, double value) override;
    [[nodiscard]] base::Result<void> boolean(bool value) override;
    [[nodiscard]] base::Result<void> null() override { return add({}); }

    [[nodiscard]] Value take() { return std::move(m_root); }
    /// Where the reading stands, "evidence[2].value": for the field of an error.
    [[nodiscard]] std::string path() const;
    /// Whether the outermost object has shown a key so far: then it is meant as one, and prose it is not.
    [[nodiscard]] bool hasKeys() const { return !m_root.members.empty(); }

private:
    [[nodiscard]] std::string path(const std::string &last) const;
    [[nodiscard]] base::Result<void> open(Value::Kind kind);
    [[nodiscard]] base::Result<void> close();
    [[nodiscard]] base::Result<void> add(Value value);
    Value m_root;
    std::vector<Value *> m_stack;
    std::size_t m_count = 0; // values so far
};

} // namespace decision
