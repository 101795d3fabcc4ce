// Any body from any provider or a cassette is classified, and any cut of it gives the same call: no crash, no
// endless loop, no failure without an error. The first byte chooses the provider, the second the status and
// the cut.
#include "llm/compatible_codec.h"
#include "llm/google_codec.h"
#include "llm/provider_error.h"
#include "llm/schema_shape.h"
#include "net/recorded_exchange.h"

#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Read in pieces of this size.
domain::ModelCall readInPieces(const llm::ProviderRow &row, int status, bool stream, std::string_view body,
                               std::size_t piece)
{
    const auto reader = row.reader(status, stream);
    std::size_t text = 0, thinking = 0;
    for (std::size_t at = 0; at < body.size(); at += piece) {
        reader->add(body.substr(at, piece));
        require(reader->text().size() >= text && reader->thinking().size() >= thinking); // they only grow
        text = reader->text().size();
        thinking = reader->thinking().size();
    }
    return reader->end();
}

void readAnswer(const llm::ProviderRow &row, int status, bool stream, std::string_view body,
                std::size_t piece)
{
    if (row.reader == nullptr)
        return; // built in: nothing comes over the network
    domain::ModelCall call = row.decode(status, body, stream);
    require(call.outcome != domain::AnswerOutcome::Failed || call.error);
    require(call.outcome != domain::AnswerOutcome::Answered || (!call.error && status == 200));
    const domain::ModelCall cut = readInPieces(row, status, stream, body, piece);
    require(base::toText(domain::toJson(cut)) == base::toText(domain::toJson(call)));
    llm::explainRefusal(call);
    require(call.outcome == domain::AnswerOutcome::Answered || call.error);
}

void learn(int status, std::string_view body)
{
    const llm::Question question;
    llm::ProviderOptions options;
    options.codeExecution = true;
    for (const auto adapted : {&llm::adaptedCompatible, &llm::adaptedGoogle}) {
        llm::Dialect dialect;
        int steps = 0;
        for (auto next = adapted({question, options, dialect, {}}, status, body); next;
             next = adapted({question, options, dialect, {}}, status, body)) {
            require(++steps < 16); // it ends
            dialect = *next;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    constexpr int statuses[] = {200, 302, 400, 401, 429, 500, 503};
    const auto rows = llm::providers();
    const int status = statuses[data[1] % std::size(statuses)];
    const std::string_view body(reinterpret_cast<const char *>(data) + 2, size - 2);
    readAnswer(rows[data[0] % rows.size()], status, (data[0] & 0x80) != 0, body, data[1] % 9 + 1U);
    learn(status, body);
    (void)llm::readCompatibleList(body);
    (void)llm::readGoogleList(body);
    (void)net::readExchange(body);
    if (const auto schema = base::parseJson(body, 1 << 16)) {
        for (const auto shape :
             {llm::SchemaShape::OpenAiStrict, llm::SchemaShape::GoogleJson, llm::SchemaShape::GoogleOpenApi})
            require(llm::narrowed(*schema, shape).is_object());
    }
    return 0;
}
