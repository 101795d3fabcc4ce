// A mind that answers one question: one call in, one answer out. Owned by composition; engine thread.
#pragma once

#include "base/clock.h"
#include "base/decimal.h"
#include "base/random.h"
#include "base/secret.h"
#include "base/task.h"
#include "domain/capsule.h"
#include "domain/model_call.h"
#include "net/http.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace llm {

/// What a model is told about how to answer. What a service does not know is left out of the request.
struct Sampling
{
    std::optional<double> temperature, topP;
    std::optional<int> topK, seed, maxTokens;
    base::Milliseconds timeout{120'000}; // of the whole call, retries included
    std::string thinking{};              // "" as the model likes, or "none" "minimal" "low" "medium" "high"
};

/// A piece of an answer as it comes.
struct Piece
{
    enum class Kind { Text, Thinking, Restart }; // Restart: what came is void, another attempt begins
    Kind kind = Kind::Text;
    std::string text;
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
    /// Told the answer as it comes, on the engine thread, while the call is under way. Null: nobody listens,
    /// and the answer is asked for in one piece.
    std::function<void(const Piece &)> onPiece{};
    std::stop_token cancel{}; // its owner's way to end this one call as Cancelled
};

struct Capabilities
{
    bool vision = false, schema = false, free = false, offline = false;
    bool streaming = false, reasoning = false, caching = false;
    std::optional<long long> contextTokens{}; // none: depends on the model
};

/// One model that a service offers, as its list says; what it does not say is missing.
struct ModelInfo
{
    std::string id, title;
    std::optional<long long> contextTokens{};
    std::optional<bool> vision{};
    bool operator==(const ModelInfo &) const = default;
};

class AnswerReader; // llm/wire.h

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
    /// The models to choose from; a free call. Errors: Unsupported where the service keeps no list, otherwise
    /// as check.
    [[nodiscard]] virtual base::Task<std::vector<ModelInfo>> models();
};

class Ruleset; // rules.h

/// What a provider is made from. A field that a service has no use for is not looked at.
struct ProviderOptions
{
    std::string baseUrl; // where the service is; empty: the row's default
    std::string model;
    base::Secret key;               // the main one, of ProviderRow::keyVariable
    std::vector<base::Secret> keys; // by position of ProviderRow::keys; may be shorter
    Sampling sampling;
    bool sendPicture = true;
    bool useSchema = true;
    std::vector<std::string> fallbackModels; // openrouter: tried in this order by the service itself
    std::vector<std::string> routes;         // openrouter: whose machines, in this order; empty: any
    bool denyDataCollection = false;         // openrouter: only machines that keep no prompt
    bool codeExecution = false;              // google: the model may run Python on the picture
    std::string region;                      // bedrock: "us-east-1"
    std::optional<base::Decimal> capPerCall; // blockrun, in US dollars: never signs for more; empty: 1
    std::optional<base::Decimal> capPerDay;  // blockrun: of a UTC day; empty: 10
    std::optional<base::Random> random;      // blockrun: of its payments' nonces; without it nothing is paid
    bool testnet = false;                    // blockrun: pays with worthless coins
    bool freeKey = false;                    // google: the first key is of the free tier, and costs nothing
    std::shared_ptr<const Ruleset> rules;    // of the provider `rules`
};
/// The key at this position of ProviderRow::keys; empty when there is none.
[[nodiscard]] const base::Secret &keyAt(const ProviderOptions &options, std::size_t position);

struct ProviderRow
{
    const char *id;          // "compatible"
    const char *title;       // "OpenAI-compatible server"
    const char *keyVariable; // environment variable of the main key; "" when none is needed
    const char *defaultUrl;
    Capabilities capabilities;
    std::unique_ptr<Provider> (*make)(net::Http *http, const base::Clock *clock, ProviderOptions options);
    /// `decode`: one recorded body as the provider reads it.
    domain::ModelCall (*decode)(int status, std::string_view body, bool stream);
    /// Environment variables of all its keys, the main one first; empty: only the main one, if any.
    std::span<const char *const> keys{};
    /// What `decode` reads with, for bytes as they come; null where nothing comes over the network.
    std::unique_ptr<AnswerReader> (*reader)(int status, bool stream){};
};
[[nodiscard]] std::span<const ProviderRow> providers();
[[nodiscard]] base::Result<const ProviderRow *> findProvider(std::string_view id);

} // namespace llm
