#include "test_signatures.h"

#include "support/fixtures.h"

#include <QDirIterator>
#include <QtTest>

#include "base/json.h"
#include "base/text.h"
#include "llm/eth_signature.h"
#include "llm/sigv4.h"

using base::Json;
using base::Secret;
using llm::Bytes32;

namespace {

/// A published development key (Hardhat's first account): nobody's money.
constexpr const char *knownKey = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
constexpr const char *knownAddress = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
constexpr const char *awsSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"; // AWS's own example

Json readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return base::parseJson(file.readAll().toStdString(), 64U << 20).value_or(Json());
}

void addVectors(const char *folder, const char *prefix)
{
    QTest::addColumn<QString>("path");
    const QString root = support::fixturesRoot();
    QDirIterator files(root + QStringLiteral("/fixtures/providers/") + QString::fromUtf8(folder),
                       {QString::fromUtf8(prefix) + QStringLiteral("*.json")}, QDir::Files);
    while (!root.isEmpty() && files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
    if (root.isEmpty())
        QTest::newRow("no recordings here") << QString();
}

std::string text(const Json &object, const char *name)
{
    return object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : "";
}

llm::TokenDomain domainOf(const Json &json)
{
    return {text(json, "name"), text(json, "version"), json["chainId"].get<std::uint64_t>(),
            text(json, "verifyingContract")};
}

llm::TransferAuthorization transferOf(const Json &json)
{
    return {text(json, "from"),       text(json, "to"),          text(json, "value"),
            text(json, "validAfter"), text(json, "validBefore"), text(json, "nonce")};
}

llm::TokenDomain usdc()
{
    return {"USD Coin", "2", 8453, "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"};
}

llm::TransferAuthorization transfer()
{
    llm::TransferAuthorization out;
    out.from = knownAddress;
    out.to = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    out.value = "1000";
    out.validAfter = "100";
    out.validBefore = "400";
    out.nonce = std::string(66, '1').replace(0, 2, "0x");
    return out;
}

llm::AwsKeys awsKeys()
{
    return {"AKIDEXAMPLE", Secret(awsSecret), Secret()};
}

/// "GET /path?query HTTP/1.1", headers, an empty line and a body.
llm::AwsRequest requestOf(const std::string &wire)
{
    llm::AwsRequest out;
    const auto lines = base::split(wire, '\n');
    const std::string first(lines[0].substr(0, lines[0].rfind(" HTTP")));
    out.method = first.substr(0, first.find(' '));
    const std::string target = first.substr(first.find(' ') + 1);
    const std::size_t mark = target.find('?');
    out.path = target.substr(0, mark);
    out.query = mark == std::string::npos ? "" : target.substr(mark + 1);
    std::size_t line = 1;
    for (; line < lines.size() && !lines[line].empty(); ++line) {
        const std::size_t colon = lines[line].find(':');
        out.headers.emplace_back(lines[line].substr(0, colon), lines[line].substr(colon + 1));
    }
    for (++line; line < lines.size(); ++line)
        out.body += lines[line];
    return out;
}

} // namespace

void TestSignatures::keccakOfKnownTexts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("hash");
    const auto row = [](const char *name, const QByteArray &bytes, const char *hash) {
        QTest::newRow(name) << bytes << QByteArray(hash);
    };
    row("nothing", "", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    row("abc", "abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    row("a block but one", QByteArray(135, 'a'),
        "34367dc248bbd832f4e3e69dfaac2f92638bd0bbd18f2912ba4ef454919cf446");
    row("a block", QByteArray(136, 'a'), "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e");
    row("a block and one", QByteArray(137, 'a'),
        "d869f639c7046b4929fc92a4d988a8b22c55fbadb802c0c66ebcd484f1915f39");
}

void TestSignatures::keccakOfKnownTexts()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, hash);
    QCOMPARE(llm::hexOf(llm::keccak256(bytes.toStdString())), "0x" + hash.toStdString());
}

void TestSignatures::addressesHaveTheirCapitals()
{
    QCOMPARE(*llm::addressOfKey(Secret(knownKey)), std::string(knownAddress));
    QCOMPARE(*llm::addressOfKey(Secret(std::string(knownKey).substr(2) + "\n")), std::string(knownAddress));
    QVERIFY(llm::isAddress(knownAddress));
    QVERIFY(llm::isAddress(base::lower(knownAddress)));
    QVERIFY2(!llm::isAddress("0xf39fD6e51aad88F6F4ce6aB8827279cffFb92266"), "EIP-55 finds a wrong capital");
    QVERIFY(!llm::isAddress("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266") && !llm::isAddress("0x12"));
}

void TestSignatures::signsATransfer()
{
    const Bytes32 digest = *llm::transferDigest(usdc(), transfer());
    const std::string signature = *llm::signDigest(Secret(knownKey), digest);
    QCOMPARE(signature.size(), std::size_t(132));
    QVERIFY(signature.ends_with("1b") || signature.ends_with("1c"));
    QVERIFY2(signature[66] < '8', "s is the lower of the two");
    QCOMPARE(*llm::signDigest(Secret(knownKey), digest), signature); // RFC 6979: no chance in it
    QCOMPARE(*llm::signerOf(signature, digest), std::string(knownAddress));
}

void TestSignatures::recoversTheSigner()
{
    const Bytes32 digest = *llm::transferDigest(usdc(), transfer());
    const std::string signature = *llm::signDigest(Secret(knownKey), digest);
    llm::TransferAuthorization other = transfer();
    other.value = "1001";
    const auto signer = llm::signerOf(signature, *llm::transferDigest(usdc(), other));
    QVERIFY2(!signer || *signer != knownAddress, "a signature holds for its own amount only");
    llm::TokenDomain elsewhere = usdc();
    elsewhere.chainId = 84532;
    const auto there = llm::signerOf(signature, *llm::transferDigest(elsewhere, transfer()));
    QVERIFY2(!there || *there != knownAddress, "and on its own chain only");
    QVERIFY(!llm::signerOf("0x12", digest) && !llm::signerOf(signature.substr(0, 130) + "ff", digest));
}

void TestSignatures::refusesBadValues()
{
    const Secret bad("sk-canary-not-a-key");
    const auto address = llm::addressOfKey(bad);
    QCOMPARE(address.error().code, base::ErrorCode::Auth);
    QVERIFY(address.error().detail.find("canary") == std::string::npos);
    QVERIFY(!llm::signDigest(Secret(std::string(64, '0')), Bytes32{}));
    QVERIFY(!llm::signDigest(Secret(std::string(64, 'f')), Bytes32{})); // beyond the curve's order
    const auto fieldOf = [](const llm::TransferAuthorization &wrong) {
        const auto hash = llm::structHash(wrong);
        return hash ? std::string() : hash.error().field;
    };
    const std::string top = // 2^256 - 1
        "115792089237316195423570985008687907853269984665640564039457584007913129639935";
    llm::TransferAuthorization wrong = transfer();
    wrong.value = top;
    QCOMPARE(fieldOf(wrong), std::string());
    wrong.value.back() = '6';
    QCOMPARE(fieldOf(wrong), std::string("value"));
    wrong.value = "-1";
    QCOMPARE(fieldOf(wrong), std::string("value"));
    wrong = transfer();
    wrong.nonce.pop_back();
    QCOMPARE(fieldOf(wrong), std::string("nonce"));
    wrong = transfer();
    wrong.to = "somebody";
    QCOMPARE(fieldOf(wrong), std::string("to"));
}

void TestSignatures::readsEveryTransferVector_data()
{
    addVectors("x402", "eip3009");
}

void TestSignatures::readsEveryTransferVector()
{
    QFETCH(const QString, path);
    if (path.isEmpty())
        return;
    const Json vector = readFile(path)["vector"];
    const auto digest = llm::transferDigest(domainOf(vector["domain"]), transferOf(vector["message"]));
    QVERIFY(digest);
    const std::string signature = text(vector, "signature");
    if (vector.contains("recovers_to")) {
        QCOMPARE(*llm::signerOf(signature, *digest), text(vector, "recovers_to"));
        return;
    }
    QCOMPARE(llm::hexOf(*llm::domainSeparator(domainOf(vector["domain"]))), text(vector, "domain_separator"));
    QCOMPARE(llm::hexOf(*llm::structHash(transferOf(vector["message"]))), text(vector, "struct_hash"));
    QCOMPARE(llm::hexOf(*digest), text(vector, "digest"));
    const Secret key(text(vector, "private_key"));
    QCOMPARE(*llm::addressOfKey(key), text(vector, "address"));
    QCOMPARE(*llm::signDigest(key, *digest), signature);
    QCOMPARE(*llm::signerOf(signature, *digest), text(vector, "address"));
}

void TestSignatures::signsAsAwsDocuments()
{
    // "Signature Version 4 signing process", "Task 1" … "Task 4".
    const llm::AwsRequest request{"GET",
                                  "/",
                                  "Action=ListUsers&Version=2010-05-08",
                                  {{"Host", "iam.amazonaws.com"},
                                   {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                                   {"X-Amz-Date", "20150830T123600Z"}},
                                  ""};
    const std::string header =
        llm::authorizationOf(request, awsKeys(), {"us-east-1", "iam", "20150830T123600Z"});
    QCOMPARE(header, std::string("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/"
                                 "aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature="
                                 "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
}

void TestSignatures::normalisesPathsAndQueries_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *path, const char *query, const char *expected) {
        QTest::newRow(name) << QByteArray(path) << QByteArray(query) << QByteArray(expected);
    };
    row("empty", "", "", "/\n");
    row("dots", "/a/./b/../c", "", "/a/c\n");
    row("above the top", "/../../a", "", "/a\n");
    row("slashes", "//a//", "", "/a/\n");
    row("encoded twice", "/model/a%3A0/converse", "", "/model/a%253A0/converse\n");
    row("sorted by name, then by value", "/", "b=2&a=2&a=1", "/\na=1&a=2&b=2");
    row("without a value", "/", "b&a=", "/\na=&b=");
    row("an encoded query stays", "/", "x=%E1%88%B4&y=a/b", "/\nx=%E1%88%B4&y=a%2Fb");
}

void TestSignatures::normalisesPathsAndQueries()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, expected);
    const llm::AwsRequest request{"GET", path.toStdString(), query.toStdString(), {{"Host", "h"}}, ""};
    const std::string canonical = llm::canonicalRequest(request);
    const std::string start = "GET\n" + expected.toStdString() + "\nhost:h\n";
    QVERIFY2(canonical.starts_with(start), canonical.c_str());
}

void TestSignatures::signsARequest()
{
    net::Request request;
    request.method = "POST";
    request.url = "https://bedrock-runtime.us-east-1.amazonaws.com/model/a%3A0/converse";
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    request.body = "{}";
    llm::AwsKeys keys = awsKeys();
    keys.sessionToken = Secret("the-session");
    const base::UtcTime now = *base::parseTime("2025-01-15T12:30:45Z");
    QVERIFY(llm::signRequest(request, keys, "us-east-1", "bedrock", now));
    const auto header = [&](const std::string &name) {
        for (const auto &[key, value] : request.headers) {
            if (key == name)
                return value;
        }
        return std::string();
    };
    QCOMPARE(header("X-Amz-Date"), std::string("20250115T123045Z"));
    QCOMPARE(header("X-Amz-Security-Token"), std::string("the-session"));
    QVERIFY(
        header("Authorization").find("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, ") !=
        std::string::npos);
    QVERIFY(header("Authorization").find(awsSecret) == std::string::npos);
    request.url = "nowhere";
    QCOMPARE(llm::signRequest(request, keys, "r", "s", now).error().field, std::string("base_url"));
}

void TestSignatures::readsEveryAwsVector_data()
{
    addVectors("sigv4", "");
}

void TestSignatures::readsEveryAwsVector()
{
    QFETCH(const QString, path);
    if (path.isEmpty())
        return;
    const Json vector = readFile(path)["vector"];
    const llm::AwsKeys keys{text(vector, "access_key"), Secret(text(vector, "secret_key")),
                            Secret(text(vector, "session_token"))};
    const llm::AwsScope scope{text(vector, "region"), text(vector, "service"), text(vector, "amz_date")};
    if (vector.contains("request")) {
        const llm::AwsRequest request = requestOf(text(vector, "request"));
        QCOMPARE(llm::canonicalRequest(request), text(vector, "canonical_request"));
        QCOMPARE(llm::stringToSign(request, scope), text(vector, "string_to_sign"));
        QCOMPARE(llm::authorizationOf(request, keys, scope), text(vector, "authorization"));
        return;
    }
    net::Request request;
    request.method = text(vector, "method");
    request.url = text(vector, "url");
    request.headers = {{"content-type", text(vector["headers_signed_input"], "content-type")}};
    request.body = QByteArray::fromStdString(text(vector, "body"));
    const std::string date = scope.date; // 20250115T123045Z
    const std::string iso = date.substr(0, 4) + '-' + date.substr(4, 2) + '-' + date.substr(6, 5) + ':' +
                            date.substr(11, 2) + ':' + date.substr(13);
    QVERIFY(llm::signRequest(request, keys, scope.region, scope.service, *base::parseTime(iso)));
    QCOMPARE(request.headers.back().second, text(vector["headers"], "Authorization"));
}
