// Paying for a request by x402 (x402 specification, versions 1 and 2; "Transports: HTTP"; "Scheme: exact,
// EVM"): reading what is demanded, checking it against what the owner allows, and signing for exactly that.
// Pure; any thread.
#pragma once

#include "base/decimal.h"
#include "base/json.h"
#include "base/secret.h"
#include "base/time.h"
#include "net/http.h"

namespace llm {

/// One way to pay that the other side accepts.
struct PaymentOffer
{
    base::Json asSent;           // echoed in the payment
    std::string scheme, network; // "exact", "eip155:8453" (version 1: "base")
    std::string asset, payTo;    // addresses
    std::string amount;          // units of the asset, in digits as sent
    std::string tokenName, tokenVersion, method;
    long long maxTimeoutSeconds = 0; // 0: not said
    std::string resourceUrl;         // version 1 says it here
};

struct PaymentDemand
{
    int version = 2;
    std::string error; // why this is no answer, in the other side's words
    std::string resourceUrl;
    base::Json resource, extensions; // echoed in the payment
    std::vector<PaymentOffer> offers;
};

/// What a 402 demands: the PAYMENT-REQUIRED header (also X-PAYMENT-REQUIRED), else the body. Errors: BadData.
[[nodiscard]] base::Result<PaymentDemand> readDemand(const net::Response &answer);
/// Of a document that is one: {"x402Version", "accepts"}. Errors: BadData.
[[nodiscard]] base::Result<PaymentDemand> demandFrom(const base::Json &document);

/// What the owner allows. Amounts in US dollars.
struct PaymentPolicy
{
    bool testnet = false; // only Base Sepolia, instead of only Base
    base::Decimal capPerCall, leftToday;
    std::string host; // that was asked; the resource must be its own
};

/// The first offer that may be paid. Errors: Unsupported (no scheme, network or asset we pay with), BadData
/// (an amount or an address that is none), OverBudget naming the amount and the cap, Forbidden (another
/// host's resource); field = what was wrong.
[[nodiscard]] base::Result<PaymentOffer> chooseOffer(const PaymentDemand &demand,
                                                     const PaymentPolicy &policy);
/// The offer's amount in dollars, exactly. Errors: BadData, OutOfRange beyond 18 digits.
[[nodiscard]] base::Result<base::Decimal> dollarsOf(const PaymentOffer &offer);
/// "0.001 USDC on Base": for people.
[[nodiscard]] std::string describe(const PaymentOffer &offer);

/// The header that pays. Valid from ten minutes ago, for clocks that differ, until the offer's timeout (at
/// most an hour).
struct Payment
{
    std::string header, value; // "PAYMENT-SIGNATURE" or "X-PAYMENT", base64
    base::Decimal dollars;
    base::UtcTime validUntil;
};
/// `nonce`: 64 hex digits, never used before. Errors: Auth for a key that is none, BadData.
[[nodiscard]] base::Result<Payment> sign(const PaymentDemand &demand, const PaymentOffer &offer,
                                         const base::Secret &key, base::UtcTime now,
                                         const std::string &nonce);

/// How a payment went: PAYMENT-RESPONSE, or X-PAYMENT-RESPONSE of version 1.
struct Settlement
{
    bool success = false;
    std::string transaction, network, payer, reason;
};
[[nodiscard]] std::optional<Settlement> readSettlement(const net::Response &answer);
[[nodiscard]] std::optional<Settlement> settlementFrom(const base::Json &document);

} // namespace llm
