// Google's Gemini models over the Gemini API. Owned by composition; engine thread.
#pragma once

#include "llm/provider.h"

namespace llm {

/// Environment variables of its keys: the free one, and the one that costs money, which takes over once in a
/// call when the first is overloaded or spent.
inline constexpr const char *googleKeys[] = {"GEMINI_API_KEY", "GEMINI_PAID_API_KEY"};

[[nodiscard]] std::unique_ptr<Provider> makeGoogle(net::Http *http, const base::Clock *clock,
                                                   ProviderOptions options);

} // namespace llm
