// Any body from a provider or a cassette is classified: no crash, no endless loop, no failure without an
// error.
#include "llm/compatible_codec.h"
#include "llm/provider_error.h"
#include "net/recorded_exchange.h"

#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// A stream read whole and read in pieces gives the same events.
void readInPieces(std::string_view body, std::size_t piece)
{
    llm::SseReader whole, cut;
    std::size_t events = whole.add(body).size() + whole.end().size();
    for (std::size_t at = 0; at < body.size(); at += piece)
        events -= cut.add(body.substr(at, piece)).size();
    require(events == cut.end().size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    constexpr int statuses[] = {200, 302, 400, 401, 429, 500, 503};
    const int status = statuses[data[0] % std::size(statuses)];
    const std::string_view body(reinterpret_cast<const char *>(data) + 2, size - 2);
    domain::ModelCall call = llm::decodeCompatible(status, body, (data[1] & 1) != 0);
    require(call.outcome != domain::AnswerOutcome::Failed || call.error);
    require(call.outcome != domain::AnswerOutcome::Answered || (!call.error && status == 200));
    llm::explainRefusal(call);
    require(call.outcome == domain::AnswerOutcome::Answered || call.error);
    const llm::Question question;
    const llm::ProviderOptions options;
    const llm::Dialect dialect;
    (void)llm::adaptedCompatible({question, options, dialect, {}}, status, body);
    (void)net::readExchange(body);
    readInPieces(body, data[1] % 7 + 1U);
    return 0;
}
