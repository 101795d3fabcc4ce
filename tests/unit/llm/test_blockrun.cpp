#include "test_blockrun.h"

#include "support/local_server.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QtTest>

#include "base/json.h"
#include "llm/blockrun.h"
#include "llm/call_book.h"
#include "llm/eth_signature.h"
#include "net/real_http.h"

using namespace std::chrono_literals;
using base::Decimal;
using base::ErrorCode;
using base::Json;
using domain::AnswerOutcome;
using domain::ModelCall;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;

namespace {

constexpr const char *path = "/v1/chat/completions";
/// A published development key (Hardhat's first account): nobody's money.
constexpr const char *wallet = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
constexpr const char *payer = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
constexpr const char *payee = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
constexpr long long second = 1'740'672'689;

Json offer(const std::string &amount)
{
    return {{"scheme", "exact"},
            {"network", "eip155:8453"},
            {"amount", amount},
            {"asset", "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"},
            {"payTo", payee},
            {"maxTimeoutSeconds", 300},
            {"extra", {{"name", "USD Coin"}, {"version", "2"}}}};
}

Json demand(const Json &offers)
{
    return {{"x402Version", 2},
            {"accepts", offers},
            {"resource", {{"url", "https://api.blockrun.ai/v1/chat/completions"}}},
            {"extensions", {{"tag", "x"}}}};
}

std::string coded(const Json &document)
{
    return QByteArray::fromStdString(base::toText(document)).toBase64().toStdString();
}

Json decoded(const std::string &header)
{
    return base::parseJson(QByteArray::fromBase64(QByteArray::fromStdString(header)).toStdString())
        .value_or(Json());
}

Reply asks(const Json &document)
{
    return Reply::json("{}", 402).header("PAYMENT-REQUIRED", coded(document));
}

Reply answers()
{
    const Json body = {{"id", "c1"},
                       {"model", "openai/served"},
                       {"choices", {{{"message", {{"content", "yes"}}}, {"finish_reason", "stop"}}}},
                       {"usage", {{"prompt_tokens", 5}, {"completion_tokens", 1}}}};
    const Json settled = {
        {"success", true}, {"transaction", "0xabc"}, {"network", "eip155:8453"}, {"payer", payer}};
    return Reply::json(base::toText(body)).header("PAYMENT-RESPONSE", coded(settled));
}

bool isPaid(const ServerRequest &request)
{
    return !request.header("payment-signature").empty() || !request.header("x-payment").empty();
}

/// A service that wants to be paid, a door and a wallet.
struct Shop
{
    explicit Shop(const Json &wants = demand(Json::array({offer("2500")})))
    {
        server.on(path, [wants](const ServerRequest &request) {
            return isPaid(request) ? answers() : asks(wants);
        });
        options.model = "gpt-x";
        options.key = base::Secret(wallet);
        options.random = base::Random(7);
    }

    ModelCall ask()
    {
        if (!provider) {
            net::HttpOptions quick;
            quick.firstBackoff = 2ms;
            http = net::makeRealHttp(quick, base::Random(3));
            options.baseUrl = server.url();
            provider = llm::makeBlockrun(http.get(), &clock, options, payments);
        }
        llm::Question question;
        question.user = "up or down?";
        return QCoro::waitFor(provider->complete(question));
    }

    base::ManualClock clock{base::UtcTime(std::chrono::seconds(second))};
    LocalServer server;
    llm::ProviderOptions options;
    std::unique_ptr<net::Http> http;
    std::shared_ptr<llm::Payments> payments = llm::paymentsInMemory();
    std::unique_ptr<llm::Provider> provider;
};

std::string describe(const ModelCall &call)
{
    return std::string(domain::name(call.outcome)) + ' ' +
           (call.error ? std::string(base::name(call.error->code)) + ' ' + call.error->field + ' ' +
                             call.error->detail
                       : "");
}

/// Who signed the payment of a request, by its own words.
std::string signerOf(const Json &payment, const std::string &contract, std::uint64_t chain)
{
    const Json &words = payment["payload"]["authorization"];
    const llm::TransferAuthorization transfer{
        words["from"].get<std::string>(),        words["to"].get<std::string>(),
        words["value"].get<std::string>(),       words["validAfter"].get<std::string>(),
        words["validBefore"].get<std::string>(), words["nonce"].get<std::string>()};
    const auto digest = llm::transferDigest({"USD Coin", "2", chain, contract}, transfer);
    return digest ? llm::signerOf(payment["payload"]["signature"].get<std::string>(), *digest).value_or("")
                  : std::string();
}

} // namespace

void TestBlockrun::paysOnceAndIsAnswered()
{
    Shop shop;
    const ModelCall call = shop.ask();
    QVERIFY2(call.outcome == AnswerOutcome::Answered, describe(call).c_str());
    QCOMPARE(call.text, std::string("yes"));
    QCOMPARE(call.provider, std::string("blockrun"));
    QCOMPARE(call.requestId, std::string("0xabc"));
    QVERIFY(call.cost && call.cost->currency() == "USD");
    QCOMPARE(call.cost->amount().toString(), std::string("0.0025"));
    const auto requests = shop.server.requests(path);
    QCOMPARE(requests.size(), std::size_t(2));
    QCOMPARE(requests[0].body, requests[1].body);
    QVERIFY(!isPaid(requests[0]));
    QCOMPARE(base::parseJson(requests[0].body)->at("model"), Json("openai/gpt-x"));
    const Json payment = decoded(requests[1].header("payment-signature"));
    QCOMPARE(payment["x402Version"], Json(2));
    QCOMPARE(payment["accepted"], offer("2500"));
    QCOMPARE(payment["extensions"], Json({{"tag", "x"}}));
    const Json &words = payment["payload"]["authorization"];
    QCOMPARE(words["value"], Json("2500"));
    QCOMPARE(words["to"], Json(payee));
    QCOMPARE(words["validAfter"], Json(std::to_string(second - 600)));
    QCOMPARE(words["validBefore"], Json(std::to_string(second + 300)));
    QCOMPARE(signerOf(payment, offer("1")["asset"].get<std::string>(), 8453), std::string(payer));
}

void TestBlockrun::paysByTheFirstVersion()
{
    Json old = offer("1");
    old.erase("amount");
    old["network"] = "base";
    old["maxAmountRequired"] = "900";
    old["resource"] = "https://blockrun.ai/api/v1/chat/completions";
    const Json wants = {{"x402Version", 1}, {"error", "X-PAYMENT header is required"}, {"accepts", {old}}};
    Shop shop;
    shop.server.on(path, [wants](const ServerRequest &request) {
        return isPaid(request) ? answers() : Reply::json(base::toText(wants), 402);
    });
    const ModelCall call = shop.ask();
    QVERIFY2(call.outcome == AnswerOutcome::Answered, describe(call).c_str());
    QCOMPARE(call.cost->amount().toString(), std::string("0.0009"));
    const Json payment = decoded(shop.server.requests(path).at(1).header("x-payment"));
    QCOMPARE(payment["x402Version"], Json(1));
    QCOMPARE(payment["scheme"], Json("exact"));
    QCOMPARE(payment["network"], Json("base"));
    QCOMPARE(signerOf(payment, old["asset"].get<std::string>(), 8453), std::string(payer));
}

void TestBlockrun::refusesWhatIsNotAllowed_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const char *key, const char *value, const char *code) {
        QTest::newRow(name) << QByteArray(key) << QByteArray(value) << QByteArray(code);
    };
    row("a scheme", "scheme", "\"upto\"", "unsupported");
    row("the test network", "network", "\"eip155:84532\"", "unsupported");
    row("another chain", "network", "\"eip155:1\"", "unsupported");
    row("another asset", "asset", "\"0x036CbD53842c5426634e7929541eC2318f3dCF7e\"", "unsupported");
    row("another way", "extra", "{\"assetTransferMethod\":\"erc7710\"}", "unsupported");
    row("no address", "payTo", "\"somebody\"", "bad_data");
    row("over the cap", "amount", "\"1000001\"", "over_budget");
    row("beyond all numbers", "amount", "\"99999999999999999999999999\"", "out_of_range");
    row("less than nothing", "amount", "\"-5\"", "bad_data");
    row("a part of a unit", "amount", "\"2.5\"", "bad_data");
    row("nothing", "amount", "\"0\"", "bad_data");
    row("another host", "", "\"https://elsewhere.example/v1\"", "forbidden");
    row("a host with its name in it", "", "\"https://blockrun.ai.example/v1\"", "forbidden");
}

void TestBlockrun::refusesWhatIsNotAllowed()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, code);
    Json one = offer("2500");
    const Json changed = *base::parseJson(value.toStdString());
    if (!key.isEmpty())
        one[key.toStdString()] = changed;
    Json wants = demand(Json::array({one}));
    if (key.isEmpty())
        wants["resource"]["url"] = changed;
    Shop shop(wants);
    shop.options.capPerCall = Decimal::of(1);
    const ModelCall call = shop.ask();
    QCOMPARE(call.outcome, AnswerOutcome::Failed);
    QVERIFY2(base::name(call.error->code) == code.toStdString(), describe(call).c_str());
    QCOMPARE(shop.server.requests(path).size(), std::size_t(1));
    QVERIFY(!call.cost);
}

void TestBlockrun::takesTheOfferThatFits()
{
    Json far = offer("5");
    far["network"] = "eip155:1";
    Shop shop(demand(Json::array({far, offer("40")})));
    const ModelCall call = shop.ask();
    QVERIFY2(call.outcome == AnswerOutcome::Answered, describe(call).c_str());
    QCOMPARE(call.cost->amount().toString(), std::string("0.00004"));
}

void TestBlockrun::neverAsksAThirdTime()
{
    Shop shop;
    const Json failed = {{"success", false}, {"errorReason", "insufficient_funds"}};
    shop.server.on(path, [failed](const ServerRequest &request) {
        const Reply again = asks(demand(Json::array({offer("2500")})));
        return isPaid(request) ? again.header("PAYMENT-RESPONSE", coded(failed)) : again;
    });
    const ModelCall call = shop.ask();
    QVERIFY2(call.error && call.error->code == ErrorCode::Payment, describe(call).c_str());
    QVERIFY2(call.error->detail.find("insufficient_funds") != std::string::npos, describe(call).c_str());
    QCOMPARE(shop.server.requests(path).size(), std::size_t(2));
    QVERIFY(!call.cost);
}

void TestBlockrun::sendsTheSameSignatureAgain()
{
    Shop shop;
    auto paid = std::make_shared<int>(0);
    shop.server.on(path, [paid](const ServerRequest &request) {
        if (!isPaid(request))
            return asks(demand(Json::array({offer("2500")})));
        return ++*paid < 3 ? Reply::json("{\"error\":{\"message\":\"busy\"}}", 503) : answers();
    });
    const ModelCall call = shop.ask();
    QVERIFY2(call.outcome == AnswerOutcome::Answered, describe(call).c_str());
    std::string signature;
    for (const ServerRequest &request : shop.server.requests(path)) {
        if (!isPaid(request))
            continue;
        QVERIFY(signature.empty() || signature == request.header("payment-signature"));
        signature = request.header("payment-signature");
    }
    QVERIFY(!signature.empty());
}

void TestBlockrun::keepsToTheDay()
{
    Shop shop(demand(Json::array({offer("600000")})));
    shop.options.capPerCall = Decimal::of(1);
    shop.options.capPerDay = Decimal::of(1);
    QCOMPARE(shop.ask().outcome, AnswerOutcome::Answered);
    const ModelCall second_ = shop.ask();
    QVERIFY2(second_.error && second_.error->code == ErrorCode::OverBudget, describe(second_).c_str());
    shop.clock.advanceTo(base::UtcTime(std::chrono::seconds(second + 86'400)));
    QCOMPARE(shop.ask().outcome, AnswerOutcome::Answered);
    const auto nonceOf = [](const ServerRequest &request) {
        return decoded(request.header("payment-signature"))["payload"]["authorization"]["nonce"];
    };
    const auto requests = shop.server.requests(path);
    QVERIFY(nonceOf(requests.at(1)) != nonceOf(requests.back()));
}

void TestBlockrun::theDaysCapOutlivesARestart()
{
    const QTemporaryDir folder;
    const auto shopAgain = [&](base::UtcTime now, const char *whose = "blockrun") {
        auto shop = std::make_unique<Shop>(demand(Json::array({offer("600000")})));
        shop->clock.advanceTo(now);
        shop->options.capPerDay = Decimal::of(1);
        shop->options.random = base::Random(std::uint64_t(now.time_since_epoch().count()));
        shop->payments = llm::paymentsKept(folder.path(), whose);
        return shop;
    };
    const base::UtcTime noon = base::startOfDay(base::UtcTime(std::chrono::seconds(second))) + 36h;
    QCOMPARE(shopAgain(noon)->ask().outcome, AnswerOutcome::Answered);
    for (const base::Milliseconds later : {base::Milliseconds(1min), base::Milliseconds(11h)}) {
        const ModelCall call = shopAgain(noon + later)->ask();
        QVERIFY2(call.error && call.error->code == ErrorCode::OverBudget, describe(call).c_str());
    }
    QCOMPARE(shopAgain(noon + 11h, "blockrun testnet")->ask().outcome, AnswerOutcome::Answered);
    QCOMPARE(shopAgain(noon + 12h)->ask().outcome, AnswerOutcome::Answered); // midnight in UTC
    const ModelCall again = shopAgain(noon + 13h)->ask();
    QVERIFY2(again.error && again.error->code == ErrorCode::OverBudget, describe(again).c_str());
}

void TestBlockrun::whatIsSignedIsWrittenAtOnce()
{
    const QTemporaryDir folder;
    const base::UtcTime now{std::chrono::seconds(second)};
    const auto dollars = [](const char *text) { return *Decimal::parse(text); };
    const auto payments = llm::paymentsKept(folder.path(), "blockrun");
    QVERIFY(payments->add(now, dollars("0.75")) && payments->add(now, dollars("0.2")));
    payments->giveBack(now, dollars("0.2"));
    QFile file(folder.filePath(QStringLiteral("signed-2025-02-27.jsonl")));
    QVERIFY(file.open(QIODevice::Append)); // while the first one is still there
    QVERIFY(!(file.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
    file.write(
        "nonsense\n{\"wallet\":\"blockrun\",\"usd\":7}\n{\"wallet\":\"blockrun\",\"usd\":\"0."); // cut off
    file.close();
    const auto again = llm::paymentsKept(folder.path(), "blockrun");
    QCOMPARE(again->signedOn(now).trimmed().toString(), std::string("0.75"));
    QVERIFY(again->add(now, dollars("0.1")));
    QCOMPARE(payments->signedOn(now).trimmed().toString(), std::string("0.85")); // of another program
    QVERIFY(again->signedOn(now + 24h).isZero());
    QVERIFY(llm::paymentsKept(folder.path(), "another")->signedOn(now).isZero());
    // The log of the calls lies in the same folder and takes nothing of this for its own.
    const llm::CallBook book(folder.path(), {});
    QVERIFY(book.scores().empty());
}

void TestBlockrun::paysNothingThatCannotBeWrittenDown()
{
    Shop shop(demand(Json::array({offer("2500")})));
    shop.payments = llm::paymentsKept(QStringLiteral("/dev/null/nowhere"), "blockrun");
    const ModelCall call = shop.ask();
    QVERIFY2(call.error && call.error->code == ErrorCode::Storage, describe(call).c_str());
    for (const ServerRequest &request : shop.server.requests(path))
        QVERIFY(!isPaid(request));
}

void TestBlockrun::saysThePriceWithoutAKey()
{
    Shop shop;
    shop.options.key = base::Secret();
    const ModelCall call = shop.ask();
    QVERIFY2(call.error && call.error->code == ErrorCode::Payment, describe(call).c_str());
    QVERIFY2(call.error->detail.find("0.0025 USDC on Base") != std::string::npos, describe(call).c_str());
    Shop wrong;
    wrong.options.key = base::Secret("canary-not-a-key");
    const ModelCall refused = wrong.ask();
    QVERIFY2(refused.error && refused.error->code == ErrorCode::Auth, describe(refused).c_str());
    QVERIFY(describe(refused).find("canary") == std::string::npos);
    QCOMPARE(wrong.server.requests(path).size(), std::size_t(1));
}

void TestBlockrun::spendsAPrepaidBalance()
{
    Shop shop;
    shop.server.on(path, answers());
    shop.options.keys = {base::Secret(wallet), base::Secret("prepaid-key")};
    const ModelCall call = shop.ask();
    QVERIFY2(call.outcome == AnswerOutcome::Answered, describe(call).c_str());
    QCOMPARE(shop.server.requests(path).at(0).header("authorization"), std::string("Bearer prepaid-key"));
}

void TestBlockrun::knowsItsHosts()
{
    llm::ProviderOptions options;
    QCOMPARE(llm::blockrunBase(options), std::string("https://blockrun.ai/api/v1"));
    options.testnet = true;
    QCOMPARE(llm::blockrunBase(options), std::string("https://testnet.blockrun.ai/api/v1"));
    options.keys = {base::Secret(), base::Secret("prepaid-key")};
    QCOMPARE(llm::blockrunBase(options), std::string("https://api.blockrun.ai/v1"));
    options.baseUrl = "https://mine.example/api/";
    QCOMPARE(llm::blockrunBase(options), std::string("https://mine.example/api/v1"));
}
