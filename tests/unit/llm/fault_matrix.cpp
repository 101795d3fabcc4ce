#include "fault_matrix.h"

#include "support/local_server.h"

#include <QCoroTask>
#include <QElapsedTimer>

#include <array>

#include "llm/provider.h"
#include "net/real_http.h"

namespace faults {

namespace {

using namespace std::chrono_literals;
using base::ErrorCode;
using domain::AnswerOutcome;
using domain::ModelCall;
using support::Reply;
using support::ServerRequest;

constexpr const char *canary = "canary-0123456789";
constexpr int pauseMs = 200; // what a service asks to wait
const std::string decision = R"({"action":"open_long","confidence":0.9,"stop_loss":"above the entry"})";

/// Some services repeat the key in what they say.
constexpr const char *told = "no, not with canary-0123456789";

Reply good(const Subject &subject, bool stream)
{
    if (stream && subject.stream != nullptr)
        return Reply::text(subject.stream(decision), subject.streamType);
    return Reply::json(subject.answer(decision));
}

template <int status>
Reply refusal(const Subject &subject, bool)
{
    return Reply::json(subject.refusal(status, told), status);
}

template <ErrorCode code, int requests>
Expected fails(const Subject &)
{
    return {AnswerOutcome::Failed, code, requests};
}

Expected refuses(const Subject &)
{
    return {AnswerOutcome::Refused, ErrorCode::BadData, 1};
}

template <int requests>
Expected answers(const Subject &)
{
    return {AnswerOutcome::Answered, ErrorCode::Internal, requests};
}

Reply invalidText(const Subject &subject, bool stream)
{
    Reply reply = good(subject, stream);
    const std::size_t at = reply.body.find("open_long");
    if (at != std::string::npos) {
        reply.body[at] = '\xC3'; // begins a character of two bytes
        reply.body[at + 1] = '(';
    }
    return reply;
}

Reply pageInstead(const Subject &, bool)
{
    return Reply::html(std::string("<html><h1>Welcome</h1> ") + told);
}

const std::array faultTable = {
    // Qt sends once more what is reset before a word, so nobody can count these.
    Fault{"reset", [](const Subject &, bool) { return Reply::reset(); }, &fails<ErrorCode::Network, 0>},
    Fault{"reset in the body", [](const Subject &s, bool stream) { return good(s, stream).resetAfter(60); },
          &fails<ErrorCode::Network, 3>},
    Fault{"closed in the body", [](const Subject &s, bool stream) { return good(s, stream).cutAfter(60); },
          &fails<ErrorCode::Network, 3>},
    Fault{"200 with an error", [](const Subject &s, bool) { return Reply::json(s.errorInside(told)); },
          [](const Subject &s) {
              return Expected{AnswerOutcome::Failed, s.inside, 3};
          }},
    Fault{"400", &refusal<400>, &fails<ErrorCode::BadRequest, 1>},
    Fault{"401", &refusal<401>, &fails<ErrorCode::Auth, 1>},
    Fault{"402", &refusal<402>,
          [](const Subject &s) {
              return Expected{AnswerOutcome::Failed, s.payment, 1};
          }},
    Fault{"404", &refusal<404>, &fails<ErrorCode::NotFound, 1>},
    Fault{"408", &refusal<408>, &fails<ErrorCode::Timeout, 3>},
    Fault{"413", &refusal<413>,
          [](const Subject &s) {
              return Expected{AnswerOutcome::Failed, s.tooLarge, 1};
          }},
    Fault{"429", &refusal<429>, &fails<ErrorCode::RateLimit, 3>},
    Fault{"429 with Retry-After, once",
          [](const Subject &s, bool stream) { return refusal<429>(s, stream).header("Retry-After", "0.2"); },
          &answers<2>, false, true},
    Fault{"429 with a long Retry-After",
          [](const Subject &s, bool stream) { return refusal<429>(s, stream).header("Retry-After", "90"); },
          &fails<ErrorCode::RateLimit, 1>},
    Fault{"500", &refusal<500>, &fails<ErrorCode::Server, 3>},
    Fault{"503", &refusal<503>, &fails<ErrorCode::Overloaded, 3>},
    Fault{"529", &refusal<529>, &fails<ErrorCode::Overloaded, 3>},
    Fault{"503 once", &refusal<503>, &answers<2>, false, true},
    Fault{"slow drops", [](const Subject &s, bool stream) { return good(s, stream).drip(1, 30ms); },
          &fails<ErrorCode::Timeout, 0>, true},
    Fault{"never a word", [](const Subject &, bool) { return Reply::hang(); }, &fails<ErrorCode::Timeout, 0>,
          true},
    Fault{"never ends",
          [](const Subject &s, bool stream) { return good(s, stream).untilClose().hangAfter(60); },
          &fails<ErrorCode::Timeout, 0>, true},
    Fault{"a page", &pageInstead, &fails<ErrorCode::Malformed, 1>},
    Fault{"an answer called a page", [](const Subject &s, bool) { return Reply::html(s.answer(decision)); },
          &answers<1>},
    Fault{"a bomb", [](const Subject &, bool) { return Reply::gzipBomb(std::size_t(64) << 20); },
          &fails<ErrorCode::BadData, 1>},
    Fault{"bytes that are no text", &invalidText, &fails<ErrorCode::Malformed, 1>},
    Fault{"nothing", [](const Subject &, bool) { return Reply::json(""); }, &refuses},
    Fault{"contradictory", &good, &answers<1>}, // for risk to deny, not for the door
};

/// A server with a fault, a door and the provider.
struct Scene
{
    Scene(const Subject &subject, const Fault &fault, bool stream)
    {
        const Reply bad = fault.reply(subject, stream), fine = good(subject, stream);
        server.onAny([bad, fine, once = fault.thenAnswers](const ServerRequest &request) {
            return once && request.number > 0 ? fine : bad;
        });
        net::HttpOptions quick;
        quick.firstBackoff = 2ms;
        quick.pauseAfter429 = 2ms;
        http = net::makeRealHttp(quick, base::Random(5));
        llm::ProviderOptions options;
        options.baseUrl = server.url();
        options.model = subject.model;
        options.key = base::Secret(canary);
        options.keys = {options.key, base::Secret(subject.secondKey ? canary : "")};
        provider = (*llm::findProvider(subject.provider))->make(http.get(), &clock, std::move(options));
    }

    base::ManualClock clock{base::fromMs(1'700'000'000'000)};
    support::LocalServer server;
    std::unique_ptr<net::Http> http;
    std::unique_ptr<llm::Provider> provider;
};

std::string leak(const std::string &said)
{
    return said.find(canary) == std::string::npos ? std::string() : "a key leaked: " + said;
}

std::string unlike(const char *what, const std::string &is, const std::string &expected)
{
    return is == expected ? std::string() : std::string(what) + " is " + is + ", not " + expected + "; ";
}

std::string troubleOf(const ModelCall &call, const Expected &expected, std::size_t requests)
{
    std::string out = unlike("outcome", std::string(domain::name(call.outcome)),
                             std::string(domain::name(expected.outcome)));
    const bool answered = expected.outcome == AnswerOutcome::Answered;
    if (answered != !call.error)
        out += call.error ? "an error: " + call.error->detail : "no error";
    if (!answered && call.error)
        out +=
            unlike("code", std::string(base::name(call.error->code)), std::string(base::name(expected.code)));
    if (call.error && call.error->detail.empty())
        out += "no message; ";
    if (expected.requests > 0)
        out += unlike("requests", std::to_string(requests), std::to_string(expected.requests));
    return out + leak(base::toText(domain::toJson(call)));
}

} // namespace

std::span<const Fault> faults()
{
    return faultTable;
}

std::string trouble(const Subject &subject, const Fault &fault, bool stream)
{
    const Scene scene(subject, fault, stream);
    llm::Question question;
    question.user = std::string("What now?");
    question.sampling.timeout = fault.timesOut ? 150ms : 8s;
    std::string said;
    if (stream) {
        question.onPiece = [&said](const llm::Piece &piece) {
            said = piece.kind == llm::Piece::Kind::Restart ? std::string() : said + piece.text;
        };
    }
    QElapsedTimer clock;
    clock.start();
    const ModelCall call = QCoro::waitFor(scene.provider->complete(question));
    std::string out = troubleOf(call, fault.expected(subject), scene.server.requests().size());
    if (clock.elapsed() > 4000)
        out += "it took " + std::to_string(clock.elapsed()) + " ms; ";
    if (fault.thenAnswers && std::string(fault.name).find("Retry-After") != std::string::npos &&
        clock.elapsed() < pauseMs)
        out += "it did not wait; ";
    if (call.outcome == AnswerOutcome::Answered && call.text != decision)
        out += "another answer: " + call.text;
    if (stream && call.outcome == AnswerOutcome::Answered && said != decision)
        out += "other pieces: " + said;
    return out;
}

std::string checkTrouble(const Subject &subject, const Fault &fault)
{
    if (fault.timesOut)
        return {}; // the check has a patience of its own
    const Scene scene(subject, fault, false);
    const auto checked = QCoro::waitFor(scene.provider->check());
    if (checked)
        return leak(*checked);
    return leak(checked.error().detail + checked.error().field) +
           (checked.error().detail.empty() ? "no message" : "");
}

} // namespace faults
