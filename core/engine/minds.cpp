#include "engine/minds.h"

#include "base/text.h"
#include "llm/provider.h"

#include <algorithm>

namespace engine {
namespace {

using base::Json;
using base::Result;
using Option = base::Option<ModelOptions>;

/// What the environment may say.
constexpr const char *fromOutside[] = {"temperature", "top_p",    "top_k",          "seed",
                                       "max_tokens",  "thinking", "timeout_seconds"};

bool isFromOutside(std::string_view key)
{
    return std::any_of(std::begin(fromOutside), std::end(fromOutside),
                       [&](const char *one) { return key == one; });
}

Result<void> take(ModelOptions &options, const Option &option, const std::string &text)
{
    if (std::holds_alternative<std::string ModelOptions::*>(option.field))
        return base::setOption(options, option, Json(text));
    const auto number = base::parseJson(text);
    if (!number)
        return base::fail(base::ErrorCode::Schema, "not a number", option.key);
    return base::setOption(options, option, *number);
}

} // namespace

bool isBuiltIn(std::string_view provider)
{
    const auto row = llm::findProvider(provider);
    return row && !hasOptions(**row);
}

Result<ModelOptions> withEnvironment(std::string_view provider, ModelOptions options,
                                     const std::function<std::string(const char *)> &look)
{
    for (const Option &option : modelOptionTable(provider)) {
        const std::string variable = base::upper("signaldesk_" + std::string(provider) + '_' + option.key);
        const std::string text = isFromOutside(option.key) ? look(variable.c_str()) : std::string();
        const Result<void> taken = text.empty() ? Result<void>() : take(options, option, text);
        if (!taken)
            return base::fail(taken.error().code, taken.error().detail, variable);
    }
    if (options.region != ModelOptions().region)
        return options;                                               // somebody chose it
    for (const char *variable : {"AWS_DEFAULT_REGION", "AWS_REGION"}) // the later one wins
        if (std::string region = look(variable); !region.empty())
            options.region = std::move(region);
    return options;
}

} // namespace engine
