// A key or token. It has no stream operator, no JSON and no comparison that leaks; it wipes its bytes. Any thread.
#pragma once

#include <string>

namespace base {

class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value) : m_value(std::move(value)) {}
    ~Secret() { wipe(); }
    Secret(const Secret &) = default;
    Secret(Secret &&other) noexcept : m_value(std::move(other.m_value)) { other.wipe(); }
    Secret &operator=(const Secret &other)
    {
        if (this != &other) {
            wipe();
            m_value = other.m_value;
        }
        return *this;
    }
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_value = std::move(other.m_value);
            other.wipe();
        }
        return *this;
    }

    [[nodiscard]] bool isEmpty() const { return m_value.empty(); }
    /// The bytes, for the one place that sends them. Never log, store or show the result.
    [[nodiscard]] const std::string &reveal() const { return m_value; }

private:
    void wipe();
    std::string m_value;
};

} // namespace base
