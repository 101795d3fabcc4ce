// Any body from a service with an API of its own is classified, and any cut of it gives the same: no crash,
// no endless loop, no failure without an error.
#include "llm/anthropic.h"
#include "llm/bedrock.h"
#include "llm/blockrun.h"
#include "llm/llamacpp.h"
#include "llm/ollama.h"
#include "llm/x402.h"

#include <array>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

const llm::Wire &wireOf(std::size_t number)
{
    const std::array wires = {&llm::anthropicWire, &llm::bedrockWire, &llm::blockrunWire, &llm::llamacppWire,
                              &llm::ollamaWire};
    return wires[number % wires.size()]();
}

bool same(const domain::ModelCall &a, const domain::ModelCall &b)
{
    return a.outcome == b.outcome && a.text == b.text && a.thinking == b.thinking &&
           a.finishReason == b.finishReason && a.error == b.error;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    constexpr int statuses[] = {200, 302, 400, 402, 429, 500, 503};
    const int status = statuses[data[1] % std::size(statuses)];
    const bool stream = (data[2] & 1) != 0;
    const llm::Wire &wire = wireOf(data[0]);
    const std::string_view body(reinterpret_cast<const char *>(data) + 3, size - 3);
    domain::ModelCall call = llm::decodeWith(wire, status, body, stream);
    require(call.outcome != domain::AnswerOutcome::Failed || call.error);
    require(call.outcome != domain::AnswerOutcome::Answered || (!call.error && status == 200));
    const auto reader = wire.reader(status, stream);
    const std::size_t piece = data[2] % 7 + 1U;
    for (std::size_t at = 0; at < body.size(); at += piece)
        reader->add(body.substr(at, piece));
    require(same(reader->end(), call));
    llm::explainRefusal(call);
    require(call.outcome == domain::AnswerOutcome::Answered || call.error);
    net::Response answer;
    answer.status = 402;
    answer.headers = {{"payment-required", std::string(body)}, {"payment-response", std::string(body)}};
    (void)llm::readSettlement(answer);
    if (const auto demand = llm::readDemand(answer))
        (void)llm::chooseOffer(*demand, {false, base::Decimal::of(1), base::Decimal::of(10), "blockrun.ai"});
    return 0;
}
