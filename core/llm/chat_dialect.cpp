#include "llm/chat_dialect.h"

#include "base/text.h"
#include "net/http.h"

#include <array>

namespace llm {

namespace {

using base::Json;

/// https://platform.openai.com/docs/api-reference/chat/create; xAI, Cerebras, Gemini's and most others' as
/// well.
void effort(Json &body, const std::string &level, const std::string &)
{
    body["reasoning_effort"] = level;
}

/// https://console.groq.com/docs/reasoning: qwen knows none and default, gpt-oss low, medium and high.
void groqEffort(Json &body, const std::string &level, const std::string &model)
{
    const bool little = level == "none" || level == "minimal";
    if (model.find("qwen") != std::string::npos)
        body["reasoning_effort"] = little ? "none" : "default";
    else
        body["reasoning_effort"] = little ? "low" : level;
}

/// https://api-docs.deepseek.com/guides/thinking_mode and https://docs.z.ai/guides/capabilities/thinking.
void onOrOff(Json &body, const std::string &level, const std::string &)
{
    body["thinking"] = {{"type", level == "none" ? "disabled" : "enabled"}};
}

/// https://docs.mistral.ai/capabilities/reasoning: a mode of the prompt, of the models that have it.
void promptMode(Json &body, const std::string &level, const std::string &model)
{
    if (model.find("magistral") != std::string::npos)
        body["prompt_mode"] = level == "none" ? Json() : Json("reasoning");
}

/// https://www.alibabacloud.com/help/en/model-studio/deep-thinking
void enableThinking(Json &body, const std::string &level, const std::string &)
{
    body["enable_thinking"] = level != "none";
}

constexpr std::array dialects = {
    ChatDialect{"openai.com", true, false, "seed", false, true, &effort},
    ChatDialect{"azure.com", true, false, "seed", false, true, &effort, "api-key"},
    ChatDialect{"groq.com", true, false, "seed", false, true, &groqEffort},
    ChatDialect{"deepseek.com", false, true, "seed", false, true, &onOrOff},
    ChatDialect{"mistral.ai", true, true, "random_seed", false, false, &promptMode},
    ChatDialect{"z.ai", false, true, "seed", false, false, &onOrOff},
    ChatDialect{"bigmodel.cn", false, true, "seed", false, false, &onOrOff},
    ChatDialect{"aliyuncs.com", true, true, "seed", true, true, &enableThinking},
    ChatDialect{"x.ai", true, false, "seed", false, true, &effort},
    ChatDialect{"cerebras.ai", true, false, "seed", false, true, &effort},
    ChatDialect{"googleapis.com", true, true, "seed", false, true, &effort},
    ChatDialect{"", true, true, "seed", true, true, &effort},
};

} // namespace

const ChatDialect &chatDialectOf(const std::string &baseUrl)
{
    const std::string host = '.' + base::lower(net::hostOf(baseUrl));
    for (const ChatDialect &row : dialects) {
        if (host.ends_with('.' + std::string(row.host)))
            return row;
    }
    return dialects.back();
}

} // namespace llm
