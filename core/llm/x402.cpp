#include "llm/x402.h"

#include <array>

#include "base/text.h"
#include "llm/answer.h"
#include "llm/eth_signature.h"

namespace llm {

namespace {

using base::Decimal;
using base::ErrorCode;
using base::Json;
using base::Result;

constexpr int dollarDecimals = 6; // of USDC
constexpr long long usualTimeout = 300, longestTimeout = 3600, backdated = 600;
constexpr std::size_t longestDemand = 1U << 20, mostOffers = 64;

/// Where this desk pays, and with which token.
struct Chain
{
    const char *network, *oldName, *title;
    std::uint64_t id;
    const char *asset, *tokenName;
    bool testnet;
};
/// Circle, "USDC contract addresses"; the names are the contracts' EIP-712 ones.
constexpr std::array chains = {
    Chain{"eip155:8453", "base", "Base", 8453, "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", "USD Coin",
          false},
    Chain{"eip155:84532", "base-sepolia", "Base Sepolia", 84532, "0x036CbD53842c5426634e7929541eC2318f3dCF7e",
          "USDC", true},
};

const Chain *chainOf(const PaymentOffer &offer)
{
    for (const Chain &chain : chains) {
        if (offer.network == chain.network || offer.network == chain.oldName)
            return &chain;
    }
    return nullptr;
}

/// A text, or a number in digits: amounts come as either.
std::string digitsAt(const Json &object, const char *name)
{
    const Json &value = member(object, name);
    return value.is_number_integer() ? base::toText(value) : textAt(object, name);
}

PaymentOffer offerFrom(const Json &sent)
{
    PaymentOffer out;
    out.asSent = sent;
    out.scheme = textAt(sent, "scheme");
    out.network = textAt(sent, "network");
    out.asset = textAt(sent, "asset");
    out.payTo = textAt(sent, "payTo");
    out.amount =
        digitsAt(sent, "amount").empty() ? digitsAt(sent, "maxAmountRequired") : digitsAt(sent, "amount");
    out.maxTimeoutSeconds = countAt(sent, "maxTimeoutSeconds").value_or(0);
    out.resourceUrl = textAt(sent, "resource");
    const Json &extra = member(sent, "extra");
    out.tokenName = textAt(extra, "name");
    out.tokenVersion = textAt(extra, "version");
    out.method = textAt(extra, "assetTransferMethod");
    return out;
}

std::optional<Json> documentOfHeader(const std::string &value)
{
    QByteArray text = QByteArray::fromStdString(value).trimmed();
    text.replace('-', '+').replace('_', '/');
    const auto bytes = QByteArray::fromBase64Encoding(text);
    const auto document = base::parseJson(bytes.decoded.toStdString(), longestDemand);
    return document && document->is_object() ? std::optional(*document) : std::nullopt;
}

/// The first of these headers that holds a document.
std::optional<Json> documentOf(const net::Response &answer, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const std::string value = answer.header(name);
        if (auto document = value.empty() ? std::nullopt : documentOfHeader(value))
            return document;
    }
    return std::nullopt;
}

bool isOwnHost(const std::string &resourceUrl, const std::string &host)
{
    const std::string named = base::lower(net::hostOf(resourceUrl)), asked = base::lower(host);
    constexpr std::string_view service = "blockrun.ai"; // its hosts name each other
    const auto isService = [&](const std::string &one) {
        return one == service || one.ends_with('.' + std::string(service));
    };
    const bool local = asked == "127.0.0.1" || asked == "localhost" || asked == "::1";
    return named == asked || (isService(named) && (isService(asked) || local));
}

/// Why this offer is not for us; nothing when it is.
std::optional<base::Error> objection(const PaymentOffer &offer, const PaymentPolicy &policy)
{
    const auto because = [](ErrorCode code, std::string why, const char *field) {
        return base::Error{code, std::move(why), field, std::nullopt};
    };
    const Chain *chain = chainOf(offer);
    const auto shown = [](const std::string &text) { return base::shortened(base::sanitised(text), 60); };
    if (offer.scheme != "exact")
        return because(ErrorCode::Unsupported, "it wants to be paid by the scheme " + shown(offer.scheme),
                       "scheme");
    if (!chain || chain->testnet != policy.testnet)
        return because(ErrorCode::Unsupported, "it wants to be paid on the network " + shown(offer.network),
                       "network");
    if (!base::equalsIgnoringCase(offer.asset, chain->asset))
        return because(ErrorCode::Unsupported, "it wants to be paid in another asset than USDC", "asset");
    if (!offer.method.empty() && offer.method != "eip3009")
        return because(ErrorCode::Unsupported, "it wants to be paid by " + shown(offer.method), "extra");
    if (!isAddress(offer.payTo))
        return because(ErrorCode::BadData, "what it wants to be paid to is no address", "payTo");
    const auto dollars = dollarsOf(offer);
    if (!dollars)
        return dollars.error();
    if (*dollars > policy.capPerCall)
        return because(ErrorCode::OverBudget,
                       "it asks " + describe(offer) + "; a call may cost " + policy.capPerCall.toString(),
                       "amount");
    if (*dollars > policy.leftToday)
        return because(ErrorCode::OverBudget,
                       "it asks " + describe(offer) + "; today there is " + policy.leftToday.toString() +
                           " left",
                       "amount");
    return std::nullopt;
}

std::string encodedHeader(const Json &payload)
{
    return QByteArray::fromStdString(base::toText(payload)).toBase64().toStdString();
}

Json payloadOf(const PaymentDemand &demand, const PaymentOffer &offer, Json signedTransfer)
{
    Json out = {{"x402Version", demand.version}, {"payload", std::move(signedTransfer)}};
    if (demand.version == 1) {
        out["scheme"] = offer.scheme;
        out["network"] = offer.network;
        return out;
    }
    out["accepted"] = offer.asSent;
    if (!demand.resource.is_null())
        out["resource"] = demand.resource;
    if (!demand.extensions.is_null())
        out["extensions"] = demand.extensions;
    return out;
}

} // namespace

Result<PaymentDemand> demandFrom(const Json &document)
{
    const Json &accepts = member(document, "accepts");
    const auto version = countAt(document, "x402Version");
    if (!accepts.is_array() || !version || *version < 1 || *version > 2)
        return base::fail(ErrorCode::BadData, "the demand for payment cannot be read", "accepts");
    PaymentDemand out;
    out.version = int(*version);
    out.error = textAt(document, "error");
    out.resource = member(document, "resource");
    out.resourceUrl = textAt(out.resource, "url");
    out.extensions = member(document, "extensions");
    for (const Json &sent : accepts) {
        if (out.offers.size() < mostOffers && sent.is_object())
            out.offers.push_back(offerFrom(sent));
    }
    return out;
}

Result<PaymentDemand> readDemand(const net::Response &answer)
{
    if (const auto document = documentOf(answer, {"payment-required", "x-payment-required"}))
        return demandFrom(*document);
    const auto body = base::parseJson(answer.body.toStdString(), longestDemand);
    if (!body)
        return base::fail(ErrorCode::BadData, "the demand for payment cannot be read", "accepts");
    return demandFrom(*body);
}

Result<Decimal> dollarsOf(const PaymentOffer &offer)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (offer.amount.empty() || !std::all_of(offer.amount.begin(), offer.amount.end(), isDigit))
        return base::fail(ErrorCode::BadData, "the amount it asks is no whole number", "amount");
    auto units = Decimal::parse(offer.amount);
    if (!units)
        return base::fail(units.error().code, "the amount it asks is out of range", "amount");
    if (units->isZero())
        return base::fail(ErrorCode::BadData, "it asks to be paid nothing", "amount");
    return (*units * Decimal::of(1, -dollarDecimals)).trimmed();
}

std::string describe(const PaymentOffer &offer)
{
    const auto dollars = dollarsOf(offer);
    const Chain *chain = chainOf(offer);
    return (dollars ? dollars->toString() : "an unreadable amount of") + " USDC on " +
           (chain ? chain->title : base::shortened(base::sanitised(offer.network), 60));
}

Result<PaymentOffer> chooseOffer(const PaymentDemand &demand, const PaymentPolicy &policy)
{
    base::Error why{ErrorCode::Unsupported, "it says no way to pay", "accepts", std::nullopt};
    for (const PaymentOffer &offer : demand.offers) {
        auto against = objection(offer, policy);
        const std::string &resource = demand.resourceUrl.empty() ? offer.resourceUrl : demand.resourceUrl;
        if (!against && !resource.empty() && !isOwnHost(resource, policy.host))
            against = base::Error{ErrorCode::Forbidden, "it asks to be paid for another host's work",
                                  "resource", std::nullopt};
        if (!against)
            return offer;
        const bool said = why.field != "accepts" && why.code != ErrorCode::Unsupported;
        why = said ? why : *against; // the nearest miss tells most
    }
    return tl::unexpected<base::Error>(std::move(why));
}

Result<Payment> sign(const PaymentDemand &demand, const PaymentOffer &offer, const base::Secret &key,
                     base::UtcTime now, const std::string &nonce)
{
    const auto from = addressOfKey(key);
    if (!from)
        return base::fail(from);
    const auto dollars = dollarsOf(offer);
    const Chain *chain = chainOf(offer);
    if (!dollars || !chain)
        return base::fail(ErrorCode::BadData, "nothing that can be paid", "accepts");
    const long long asked = offer.maxTimeoutSeconds > 0 ? offer.maxTimeoutSeconds : usualTimeout;
    const auto second = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    const long long until = second + std::min(asked, longestTimeout);
    const TokenDomain domain{offer.tokenName.empty() ? chain->tokenName : offer.tokenName,
                             offer.tokenVersion.empty() ? "2" : offer.tokenVersion, chain->id, chain->asset};
    const TransferAuthorization transfer{
        *from,       offer.payTo, offer.amount, std::to_string(second - backdated), std::to_string(until),
        "0x" + nonce};
    const auto digest = transferDigest(domain, transfer);
    if (!digest)
        return base::fail(digest);
    const auto signature = signDigest(key, *digest);
    if (!signature)
        return base::fail(signature);
    const Json authorization = {{"from", transfer.from},
                                {"to", transfer.to},
                                {"value", transfer.value},
                                {"validAfter", transfer.validAfter},
                                {"validBefore", transfer.validBefore},
                                {"nonce", transfer.nonce}};
    const Json payload =
        payloadOf(demand, offer, {{"signature", *signature}, {"authorization", authorization}});
    return Payment{demand.version == 1 ? "X-PAYMENT" : "PAYMENT-SIGNATURE", encodedHeader(payload), *dollars,
                   base::UtcTime(std::chrono::seconds(until))};
}

std::optional<Settlement> settlementFrom(const Json &document)
{
    const Json &success = member(document, "success");
    if (!success.is_boolean())
        return std::nullopt;
    return Settlement{success.get<bool>(), textAt(document, "transaction"), textAt(document, "network"),
                      textAt(document, "payer"), textAt(document, "errorReason")};
}

std::optional<Settlement> readSettlement(const net::Response &answer)
{
    const auto document = documentOf(answer, {"payment-response", "x-payment-response", "x-payment-receipt"});
    return document ? settlementFrom(*document) : std::nullopt;
}

} // namespace llm
