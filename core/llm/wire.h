// How one kind of service is spoken to, as a table of pure functions, and the provider that speaks so. A new
// service is one table (its codec) and one row in catalogue.cpp. The functions are pure; any thread. The
// provider: owned by composition; engine thread.
#pragma once

#include "llm/answer.h"
#include "llm/body_parts.h"
#include "llm/provider.h"

namespace llm {

/// What a server has turned out not to understand. Learnt from its refusals, and kept for as long as the
/// provider lives; `key` is of one call.
struct Dialect
{
    bool schema = true;        // a schema for the answer
    bool picture = true;       // pictures
    bool oldTokenLimit = true; // max_tokens; else max_completion_tokens
    bool thinking = true;      // a thinking level or budget
    bool sampling = true;      // temperature, top-p, top-k
    bool seed = true;
    bool streamUsage = true;   // a request for the usage at the end of a stream
    bool system = true;        // a system turn; else its text goes before the user's
    bool codeExecution = true; // the service's own tools
    bool caching = true;       // marks of what is the same in every question
    bool store = true;         // a word that nothing be stored
    int schemaForm = 0;        // 0: the service's fullest; each codec counts its own
    int key = 0;               // the position in ProviderOptions::keys
    bool operator==(const Dialect &) const = default;
};

/// One request that is to be made.
struct Asking
{
    const Question &question;
    const ProviderOptions &options;
    const Dialect &dialect;
    base::UtcTime now;
    bool stream = false;
};

/// Reads one body as its bytes come. Any cut of the bytes gives the same call.
class AnswerReader
{
public:
    virtual ~AnswerReader() = default;
    virtual void add(std::string_view bytes) = 0;
    /// The text and the thinking so far: they only grow.
    [[nodiscard]] virtual std::string_view text() const = 0;
    [[nodiscard]] virtual std::string_view thinking() const = 0;
    /// What the body comes to, nothing more coming: text, thinking, finish reason, usage, model, request id
    /// and cost are the service's own; `error` is what the service or the body got wrong. A refusal, a
    /// cut-off and an empty answer are Refused and have no error of their own here; see `explainRefusal`.
    [[nodiscard]] virtual domain::ModelCall end() = 0;
};

struct Wire
{
    const char *id;            // the provider's
    Capabilities capabilities; // before anything was refused
    /// Method, URL, headers (with the key) and body; limits, deadline and retries are added by the provider.
    base::Result<net::Request> (*request)(const Asking &asking);
    /// The shape of a body is told by itself; `stream` is what was asked for. Status 300 and more: a refusal.
    std::unique_ptr<AnswerReader> (*reader)(int status, bool stream);
    /// What to leave out or to switch after this refusal; nothing when that would not help. Each step must
    /// change the dialect in a way that ends. Null: there is nothing to learn.
    std::optional<Dialect> (*adapted)(const Asking &asking, int status, std::string_view body) = nullptr;
    /// A further request that an answer asks for, such as one that pays; at most once a call. Errors end the
    /// call. Null: there is none.
    base::Result<std::optional<net::Request>> (*followUp)(const Asking &asking, const net::Request &sent,
                                                          const net::Response &answer) = nullptr;
    /// A free request for the list of models, and its reading. Null: there is no list.
    base::Result<net::Request> (*listRequest)(const ProviderOptions &options, base::UtcTime now) = nullptr;
    base::Result<std::vector<ModelInfo>> (*readList)(std::string_view body) = nullptr;
    /// What the list means for the options, a sentence or an error; null: see `checkedModels`.
    base::Result<std::string> (*readCheck)(std::string_view body, const ProviderOptions &options) = nullptr;
    /// The free request that `readCheck` reads, where it is another than the list's.
    base::Result<net::Request> (*checkRequest)(const ProviderOptions &options, base::UtcTime now) = nullptr;
    /// What an answer's headers add to what its body says, such as the failure's name. Null: nothing.
    void (*readHeaders)(const net::Response &answer, domain::ModelCall &call) = nullptr;
};

/// `wire` must outlive it (a constant), and so must `http` and `clock`; without a clock the time is 1970.
/// Keeps the question's timeout over everything; retries what may succeed later, honouring what the answer
/// asks to wait, in the header or in the body; learns dialects; tells pieces; hides the keys in everything it
/// returns.
[[nodiscard]] std::unique_ptr<Provider> makeWireProvider(const Wire &wire, net::Http *http,
                                                         const base::Clock *clock, ProviderOptions options);

/// A whole body as the wire reads it: ProviderRow::decode.
[[nodiscard]] domain::ModelCall decodeWith(const Wire &wire, int status, std::string_view body, bool stream);

/// The options' sampling with what the question sets over it.
[[nodiscard]] Sampling samplingOf(const Question &question, const ProviderOptions &options);
/// Whether the request holds the picture.
[[nodiscard]] bool sendsPicture(const Asking &asking);
/// Whether the request holds the schema.
[[nodiscard]] bool sendsSchema(const Asking &asking);
/// The entries of a list of models that `read` finds a name in; `list` is where the document has it. Errors:
/// BadData.
[[nodiscard]] base::Result<std::vector<ModelInfo>> modelsOf(std::string_view body, const char *list,
                                                            ModelInfo (*read)(const base::Json &entry));
/// A POST of this document. `headers` may hold the key.
[[nodiscard]] net::Request jsonPost(std::string url, const base::Json &body, net::Headers headers);

/// Whether a check is worth a request: the service at `home` answers nobody without a key. Errors: Auth
/// naming the variable.
[[nodiscard]] base::Result<void> hasKeyFor(const std::string &home, const ProviderOptions &options,
                                           const char *variable);

/// What a list of models means for the wanted one: "3 models", or NotFound with the names it has. A name
/// without its tag ("llama3" for "llama3:latest") and one without its folder ("models/") are found as well.
[[nodiscard]] base::Result<std::string> checkedModels(const std::vector<ModelInfo> &models,
                                                      const std::string &wanted);

} // namespace llm
