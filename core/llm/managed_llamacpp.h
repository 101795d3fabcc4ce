// llama.cpp with a server of the desk's own: a model file instead of an address. Owned by composition; engine
// thread.
#pragma once

#include "llm/managed_server.h"
#include "llm/provider.h"

namespace llm {

/// Asks the server that `servers` keeps for this model file, which is started with the first question; a
/// question waits for the model within its own timeout. The options' address is not looked at. `http` and
/// `clock` must outlive it.
[[nodiscard]] std::unique_ptr<Provider> makeManagedLlamacpp(net::Http *http, const base::Clock *clock,
                                                            ProviderOptions options,
                                                            const ManagedOptions &managed,
                                                            std::shared_ptr<ManagedServers> servers);

} // namespace llm
