// llama.cpp's llama-server: chat completions with a schema, its older /completion, health and slots
// (llama.cpp, "tools/server/README.md"). Pure; any thread.
#pragma once

#include "llm/wire.h"

namespace llm {

[[nodiscard]] const Wire &llamacppWire();
[[nodiscard]] std::unique_ptr<Provider> makeLlamacpp(net::Http *http, const base::Clock *clock,
                                                     ProviderOptions options);
[[nodiscard]] domain::ModelCall decodeLlamacpp(int status, std::string_view body, bool stream);

/// Reads chat completions, /completion (whole or as a stream), and /health.
[[nodiscard]] std::unique_ptr<AnswerReader> makeLlamacppReader(int status, bool stream);

/// What /health says. Loading: it answers and has no model yet.
enum class ServerHealth { Ready, Loading, Bad };
[[nodiscard]] ServerHealth readHealth(int status, std::string_view body);

/// What /slots says: how many questions it can answer at once and how many it is answering. Errors: BadData;
/// Unsupported when the server keeps it to itself (started without --slots).
struct ServerSlots
{
    int total = 0, busy = 0;
    long long contextTokens = 0; // of each
};
[[nodiscard]] base::Result<ServerSlots> readSlots(int status, std::string_view body);

} // namespace llm
