// A path and its query, built in a fixed order so that the same question is always the same URL and
// recordings are found again. Used by the tables of venues. A value; any thread.
#pragma once

#include "exchange/rest_exchange.h"

namespace exchange {

class Query
{
public:
    explicit Query(std::string path) : m_path(std::move(path)) {}
    Query &add(const char *key, const std::string &value)
    {
        m_path += (m_query ? '&' : '?') + std::string(key) + '=' + value;
        m_query = true;
        return *this;
    }
    /// Milliseconds since 1970; nothing where there is no time.
    Query &add(const char *key, const std::optional<base::UtcTime> &time)
    {
        return time ? add(key, std::to_string(base::toMs(*time))) : *this;
    }
    /// Whole seconds since 1970.
    Query &addSeconds(const char *key, const std::optional<base::UtcTime> &time)
    {
        return time ? add(key, std::to_string(base::toMs(*time) / 1000)) : *this;
    }
    [[nodiscard]] Call call(int weight) const { return Call{m_path, {}, weight}; }

private:
    std::string m_path;
    bool m_query = false;
};

} // namespace exchange
