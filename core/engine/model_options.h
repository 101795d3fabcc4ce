// What can be set of each provider that has something to set: one struct, of which every provider shows the
// common fields and those that are its own. A value; any thread.
#pragma once

#include "base/options.h"
#include "base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace llm { // declared, not included: the window looks at settings, and at no provider
struct ProviderRow;
struct ProviderOptions;
struct Sampling;
} // namespace llm

namespace engine {

struct ModelOptions
{
    std::string baseUrl;     // empty: the provider's own
    std::string model;       // empty: the provider's own choice
    double temperature = -1; // < 0: the provider's own
    double topP = -1;
    int topK = -1, seed = -1;
    int maxTokens = 8192;
    std::string thinking; // "": the provider's own; "none" "minimal" "low" "medium" "high"
    int timeoutSeconds = 120;
    bool sendPicture = true;
    bool useSchema = true;

    std::vector<std::string> fallbackModels;    // openrouter
    std::vector<std::string> routes;            // openrouter: whose machines, in order
    bool denyDataCollection = false;            // openrouter
    std::string region;                         // bedrock; empty: AWS_REGION, AWS_DEFAULT_REGION, us-east-1
    double capPerCall = 1;                      // blockrun: USDC at most
    double capPerDay = 10;                      // blockrun: USDC at most
    bool testnet = false;                       // blockrun
    bool codeExecution = false;                 // google
    bool freeKey = false;                       // google: the first key costs nothing
    std::string modelFile;                      // llamacpp: a .gguf file makes the server a child of the desk
    std::string visionFile;                     // llamacpp: the model's eyes, an mmproj .gguf file
    std::string serverProgram = "llama-server"; // llamacpp
    int threads = 0;                            // llamacpp; 0: the server's own choice
    int contextTokens = 8192;                   // llamacpp, ollama
    int gpuLayers = 0;                          // llamacpp
    bool operator==(const ModelOptions &) const = default;
};

/// Whether a row of the catalogue has settings: everybody but what is built in.
[[nodiscard]] bool hasOptions(const llm::ProviderRow &row);
/// Whether it is a server on the user's own machine, which needs no key.
[[nodiscard]] bool isLocal(const llm::ProviderRow &row);
/// The environment variables of its keys, the main one first; empty: none is needed.
[[nodiscard]] std::vector<std::string> keyNames(const llm::ProviderRow &row);
/// What a key is kept under in keychain and file: the provider's id, and for further ones "id.VARIABLE".
[[nodiscard]] std::string secretId(const llm::ProviderRow &row, std::size_t key);
/// Whether one can be asked at all: it needs no key, or has one. By position, as `keyNames`.
[[nodiscard]] bool isUsable(const llm::ProviderRow &row, const std::vector<base::Secret> &keys);
/// The fields of one provider, by its id, in the order in which they are shown.
[[nodiscard]] std::span<const base::Option<ModelOptions>> modelOptionTable(std::string_view provider);

/// What a provider of the room `llm` is made of; the address is the row's own where none is set.
[[nodiscard]] llm::ProviderOptions providerOptions(const llm::ProviderRow &row, const ModelOptions &options,
                                                   std::vector<base::Secret> keys);
[[nodiscard]] llm::Sampling samplingOf(const ModelOptions &options);

} // namespace engine
