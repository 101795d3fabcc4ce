// How servers of OpenAI's format differ in what they want to be sent: a row each, found by the host. Pure;
// any thread.
#pragma once

#include "base/json.h"

#include <string>

namespace llm {

struct ChatDialect
{
    const char *host; // its name, or the end of it after a dot; "" for everybody else
    bool schema;      // json_schema; else json_object
    bool oldTokenLimit;
    const char *seed; // how it calls the seed
    bool topK;
    bool streamUsage; // stream_options; else the usage comes unasked
    /// Writes a level of thinking ("none" "minimal" "low" "medium" "high") for a model.
    void (*think)(base::Json &body, const std::string &level, const std::string &model);
    const char *keyHeader = nullptr; // the key as it is, in this header; null: as a bearer
};

[[nodiscard]] const ChatDialect &chatDialectOf(const std::string &baseUrl);

} // namespace llm
