#include "llm/blockrun.h"

#include <QElapsedTimer>
#include <QUrl>

#include "base/text.h"
#include "llm/compatible_codec.h"
#include "llm/provider_error.h"
#include "llm/wire.h"
#include "llm/x402.h"

namespace llm {

namespace {

using base::Decimal;
using base::ErrorCode;
using base::Json;
using base::Result;
using domain::ModelCall;

constexpr const char *usualHost = "https://blockrun.ai/api/v1";
constexpr const char *prepaidHost = "https://api.blockrun.ai/v1";
constexpr const char *testnetHost = "https://testnet.blockrun.ai/api/v1";
constexpr int usualMaxTokens = 4096; // the price is for what may come, so there is always a limit
constexpr int nonceBytes = 32;

bool isPrepaid(const ProviderOptions &options)
{
    return !keyAt(options, PrepaidKey).isEmpty();
}

/// What a demand, a rejection or a settlement says for itself; nothing when the body is another thing.
std::optional<base::Error> paymentErrorOf(const Json &body, int status)
{
    const auto because = [](const std::string &why, const char *field) {
        return base::Error{ErrorCode::Payment, base::shortened(base::sanitised(why), 600), field, {}};
    };
    if (const auto demand = demandFrom(body)) {
        if (demand->offers.empty())
            return because("it wants to be paid and says no way to", "accepts");
        return because("it asks " + describe(demand->offers.front()), "amount");
    }
    if (const auto settled = settlementFrom(body); settled && !settled->success)
        return because("the payment failed: " + settled->reason, "payment");
    if (member(body, "isValid") == Json(false))
        return because("the payment is not valid: " + textAt(body, "invalidReason"), "payment");
    const std::string details = textAt(body, "details");
    if (status != 402 || details.empty())
        return std::nullopt;
    return because(textAt(body, "error") + ": " + details + " (HTTP 402)", "payment");
}

/// A completion, or what is said instead of one.
class BlockrunReader final : public AnswerReader
{
public:
    BlockrunReader(int status, bool stream) : m_status(status), m_chat(readCompatible(status, stream)) {}

    void add(std::string_view bytes) override
    {
        m_body += bytes;
        m_chat->add(bytes);
    }
    [[nodiscard]] std::string_view text() const override { return m_chat->text(); }
    [[nodiscard]] std::string_view thinking() const override { return m_chat->thinking(); }

    ModelCall end() override
    {
        ModelCall call = m_chat->end();
        const auto document = base::parseJson(m_body);
        if (!document || !document->is_object() || document->contains("choices"))
            return call;
        if (const auto error = paymentErrorOf(*document, m_status))
            conclude(call, *error);
        return call;
    }

private:
    int m_status;
    std::string m_body;
    std::unique_ptr<AnswerReader> m_chat;
};

net::Headers headersOf(const ProviderOptions &options)
{
    if (!isPrepaid(options))
        return {};
    return {{"Authorization", "Bearer " + keyAt(options, PrepaidKey).reveal()}};
}

Result<net::Request> request(const Asking &asking)
{
    const auto url = compatibleUrl(blockrunBase(asking.options), "chat/completions");
    if (!url)
        return base::fail(url);
    auto body = compatibleBody(asking);
    if (!body)
        return base::fail(body);
    if (!asking.options.model.empty() && asking.options.model.find('/') == std::string::npos)
        (*body)["model"] = "openai/" + asking.options.model; // names are "maker/model"
    if (!body->contains("max_tokens") && !body->contains("max_completion_tokens"))
        (*body)["max_tokens"] = usualMaxTokens;
    (*body)["stream"] = false; // it has no streams
    body->erase("stream_options");
    return jsonPost(*url, *body, headersOf(asking.options));
}

Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    auto url = compatibleUrl(blockrunBase(options), "models");
    if (!url)
        return base::fail(url);
    net::Request out;
    out.url = std::move(*url);
    out.headers = headersOf(options);
    return out;
}

/// What may be signed for, and what tells one payment from another.
class Purse
{
public:
    Purse(const base::Clock *clock, const ProviderOptions &options, std::shared_ptr<Payments> payments)
        : m_clock(clock), m_random(options.random), m_cap(options.capPerDay.value_or(Decimal::of(10))),
          m_payments(std::move(payments))
    {
    }

    [[nodiscard]] base::UtcTime now() const { return m_clock != nullptr ? m_clock->now() : base::UtcTime(); }
    [[nodiscard]] Decimal left() { return m_cap - m_payments->signedOn(now()); }
    [[nodiscard]] Result<void> take(const Decimal &dollars, base::UtcTime when)
    {
        return m_payments->add(when, dollars);
    }
    /// Nothing was taken for this after all.
    void giveBack(const Decimal &dollars, base::UtcTime when) { m_payments->giveBack(when, dollars); }
    /// Never the same twice.
    [[nodiscard]] Result<std::string> nonce()
    {
        if (!m_random)
            return base::fail(ErrorCode::Internal, "no source of nonces", "random");
        return m_random->hex(nonceBytes);
    }

private:
    const base::Clock *m_clock;
    std::optional<base::Random> m_random;
    Decimal m_cap;
    std::shared_ptr<Payments> m_payments;
};

/// The door of one call: pays where it must. Shared with the sendings that are under way.
struct PaidDoor
{
    net::Http *http = nullptr;
    std::shared_ptr<Purse> purse;
    ProviderOptions options;
    std::string paidBody; // what the payment was for
    std::optional<Payment> payment;
    base::UtcTime signedAt{};
    Decimal signedFor;                    // in this call
    bool counted = false;                 // whether the payment is in what was signed for
    std::optional<Settlement> settlement; // of the last answer

    /// Whether the payment may be sent again: for the same question, while it is valid.
    [[nodiscard]] bool holds(const net::Request &request) const
    {
        return payment && paidBody == request.body.toStdString() && purse->now() < payment->validUntil;
    }

    [[nodiscard]] Result<void> pay(const net::Request &request, const PaymentDemand &demanded)
    {
        const PaymentDemand *demand = &demanded;
        if (keyAt(options, WalletKey).isEmpty())
            return base::fail(ErrorCode::Payment,
                              "it asks " +
                                  (demand->offers.empty() ? "to be paid" : describe(demand->offers[0])) +
                                  ", and there is no wallet key to pay with",
                              "BLOCKRUN_WALLET_KEY");
        PaymentPolicy policy{options.testnet, options.capPerCall.value_or(Decimal::of(1)) - signedFor,
                             purse->left(), net::hostOf(request.url)};
        const auto offer = chooseOffer(*demand, policy);
        if (!offer)
            return base::fail(offer);
        const auto nonce = purse->nonce();
        if (!nonce)
            return base::fail(nonce);
        auto made = sign(*demand, *offer, keyAt(options, WalletKey), purse->now(), *nonce);
        if (!made)
            return base::fail(made);
        signedAt = purse->now();
        paidBody = request.body.toStdString();
        payment = std::move(*made);
        return count();
    }

    /// Nothing is sent that was not written down.
    [[nodiscard]] Result<void> count()
    {
        if (counted)
            return {};
        const auto written = purse->take(payment->dollars, signedAt);
        if (!written)
            return written;
        counted = true;
        signedFor += payment->dollars;
        return {};
    }

    /// A refusal of a paid request takes nothing, unless it says that it did.
    void settle(const net::Response &answer)
    {
        settlement = readSettlement(answer);
        const bool taken = settlement ? settlement->success : answer.status < 300;
        if (taken || !payment || !std::exchange(counted, false))
            return;
        purse->giveBack(payment->dollars, signedAt);
        signedFor -= payment->dollars;
    }
};

tl::unexpected<base::Error> notAccepted(const net::Response &answer)
{
    std::string why;
    if (const auto settled = readSettlement(answer))
        why = settled->reason;
    const auto body = base::parseJson(answer.body.toStdString());
    if (why.empty() && body)
        why = textAt(*body, "details").empty() ? textAt(*body, "error") : textAt(*body, "details");
    return base::fail(ErrorCode::Payment,
                      "the payment was not accepted" +
                          (why.empty() ? "" : ": " + base::shortened(base::sanitised(why), 300)),
                      "payment");
}

base::Task<net::Response> sendPaying(std::shared_ptr<PaidDoor> door, net::Request request)
{
    QElapsedTimer timer;
    timer.start();
    net::Request first = request;
    const bool again = door->holds(request);
    if (again) {
        const Result<void> counted = door->count();
        if (!counted)
            co_return base::fail(counted);
        first.headers.emplace_back(door->payment->header, door->payment->value);
    }
    Result<net::Response> answer = co_await door->http->send(std::move(first));
    if (!answer)
        co_return answer;
    if (again)
        door->settle(*answer);
    if (answer->status != 402 || isPrepaid(door->options))
        co_return answer;
    if (again)
        co_return notAccepted(*answer);
    const Result<PaymentDemand> demand = readDemand(*answer);
    if (!demand) // a refusal that only has this status
        co_return answer;
    const Result<void> paid = door->pay(request, *demand);
    if (!paid)
        co_return base::fail(paid);
    request.headers.emplace_back(door->payment->header, door->payment->value);
    request.deadline =
        std::max(request.deadline - base::Milliseconds(timer.elapsed()), base::Milliseconds(1));
    Result<net::Response> second = co_await door->http->send(std::move(request));
    if (!second)
        co_return second;
    door->settle(*second);
    if (second->status == 402)
        co_return notAccepted(*second);
    co_return second;
}

class PayingHttp final : public net::Http
{
public:
    explicit PayingHttp(std::shared_ptr<PaidDoor> door) : m_door(std::move(door)) {}
    base::Task<net::Response> send(net::Request request) override
    {
        return sendPaying(m_door, std::move(request));
    }
    void stop() override {} // the door behind it is stopped by its owner

private:
    std::shared_ptr<PaidDoor> m_door;
};

struct Till
{
    net::Http *http;
    const base::Clock *clock;
    ProviderOptions options;
    std::shared_ptr<Purse> purse;
};

std::shared_ptr<PaidDoor> doorOf(const Till &till)
{
    auto out = std::make_shared<PaidDoor>();
    out->http = till.http;
    out->purse = till.purse;
    out->options = till.options;
    return out;
}

QCoro::Task<ModelCall> ask(std::shared_ptr<Till> till, Question question)
{
    const auto door = doorOf(*till);
    PayingHttp http(door);
    const auto provider = makeWireProvider(blockrunWire(), &http, till->clock, till->options);
    ModelCall call = co_await provider->complete(std::move(question));
    if (door->settlement && !door->settlement->transaction.empty())
        call.requestId = base::shortened(base::sanitised(door->settlement->transaction), 100);
    const bool taken = door->settlement ? door->settlement->success : door->counted;
    if (taken && door->payment && call.outcome != domain::AnswerOutcome::Failed)
        call.cost = domain::Money(door->payment->dollars, "USD");
    co_return call;
}

class Blockrun final : public Provider
{
public:
    Blockrun(net::Http *http, const base::Clock *clock, ProviderOptions options,
             std::shared_ptr<Payments> payments)
    {
        auto purse = std::make_shared<Purse>(clock, options, std::move(payments));
        m_free = makeWireProvider(blockrunWire(), http, clock, options);
        m_till = std::make_shared<Till>(Till{http, clock, std::move(options), std::move(purse)});
    }

    [[nodiscard]] std::string id() const override { return "blockrun"; }
    [[nodiscard]] std::string model() const override { return m_till->options.model; }
    [[nodiscard]] Capabilities capabilities() const override { return m_free->capabilities(); }
    QCoro::Task<ModelCall> complete(Question question) override { return ask(m_till, std::move(question)); }
    base::Task<std::string> check() override { return m_free->check(); }
    base::Task<std::vector<ModelInfo>> models() override { return m_free->models(); }

private:
    std::unique_ptr<Provider> m_free; // for what costs nothing
    std::shared_ptr<Till> m_till;
};

} // namespace

std::unique_ptr<AnswerReader> readBlockrun(int status, bool stream)
{
    return std::make_unique<BlockrunReader>(status, stream);
}

const Wire &blockrunWire()
{
    static constexpr Wire wire = {
        "blockrun",         {true, true, false, false, false, true, false, std::nullopt},
        &request,           &readBlockrun,
        &adaptedCompatible, nullptr,
        &listRequest,       &readCompatibleList,
    };
    return wire;
}

std::string blockrunBase(const ProviderOptions &options)
{
    std::string base = options.baseUrl.empty() ? usualHost : options.baseUrl;
    while (base.ends_with('/'))
        base.pop_back();
    if (base.ends_with("/api"))
        base += "/v1";
    if (base != usualHost)
        return base;
    if (isPrepaid(options))
        return prepaidHost;
    return options.testnet ? testnetHost : base;
}

std::unique_ptr<Provider> makeBlockrun(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeBlockrun(http, clock, std::move(options), paymentsInMemory());
}

std::unique_ptr<Provider> makeBlockrun(net::Http *http, const base::Clock *clock, ProviderOptions options,
                                       std::shared_ptr<Payments> payments)
{
    return std::make_unique<Blockrun>(http, clock, std::move(options), std::move(payments));
}

ModelCall decodeBlockrun(int status, std::string_view body, bool stream)
{
    return decodeWith(blockrunWire(), status, body, stream);
}

} // namespace llm
