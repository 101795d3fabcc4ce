// BlockRun: chat completions of many models, paid call by call out of a wallet (x402 on Base), or from a
// prepaid balance (BlockRun, "API reference"). Owned by composition; engine thread.
#pragma once

#include "llm/payments.h"
#include "llm/wire.h"

namespace llm {

/// Where its keys are in ProviderOptions::keys: a wallet's private key, or the key of a prepaid balance,
/// which wins.
enum BlockrunKey : std::size_t { WalletKey = 0, PrepaidKey = 1 };

/// Asks; a 402 with a demand that the options allow is paid once and asked again; a second 402 ends the call
/// as Payment. A repeated attempt sends the same signature, which can be cashed once only. What was signed
/// for on a UTC day counts towards `capPerDay` until an answer shows that nothing was taken.
[[nodiscard]] std::unique_ptr<Provider> makeBlockrun(net::Http *http, const base::Clock *clock,
                                                     ProviderOptions options);
/// The same, with `payments` kept beyond its life.
[[nodiscard]] std::unique_ptr<Provider> makeBlockrun(net::Http *http, const base::Clock *clock,
                                                     ProviderOptions options,
                                                     std::shared_ptr<Payments> payments);

/// One body as it came: a completion, a demand for payment (Payment, naming the price), a rejected payment,
/// or a refusal.
[[nodiscard]] const Wire &blockrunWire();
[[nodiscard]] std::unique_ptr<AnswerReader> readBlockrun(int status, bool stream);
[[nodiscard]] domain::ModelCall decodeBlockrun(int status, std::string_view body, bool stream);

/// Where to ask: the base of the options, of the prepaid host, or of the testnet. A base that ends in /api
/// gets its /v1.
[[nodiscard]] std::string blockrunBase(const ProviderOptions &options);

} // namespace llm
