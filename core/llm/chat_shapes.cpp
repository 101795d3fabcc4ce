#include "llm/chat_shapes.h"

#include "base/text.h"

#include <charconv>

namespace llm {

namespace {

using base::Json;

std::string detailsText(const Json &details)
{
    std::string out;
    if (!details.is_array())
        return out;
    for (const Json &one : details)
        out += textAt(one, "text") + textAt(one, "summary");
    return out;
}

std::string thinkingOf(const Json &message)
{
    for (const char *name : {"reasoning_content", "reasoning", "thinking"}) {
        std::string text = textAt(message, name);
        if (!text.empty())
            return text;
    }
    std::string details = detailsText(member(message, "reasoning_details"));
    return details.empty() ? partsText(member(message, "content"), "thinking") : details;
}

/// What was charged in US dollars: the router's own account, and what the user's own key paid upstream.
std::optional<domain::Money> costOf(const Json &usage)
{
    const Json &cost = member(usage, "cost");
    if (!cost.is_number())
        return std::nullopt;
    double sum = cost.get<double>();
    const Json &upstream = member(member(usage, "cost_details"), "upstream_inference_cost");
    if (member(usage, "is_byok") == true && upstream.is_number())
        sum += upstream.get<double>();
    if (!(sum >= 0 && sum < 1e6))
        return std::nullopt;
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, sum, std::chars_format::fixed, 10);
    const auto amount = base::Decimal::parse({text, std::size_t(end.ptr - text)});
    return amount ? std::optional(domain::Money(*amount, "USD").posted()) : std::nullopt;
}

std::optional<long long> firstCount(std::initializer_list<std::optional<long long>> counts)
{
    for (const auto &count : counts) {
        if (count)
            return count;
    }
    return std::nullopt;
}

void readUsage(const Json &usage, domain::ModelCall &call)
{
    if (!usage.is_object() || usage.empty())
        return;
    domain::Usage out;
    out.inputTokens = countAt(usage, "prompt_tokens");
    out.outputTokens = countAt(usage, "completion_tokens");
    out.cachedInputTokens =
        firstCount({countAt(member(usage, "prompt_tokens_details"), "cached_tokens"),
                    countAt(usage, "prompt_cache_hit_tokens"), countAt(usage, "cached_tokens")});
    out.reasoningTokens = firstCount({countAt(member(usage, "completion_tokens_details"), "reasoning_tokens"),
                                      countAt(usage, "reasoning_tokens")});
    call.usage = out;
    if (const auto cost = costOf(usage))
        call.cost = cost;
}

/// The choice that counts: the first one, also where a stream sends several side by side.
const Json &choiceOf(const Json &document)
{
    static const Json nothing;
    const Json &choices = member(document, "choices");
    if (!choices.is_array())
        return nothing;
    for (const Json &choice : choices) {
        if (countAt(choice, "index").value_or(0) == 0)
            return choice;
    }
    return nothing;
}

void readChoice(const Json &choice, ChatState &state)
{
    const bool streamed = member(choice, "delta").is_object();
    const Json &message = streamed ? member(choice, "delta") : member(choice, "message");
    const std::string spoken = textAt(member(message, "audio"), "transcript");
    std::string text =
        message.is_object() ? partsText(member(message, "content"), "text") : textAt(choice, "text");
    state.call.text += text.empty() ? spoken : text;
    state.call.thinking += thinkingOf(message);
    state.refusal += textAt(message, "refusal") + partsText(member(message, "content"), "refusal");
    if (const std::string reason = textAt(choice, "finish_reason"); !reason.empty())
        state.call.finishReason = reason;
    readUsage(member(choice, "usage"), state.call); // some put it here
}

} // namespace

std::string partsText(const Json &content, const char *kind)
{
    const bool isText = std::string_view(kind) == "text";
    if (!content.is_array())
        return content.is_string() && isText ? content.get<std::string>() : std::string();
    std::string out;
    for (const Json &part : content) {
        if (part.is_string() && isText)
            out += part.get<std::string>();
        const std::string type = textAt(part, "type");
        if (type == kind || (isText && type == "output_text")) {
            const Json &inner = member(part, kind);
            out += inner.is_array() ? partsText(inner, "text") : textAt(part, isText ? "text" : kind);
        }
    }
    return out;
}

void readChat(const Json &document, ChatState &state)
{
    if (const std::string model = textAt(document, "model"); !model.empty())
        state.call.model = model;
    if (const std::string id = textAt(document, "id"); !id.empty() && state.call.requestId.empty())
        state.call.requestId = id;
    readUsage(member(document, "usage"), state.call);
    readUsage(member(member(document, "x_groq"), "usage"), state.call);
    const Json &choice = choiceOf(document);
    state.said = state.said || !choice.is_null();
    readChoice(choice, state);
}

bool isOtherOperation(const Json &document)
{
    return textAt(document, "object") == "list" || member(document, "data").is_array() ||
           member(document, "models").is_array() || member(document, "totalTokens").is_number();
}

std::string written(const SseEvent &event)
{
    std::string out = event.name.empty() ? std::string() : "event: " + event.name + '\n';
    for (const std::string_view line : base::split(event.data, '\n'))
        (out += "data: ").append(line) += '\n';
    return out + '\n';
}

} // namespace llm
