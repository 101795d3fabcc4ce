#include "domain/model_call.h"

#include "domain/json_fields.h"

#include <cmath>

namespace domain {

namespace {

std::optional<long long> tokens(Fields &fields, const char *field)
{
    return fields.has(field) ? std::optional<long long>(fields.integer(field)) : std::nullopt;
}

base::Result<Usage> usageFromJson(const base::Json &json)
{
    Fields fields(json);
    Usage out;
    out.inputTokens = tokens(fields, "input_tokens");
    out.outputTokens = tokens(fields, "output_tokens");
    out.cachedInputTokens = tokens(fields, "cached_input_tokens");
    out.reasoningTokens = tokens(fields, "reasoning_tokens");
    out.cacheWriteTokens = tokens(fields, "cache_write_tokens");
    out.longCacheWriteTokens = tokens(fields, "cache_write_1h_tokens");
    return fields.done(out);
}

base::Result<base::Error> errorFromJson(const base::Json &json)
{
    Fields fields(json);
    base::Error out;
    const std::string code = fields.text("code");
    const std::optional<base::ErrorCode> known = base::errorCode(code);
    if (!known)
        fields.refuse("unknown error '" + code + "'", "code");
    out.code = known.value_or(base::ErrorCode::Internal);
    out.detail = fields.text("message");
    out.field = fields.text("field");
    if (const std::optional<double> seconds = fields.optionalNumber("retry_after_s"))
        out.retryAfter = base::Milliseconds(std::llround(std::clamp(*seconds, 0.0, 1e9) * 1000));
    return fields.done(std::move(out));
}

} // namespace

base::Json toJson(const Usage &usage)
{
    base::Json out = {{"input_tokens", written(usage.inputTokens)},
                      {"output_tokens", written(usage.outputTokens)},
                      {"cached_input_tokens", written(usage.cachedInputTokens)},
                      {"reasoning_tokens", written(usage.reasoningTokens)}};
    if (usage.cacheWriteTokens) // few services have such a thing
        out["cache_write_tokens"] = *usage.cacheWriteTokens;
    if (usage.longCacheWriteTokens)
        out["cache_write_1h_tokens"] = *usage.longCacheWriteTokens;
    return out;
}

base::Json toJson(const base::Error &error)
{
    base::Json retryAfter;
    if (error.retryAfter)
        retryAfter = double(error.retryAfter->count()) / 1000;
    return {{"code", base::name(error.code)},
            {"message", error.detail},
            {"field", error.field},
            {"retryable", base::retryable(error.code)},
            {"retry_after_s", std::move(retryAfter)}};
}

base::Json toJson(const ModelCall &call)
{
    base::Json out = {{"provider", call.provider},
                      {"model", call.model},
                      {"outcome", name(call.outcome)},
                      {"text", call.text},
                      {"thinking", call.thinking},
                      {"finish_reason", call.finishReason},
                      {"request_id", call.requestId},
                      {"usage", toJson(call.usage)},
                      {"latency_ms", call.latency.count()},
                      {"cost", written(call.cost)},
                      {"error", call.error ? toJson(*call.error) : base::Json()},
                      {"reask", call.reask},
                      {"saw_picture", call.sawPicture}};
    if (call.freeKey)
        out["free_key"] = true;
    return out;
}

base::Result<ModelCall> modelCallFromJson(const base::Json &json)
{
    Fields fields(json);
    ModelCall out;
    out.provider = fields.text("provider");
    out.model = fields.text("model");
    out.outcome = fields.one("outcome", AnswerOutcome::Failed);
    out.text = fields.text("text");
    out.thinking = fields.text("thinking");
    out.finishReason = fields.text("finish_reason");
    out.requestId = fields.text("request_id");
    out.usage = fields.nested("usage", &usageFromJson);
    out.latency = base::Milliseconds(fields.integer("latency_ms"));
    out.cost = fields.optionalNested("cost", &moneyFromJson);
    out.error = fields.optionalNested("error", &errorFromJson);
    out.reask = fields.text("reask");
    out.sawPicture = fields.flag("saw_picture");
    out.freeKey = fields.has("free_key") && fields.flag("free_key");
    return fields.done(std::move(out));
}

} // namespace domain
