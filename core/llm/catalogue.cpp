#include "llm/anthropic.h"
#include "llm/anthropic_reader.h"
#include "llm/bedrock.h"
#include "llm/bedrock_reader.h"
#include "llm/blockrun.h"
#include "llm/compatible.h"
#include "llm/compatible_codec.h"
#include "llm/google.h"
#include "llm/google_codec.h"
#include "llm/llamacpp.h"
#include "llm/lmstudio.h"
#include "llm/ollama.h"
#include "llm/openai.h"
#include "llm/openrouter.h"
#include "llm/rules.h"
#include "llm/technical_provider.h"

#include <array>

namespace llm {

namespace {

constexpr std::array bedrockKeys = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
                                    "AWS_BEARER_TOKEN_BEDROCK"};
constexpr std::array blockrunKeys = {"BLOCKRUN_WALLET_KEY", "BLOCKRUN_API_KEY"};

constexpr std::array providerTable = {
    ProviderRow{"technical",
                "Built-in technical rules",
                "",
                "",
                {false, true, true, true},
                &makeTechnical,
                &decodeTechnical},
    ProviderRow{
        "rules", "The trader's own rules", "", "", {false, true, true, true}, &makeRules, &decodeRules},
    ProviderRow{"google",
                "Google Gemini",
                googleKeys[0],
                "https://generativelanguage.googleapis.com/v1beta",
                {true, true, false, false, true, true, true},
                &makeGoogle,
                &decodeGoogle,
                googleKeys,
                &readGoogle},
    ProviderRow{"openrouter",
                "OpenRouter",
                "OPENROUTER_API_KEY",
                "https://openrouter.ai/api/v1",
                {true, true, false, false, true, true, true},
                &makeOpenRouter,
                &decodeOpenRouter,
                {},
                &readOpenRouter},
    ProviderRow{"openai",
                "OpenAI",
                "OPENAI_API_KEY",
                "https://api.openai.com/v1",
                {true, true, false, false, true, true, true},
                &makeOpenAi,
                &decodeOpenAi,
                {},
                &readCompatible},
    ProviderRow{"lmstudio",
                "LM Studio on this machine",
                "SIGNALDESK_LMSTUDIO_KEY",
                "http://127.0.0.1:1234/v1",
                {true, true, true, true, true, true},
                &makeLmStudio,
                &decodeLmStudio,
                {},
                &readCompatible},
    ProviderRow{"compatible",
                "OpenAI-compatible server",
                "SIGNALDESK_COMPATIBLE_KEY",
                "http://127.0.0.1:8080/v1",
                {true, true, false, false, true, true},
                &makeCompatible,
                &decodeCompatible,
                {},
                &readCompatible},
    ProviderRow{"anthropic",
                "Anthropic",
                "ANTHROPIC_API_KEY",
                "https://api.anthropic.com/v1",
                {true, true, false, false, true, true, true, 200'000},
                &makeAnthropic,
                &decodeAnthropic,
                {},
                &makeAnthropicReader},
    ProviderRow{"bedrock",
                "Amazon Bedrock",
                "AWS_ACCESS_KEY_ID",
                "https://bedrock-runtime.{region}.amazonaws.com",
                {true, true, false, false, true, true, true},
                &makeBedrock,
                &decodeBedrock,
                bedrockKeys,
                &makeBedrockReader},
    ProviderRow{"blockrun",
                "BlockRun",
                "BLOCKRUN_WALLET_KEY",
                "https://blockrun.ai/api/v1",
                {true, true, false, false, false, true},
                &makeBlockrun,
                &decodeBlockrun,
                blockrunKeys,
                &readBlockrun},
    ProviderRow{"ollama",
                "Ollama",
                "OLLAMA_API_KEY",
                "http://127.0.0.1:11434",
                {true, true, true, true, true, true},
                &makeOllama,
                &decodeOllama,
                {},
                &makeOllamaReader},
    ProviderRow{"llamacpp",
                "llama.cpp",
                "LLAMA_API_KEY",
                "http://127.0.0.1:8080/v1",
                {true, true, true, true, true, true, true},
                &makeLlamacpp,
                &decodeLlamacpp,
                {},
                &makeLlamacppReader},
};

} // namespace

base::Task<std::vector<ModelInfo>> Provider::models()
{
    co_return base::fail(base::ErrorCode::Unsupported, "there is no list of models to choose from", "models");
}

const base::Secret &keyAt(const ProviderOptions &options, std::size_t position)
{
    static const base::Secret none;
    if (position == 0 && !options.key.isEmpty())
        return options.key;
    return position < options.keys.size() ? options.keys[position] : none;
}

std::span<const ProviderRow> providers()
{
    return providerTable;
}

base::Result<const ProviderRow *> findProvider(std::string_view id)
{
    for (const ProviderRow &row : providerTable) {
        if (id == row.id)
            return &row;
    }
    return base::fail(base::ErrorCode::NotFound, "no such provider: " + std::string(id), "provider");
}

} // namespace llm
