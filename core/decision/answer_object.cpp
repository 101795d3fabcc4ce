#include "decision/answer_object.h"

namespace decision {

const Value *Value::find(std::string_view key) const
{
    for (const auto &[name, value] : members)
        if (name == key)
            return value.kind == Kind::Null ? nullptr : &value;
    return nullptr;
}

base::Result<void> ValueBuilder::add(Value value)
{
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
    (void)add(std::move(value));
    if (m_stack.empty()) {
        m_stack.push_back(&m_root);
        return {};
    }
    // A holder grows only while it is the innermost open one, so the pointers on the stack stay good.
    Value &holder = *m_stack.back();
    m_stack.push_back(holder.kind == Value::Kind::Array ? &holder.items.back() : &holder.members.back().second);
    return {};
}

base::Result<void> ValueBuilder::close()
{
    m_stack.pop_back();
    return {};
}

base::Result<void> ValueBuilder::key(std::string text)
{
    constexpr std::size_t mostFields = 256;
    auto &members = m_stack.back()->members;
    if (members.size() >= mostFields)
        return base::fail(base::ErrorCode::Malformed, "too many fields in one object");
    for (const auto &[name, value] : members)
        if (name == text)
            return base::fail(base::ErrorCode::Schema, "the field is there twice", text);
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
    std::string out;
    for (const Value *one : m_stack) {
        const std::size_t inside = one == m_stack.back() ? 0 : 1; // an element that is being read is there already
        if (one->kind == Value::Kind::Array)
            out += '[' + std::to_string(one->items.size() - inside) + ']';
        else if (!one->members.empty())
            out += (out.empty() ? "" : ".") + one->members.back().first;
    }
    return out;
}

bool ValueBuilder::hasKey(std::string_view key) const
{
    for (const auto &[name, value] : m_root.members)
        if (name == key)
            return true;
    return false;
}

} // namespace decision
