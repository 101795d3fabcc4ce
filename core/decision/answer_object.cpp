#include "decision/answer_object.h"

#include "base/text.h"

namespace decision {
namespace {

constexpr std::size_t mostFields = 256;   // in one object
constexpr std::size_t mostValues = 20000; // in one answer
constexpr std::size_t mostNameBytes = 64;

/// A key as people and the model are shown it: it comes from outside, and may be megabytes.
std::string shown(const std::string &key)
{
    return base::shortened(base::sanitised(key, 4 * mostNameBytes), mostNameBytes);
}

} // namespace

const Value *Value::find(std::string_view key) const
{
    for (const auto &[name, value] : members)
        if (name == key)
            return value.kind == Kind::Null ? nullptr : &value;
    return nullptr;
}

base::Result<void> ValueBuilder::add(Value value)
{
    if (++m_count > mostValues)
        return base::fail(base::ErrorCode::Malformed, "too many values in one object");
    if (m_stack.empty()) {
        m_root = std::move(value);
        return {};
    }
    Value &holder = *m_stack.back();
    if (holder.kind == Value::Kind::Array)
        holder.items.push_back(std::move(value));
    else
        holder.members.back().second = std::move(value);
    return {};
}

base::Result<void> ValueBuilder::open(Value::Kind kind)
{
    Value value;
    value.kind = kind;
    base::Result<void> added = add(std::move(value));
    if (!added)
        return added;
    if (m_stack.empty()) {
        m_stack.push_back(&m_root);
        return {};
    }
    // A holder grows only while it is the innermost open one, so the pointers on the stack stay good.
    Value &holder = *m_stack.back();
    m_stack.push_back(holder.kind == Value::Kind::Array ? &holder.items.back()
                                                        : &holder.members.back().second);
    return {};
}

base::Result<void> ValueBuilder::close()
{
    m_stack.pop_back();
    return {};
}

base::Result<void> ValueBuilder::key(std::string text)
{
    auto &members = m_stack.back()->members;
    if (members.size() >= mostFields)
        return base::fail(base::ErrorCode::Malformed, "too many fields in one object");
    for (const auto &[name, value] : members)
        if (name == text)
            return base::fail(base::ErrorCode::Schema, "the field is there twice", path(shown(text)));
    members.emplace_back(std::move(text), Value());
    return {};
}

base::Result<void> ValueBuilder::text(std::string text)
{
    Value value;
    value.kind = Value::Kind::Text;
    value.text = std::move(text);
    return add(std::move(value));
}

base::Result<void> ValueBuilder::number(std::string_view digits, double number)
{
    Value value;
    value.kind = Value::Kind::Number;
    value.number = number;
    value.text = digits;
    return add(std::move(value));
}

base::Result<void> ValueBuilder::boolean(bool boolean)
{
    Value value;
    value.kind = Value::Kind::Bool;
    value.boolean = boolean;
    return add(std::move(value));
}

std::string ValueBuilder::path() const
{
    const bool inObject = !m_stack.empty() && m_stack.back()->kind == Value::Kind::Object;
    return path(inObject && !m_stack.back()->members.empty() ? shown(m_stack.back()->members.back().first)
                                                             : "");
}

std::string ValueBuilder::path(const std::string &last) const
{
    std::string out;
    for (const Value *one : m_stack) {
        const bool innermost = one == m_stack.back();
        if (one->kind == Value::Kind::Array) { // an element that is being read is there already
            out += '[' + std::to_string(one->items.size() - (innermost ? 0 : 1)) + ']';
            continue;
        }
        const std::string key = innermost ? last : shown(one->members.back().first);
        out += (out.empty() || key.empty() ? "" : ".") + key;
    }
    return out;
}

} // namespace decision
