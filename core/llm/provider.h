// A mind that answers one question: one call in, one answer out. Owned by composition; engine thread.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "base/task.h"
#include "domain/capsule.h"
#include "domain/model_call.h"
#include "net/http.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace llm {

struct Sampling
{
    std::optional<double> temperature, topP;
    std::optional<int> topK, seed, maxTokens;
    base::Milliseconds timeout{120'000};
};

struct Question
{
    std::string system, user;
    std::string reask; // appended as a further user turn after `previousAnswer`
    std::string previousAnswer;
    QByteArray png;     // empty: no picture
    std::string schema; // JSON schema the answer must have; empty: free text
    std::string schemaName = "decision";
    std::vector<domain::Reading> readings; // the question's numbers: what `technical` decides on
    bool positionOpen = false;             // what `technical` may do: close rather than open
    bool positionIsLong = true;
    bool shortsAllowed = false;
    std::string timeframe; // "4h": the refs end with "@4h"
    Sampling sampling;
};

struct Capabilities
{
    bool vision = false, schema = false, free = false, offline = false;
};

class Provider
{
public:
    virtual ~Provider() = default;
    [[nodiscard]] virtual std::string id() const = 0;    // "technical" "compatible"
    [[nodiscard]] virtual std::string model() const = 0; // as asked for
    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    /// Never fails as a coroutine: what went wrong is inside the call (outcome Refused or Failed, with its
    /// error).
    [[nodiscard]] virtual QCoro::Task<domain::ModelCall> complete(Question question) = 0;
    /// A free call that tells whether the provider can be used. Errors say why not.
    [[nodiscard]] virtual base::Task<std::string> check() = 0;
};

struct ProviderOptions
{
    std::string baseUrl; // ends before /chat/completions; an empty path gets /v1
    std::string model;
    base::Secret key;
    Sampling sampling;
    bool sendPicture = true;
    bool useSchema = true;
};

struct ProviderRow
{
    const char *id;          // "compatible"
    const char *title;       // "OpenAI-compatible server"
    const char *keyVariable; // environment variable of the key; "" when none is needed
    const char *defaultUrl;
    Capabilities capabilities;
    std::unique_ptr<Provider> (*make)(net::Http *http, const base::Clock *clock, ProviderOptions options);
    /// `decode`: one recorded body as the provider reads it.
    domain::ModelCall (*decode)(int status, std::string_view body, bool stream);
};
[[nodiscard]] std::span<const ProviderRow> providers();
[[nodiscard]] base::Result<const ProviderRow *> findProvider(std::string_view id);

} // namespace llm
