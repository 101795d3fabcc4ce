// Anthropic's Messages API ("Messages", "Streaming messages", "Structured outputs", "Extended thinking",
// "Adaptive thinking", "Errors"). Also how Claude is spoken to elsewhere. Pure; any thread.
#pragma once

#include "llm/wire.h"

namespace llm {

[[nodiscard]] const Wire &anthropicWire();
[[nodiscard]] std::unique_ptr<Provider> makeAnthropic(net::Http *http, const base::Clock *clock,
                                                      ProviderOptions options);
[[nodiscard]] domain::ModelCall decodeAnthropic(int status, std::string_view body, bool stream);

/// The name of the tool that stands for the answer where a schema is asked for by a forced tool: its input is
/// the answer's text.
inline constexpr const char *answerTool = "signaldesk_answer";

/// What a Claude of some version understands, told by its name: "claude-opus-4-7",
/// "claude-3-5-haiku-20241022", "us.anthropic.claude-sonnet-4-20250514-v1:0". A name without a version is
/// taken for a new one.
struct ClaudeAbilities
{
    bool schema = true;            // output_config.format; else a forced tool
    bool thinking = true;          // at all
    bool adaptive = true;          // thinking by effort; else by a budget
    bool displaysThinking = false; // only when asked for it
    bool oneSampling = true;       // refuses temperature and top_p together
};
[[nodiscard]] ClaudeAbilities claudeAbilities(std::string_view model);

/// Tokens of thinking at a level ("minimal" … "high"), within `maxTokens` of the whole answer; none when
/// there is no room for the least budget, 1,024.
[[nodiscard]] std::optional<int> thinkingBudget(const std::string &level, int maxTokens);
/// The effort of a level: "low" "medium" "high".
[[nodiscard]] std::string effortOf(const std::string &level);

} // namespace llm
