#include "app/commands.h"

#include "base/platform.h"
#include "base/text.h"

#include <QCoroTask>
#include <QEventLoop>

#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using domain::ModelCall;

constexpr qint64 mostText = 64 << 20;
constexpr int usualParallel = 4, mostParallel = 100;

/// One prompt of a batch, or the only one.
struct Prompt
{
    llm::Question question;
    Json id; // as the batch names it, else its number
};

struct Mind
{
    std::unique_ptr<net::Http> http;
    std::shared_ptr<llm::CallKeeper> keeper;
    std::unique_ptr<llm::Provider> provider;
};

Result<Mind> mindOf(const Arguments &arguments)
{
    auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    const auto limit = arguments.whole("--max-tokens");
    if (!limit)
        return base::fail(limit);
    chooseMind(arguments, *settings);
    const std::string id = settings->desk.provider;
    if (*limit)
        settings->model(id).maxTokens = int(std::clamp<long long>(**limit, 1, 1'000'000));
    Mind out;
    auto http = makeHttp(arguments.global, *settings);
    if (!http)
        return base::fail(http);
    out.http = std::move(*http);
    const auto keeper = makeKeeper(arguments.global, *settings);
    if (!keeper)
        return base::fail(keeper);
    out.keeper = *keeper;
    auto provider = providerWithKeys(arguments.global, id, *settings, out.http.get(), out.keeper);
    if (!provider)
        return base::fail(provider);
    out.provider = std::move(*provider);
    return out;
}

Result<std::string> textOf(const Arguments &arguments, const char *option)
{
    const auto path = arguments.text(option);
    if (!path)
        return std::string();
    const auto bytes = base::readFile(QString::fromStdString(*path), mostText);
    if (!bytes)
        return base::fail(bytes.error().code, bytes.error().detail, option);
    return bytes->toStdString();
}

/// What every prompt has in common.
Result<llm::Question> commonQuestion(const Arguments &arguments)
{
    llm::Question out;
    const auto system = textOf(arguments, "--system"), schema = textOf(arguments, "--schema"),
               image = textOf(arguments, "--image");
    if (!system)
        return base::fail(system);
    if (!schema)
        return base::fail(schema);
    if (!image)
        return base::fail(image);
    if (!schema->empty())
        if (const auto json = base::parseJson(*schema); !json || !json->is_object())
            return base::fail(ErrorCode::Malformed, "not a JSON schema", "schema");
    out.system = *system;
    out.schema = *schema;
    out.schemaName = "answer";
    out.png = QByteArray::fromStdString(*image);
    return out;
}

Json printed(const ModelCall &call)
{
    return {{"text", call.text},
            {"thinking", call.thinking},
            {"usage", domain::toJson(call.usage)},
            {"latency_ms", call.latency.count()},
            {"cost", call.cost ? Json(call.cost->toString()) : Json()},
            {"outcome", domain::name(call.outcome)},
            {"finish_reason", call.finishReason},
            {"request_id", call.requestId},
            {"provider", call.provider},
            {"model", call.model},
            {"error", call.error ? domain::toJson(*call.error) : Json()}};
}

int statusOf(const ModelCall &call)
{
    return call.outcome == domain::AnswerOutcome::Answered ? 0 : 1;
}

void show(const llm::Piece &piece)
{
    if (piece.kind == llm::Piece::Kind::Thinking)
        return;
    if (piece.kind == llm::Piece::Kind::Restart)
        std::fputs("\n[again]\n", stdout);
    std::fwrite(piece.text.data(), 1, piece.text.size(), stdout);
    std::fflush(stdout);
}

void printLine(const Json &json)
{
    const std::string text = base::toText(json) + '\n';
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

Result<Prompt> promptOf(const Json &line, const llm::Question &common, std::size_t number)
{
    Prompt out{common, Json(number)};
    if (line.is_string()) {
        out.question.user = line.get<std::string>();
        return out;
    }
    const std::string place = "--batch line " + std::to_string(number);
    const auto prompt = base::textField(line, "prompt");
    const auto system = base::optionalText(line, "system");
    if (!prompt || !system)
        return base::fail(ErrorCode::Schema, "a text, or an object with a prompt", place);
    out.question.user = *prompt;
    if (*system)
        out.question.system = **system;
    if (line.contains("schema") && line["schema"].is_object())
        out.question.schema = base::toText(line["schema"]);
    if (line.contains("id"))
        out.id = line["id"];
    return out;
}

Result<std::vector<Prompt>> batchOf(const std::string &text, const llm::Question &common)
{
    std::vector<Prompt> out;
    for (const std::string_view line : base::split(text, '\n')) {
        if (base::trimmed(line).empty())
            continue;
        const auto json = base::parseJson(line);
        if (!json)
            return base::fail(ErrorCode::Malformed, json.error().detail,
                              "--batch line " + std::to_string(out.size() + 1));
        auto prompt = promptOf(*json, common, out.size() + 1);
        if (!prompt)
            return base::fail(prompt);
        out.push_back(std::move(*prompt));
    }
    return out;
}

/// Prompts asked so many at once; every answer is a line, in the order of the prompts.
class Batch
{
public:
    Batch(llm::Provider &provider, std::vector<Prompt> prompts, std::size_t parallel)
        : m_provider(provider), m_prompts(std::move(prompts)), m_answers(m_prompts.size()),
          m_parallel(parallel)
    {
    }
    /// The exit status.
    int run()
    {
        startMore();
        if (m_printed < m_prompts.size())
            m_loop.exec();
        return m_status;
    }

private:
    void startMore()
    {
        while (m_running < m_parallel && m_next < m_prompts.size()) {
            const std::size_t index = m_next++;
            ++m_running;
            m_tasks.push_back(
                m_provider.complete(m_prompts[index].question).then([this, index](ModelCall call) {
                    take(index, std::move(call));
                }));
        }
    }
    void take(std::size_t index, ModelCall call)
    {
        m_answers[index] = std::move(call);
        --m_running;
        while (m_printed < m_answers.size() && m_answers[m_printed]) {
            Json line = printed(*m_answers[m_printed]);
            line["id"] = m_prompts[m_printed].id;
            printLine(line);
            m_status = std::max(m_status, statusOf(*m_answers[m_printed]));
            ++m_printed;
        }
        if (m_printed == m_prompts.size())
            m_loop.quit();
        else
            QMetaObject::invokeMethod(
                &m_loop, [this] { startMore(); }, Qt::QueuedConnection);
    }

    llm::Provider &m_provider;
    std::vector<Prompt> m_prompts;
    std::vector<std::optional<ModelCall>> m_answers;
    std::vector<QCoro::Task<void>> m_tasks;
    std::size_t m_parallel, m_next = 0, m_running = 0, m_printed = 0;
    int m_status = 0;
    QEventLoop m_loop;
};

Result<Printed> batch(const Arguments &arguments, Mind &mind, const llm::Question &common)
{
    const auto text = textOf(arguments, "--batch");
    if (!text)
        return base::fail(text);
    auto prompts = batchOf(*text, common);
    if (!prompts)
        return base::fail(prompts);
    const auto parallel = arguments.whole("--parallel");
    if (!parallel)
        return base::fail(parallel);
    const long long wanted = std::clamp<long long>(parallel->value_or(usualParallel), 1, mostParallel);
    Batch all(*mind.provider, std::move(*prompts), std::size_t(wanted));
    const int status = all.run();
    return Printed{Json(), status, true};
}

/// A conversation line by line until the input ends.
Result<Printed> chat(Mind &mind, const llm::Question &common)
{
    llm::Question question = common;
    question.onPiece = &show;
    std::string line;
    for (;;) {
        std::fputs("> ", stderr);
        if (!std::getline(std::cin, line))
            break;
        if (base::trimmed(line).empty())
            continue;
        if (question.previousAnswer.empty())
            question.user += line;
        else
            question.reask = line;
        const llm::Question asked = question;
        const ModelCall call = QCoro::waitFor(mind.provider->complete(asked));
        std::fputc('\n', stdout);
        if (call.outcome != domain::AnswerOutcome::Answered) {
            const std::string why = call.error ? call.error->detail : std::string(domain::name(call.outcome));
            std::fprintf(stderr, "%s\n", why.c_str());
            continue;
        }
        if (!question.reask.empty()) // the next turn is asked with all that was said before it
            question.user += "\n\n" + question.previousAnswer + "\n\n" + std::exchange(question.reask, {});
        question.previousAnswer = call.text;
    }
    return Printed{Json(), 0, true};
}

} // namespace

Result<Printed> model(const Arguments &arguments)
{
    const auto common = commonQuestion(arguments);
    if (!common)
        return base::fail(common);
    auto mind = mindOf(arguments);
    if (!mind)
        return base::fail(mind);
    if (arguments.has("--batch"))
        return batch(arguments, *mind, *common);
    if (base::onTerminal())
        return chat(*mind, *common);
    const auto prompt = standardInput();
    if (!prompt)
        return base::fail(prompt);
    llm::Question question = *common;
    question.user = *prompt;
    const bool live = arguments.has("--stream") && !arguments.global.json;
    if (live)
        question.onPiece = &show;
    else if (arguments.has("--stream"))
        question.onPiece = [](const llm::Piece &) {}; // asked for as a stream, printed as one document
    const ModelCall call = QCoro::waitFor(mind->provider->complete(question));
    if (live) { // what came is on the screen
        std::fputc('\n', stdout);
        if (call.error)
            std::fprintf(stderr, "%s: %s\n", std::string(base::name(call.error->code)).c_str(),
                         call.error->detail.c_str());
        return Printed{Json(), statusOf(call), true};
    }
    return Printed{printed(call), statusOf(call)};
}

} // namespace app
