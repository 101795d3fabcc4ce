#include "app/commands.h"

#include "context/source.h"

namespace app {
namespace {

using base::Json;

/// The counts that every service may have, always all of them and nothing else.
Json written(const domain::Usage &usage)
{
    const Json all = domain::toJson(usage);
    Json out;
    for (const char *key : {"input_tokens", "output_tokens", "cached_input_tokens", "reasoning_tokens"})
        out[key] = all[key];
    return out;
}

Json written(const domain::ModelCall &call)
{
    return {{"text", call.text},
            {"thinking", call.thinking},
            {"finish_reason", call.finishReason},
            {"usage", written(call.usage)},
            {"error", call.error ? domain::toJson(*call.error) : Json()}};
}

/// A refusal by the service is a result, as it is for venues; status 1 says that there is nothing else.
Printed decodedSource(const context::Source &source, int status, const std::string &body)
{
    const auto decoded = source.decode(status, body);
    if (decoded)
        return {context::toJson(*decoded)};
    const base::Error &error = decoded.error();
    const Json wait = error.retryAfter ? Json(double(error.retryAfter->count()) / 1000) : Json();
    return {{{"error",
              {{"code", base::name(error.code)},
               {"message", error.detail},
               {"retryable", base::retryable(error.code)},
               {"retry_after_s", wait}}}},
            1};
}

} // namespace

base::Result<Printed> decode(const Arguments &arguments)
{
    const auto status = arguments.whole("--status");
    if (!status)
        return base::fail(status);
    const long long code = status->value_or(200);
    if (code < 100 || code > 599)
        return base::fail(base::ErrorCode::BadRequest, "an HTTP status, from 100 to 599", "--status");
    const auto body = standardInput();
    if (!body)
        return base::fail(body);
    if (const auto id = arguments.text("--provider")) {
        const auto row = llm::findProvider(*id);
        if (!row)
            return base::fail(row);
        if (!(*row)->decode)
            return base::fail(base::ErrorCode::Unsupported, "this mind sends no answers over the network",
                              *id);
        return Printed{written((*row)->decode(int(code), *body, arguments.has("--stream")))};
    }
    if (const auto id = arguments.text("--source")) {
        const auto source = context::findSource(*id);
        if (!source)
            return base::fail(source);
        return decodedSource(**source, int(code), *body);
    }
    const auto id = arguments.text("--exchange");
    if (!id)
        return base::fail(base::ErrorCode::BadRequest, "whose answer is it?",
                          "--exchange, --provider or --source");
    const auto venue = exchange::findVenue(*id);
    if (!venue)
        return base::fail(venue);
    if (!arguments.has("--what"))
        return base::fail(base::ErrorCode::BadRequest, "what is it the answer to?", "--what");
    const exchange::DecodeQuery query{arguments.text("--what", ""), arguments.text("--market", "spot"),
                                      arguments.text("--symbol", ""), int(code)};
    const auto decoded = (*venue)->decode(query, *body);
    if (!decoded) {
        base::Error error = decoded.error();
        if (error.code == base::ErrorCode::BadRequest && (error.field == "what" || error.field == "market"))
            error.field = "--" + error.field; // ours, not the venue's
        return tl::unexpected<base::Error>(std::move(error));
    }
    auto document = base::parseJson(*decoded, std::size_t(1) << 30);
    if (!document)
        return base::fail(document);
    const int exit = document->contains("error") ? 1 : 0;
    return Printed{std::move(*document), exit};
}

} // namespace app
