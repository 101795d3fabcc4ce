// Amazon Bedrock's Converse and ConverseStream (Amazon Bedrock API reference, "Converse", "ConverseStream",
// "Structured outputs", "Common error types"), signed with Signature Version 4 or sent with a bearer key.
// Pure; any thread.
#pragma once

#include "llm/wire.h"

namespace llm {

[[nodiscard]] const Wire &bedrockWire();
[[nodiscard]] std::unique_ptr<Provider> makeBedrock(net::Http *http, const base::Clock *clock,
                                                    ProviderOptions options);
[[nodiscard]] domain::ModelCall decodeBedrock(int status, std::string_view body, bool stream);

/// Where its keys are in ProviderOptions::keys.
enum BedrockKey : std::size_t { AccessKey = 0, SecretKey = 1, SessionToken = 2, BearerToken = 3 };

/// Converse's address for a model id, an inference profile or an ARN, whose marks are percent-encoded.
/// "{region}" in the base stands for the options' region, or us-east-1. Errors: BadRequest.
[[nodiscard]] base::Result<std::string> converseUrl(const ProviderOptions &options, bool stream);

} // namespace llm
