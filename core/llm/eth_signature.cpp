#include "llm/eth_signature.h"

#include <secp256k1.h>
#include <secp256k1_recovery.h>

#include <algorithm>
#include <memory>

#include <openssl/crypto.h>

#include "base/text.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view domainType =
    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
constexpr std::string_view transferType =
    "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,"
    "uint256 validBefore,bytes32 nonce)";

struct FreeContext
{
    void operator()(secp256k1_context *context) const { secp256k1_context_destroy(context); }
};
using Context = std::unique_ptr<secp256k1_context, FreeContext>;

Context makeContext()
{
    return Context(secp256k1_context_create(SECP256K1_CONTEXT_SIGN | SECP256K1_CONTEXT_VERIFY));
}

std::string_view viewOf(const Bytes32 &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

template <class Bytes>
std::string hexDigits(const Bytes &bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const auto byte : bytes) {
        out += digits[std::uint8_t(byte) >> 4];
        out += digits[std::uint8_t(byte) & 15];
    }
    return out;
}

int valueOfHex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string_view withoutPrefix(std::string_view hex)
{
    return hex.starts_with("0x") || hex.starts_with("0X") ? hex.substr(2) : hex;
}

/// Exactly `size` bytes written in hex.
bool readHex(std::string_view hex, std::uint8_t *out, std::size_t size)
{
    hex = withoutPrefix(hex);
    if (hex.size() != 2 * size)
        return false;
    for (std::size_t i = 0; i < size; ++i) {
        const int high = valueOfHex(hex[2 * i]), low = valueOfHex(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = std::uint8_t(high * 16 + low);
    }
    return true;
}

/// A 32-byte word of EIP-712's encoding.
Result<Bytes32> addressWord(const std::string &address, const char *field)
{
    Bytes32 out{};
    if (!isAddress(address) || !readHex(address, out.data() + 12, 20))
        return base::fail(ErrorCode::BadData, "not an address", field);
    return out;
}

Result<Bytes32> numberWord(const std::string &digits, const char *field)
{
    Bytes32 out{};
    bool fits = !digits.empty() && digits.size() <= 78;
    for (const char c : digits) {
        fits = fits && c >= '0' && c <= '9';
        unsigned carry = fits ? unsigned(c - '0') : 0U;
        for (auto byte = out.rbegin(); byte != out.rend(); ++byte) {
            const unsigned sum = *byte * 10U + carry;
            *byte = std::uint8_t(sum & 255U);
            carry = sum >> 8;
        }
        fits = fits && carry == 0;
    }
    if (!fits)
        return base::fail(ErrorCode::BadData, "not a whole number below 2^256", field);
    return out;
}

Result<Bytes32> bytesWord(const std::string &hex, const char *field)
{
    Bytes32 out{};
    if (!readHex(hex, out.data(), out.size()))
        return base::fail(ErrorCode::BadData, "not 32 bytes", field);
    return out;
}

/// keccak of the type's hash and the words, the first failure otherwise.
Result<Bytes32> hashOfStruct(std::string_view type, std::initializer_list<Result<Bytes32>> words)
{
    std::string encoded(viewOf(keccak256(type)));
    for (const Result<Bytes32> &word : words) {
        if (!word)
            return base::fail(word);
        encoded += viewOf(*word);
    }
    return keccak256(encoded);
}

/// EIP-55: a letter is a capital where the digit of the hash of the lower-case address is 8 or more.
std::string withCapitals(std::string digits)
{
    digits = base::lower(digits);
    const Bytes32 hash = keccak256(digits);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int nibble = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15;
        if (nibble >= 8 && digits[i] >= 'a')
            digits[i] = char(digits[i] - 'a' + 'A');
    }
    return "0x" + digits;
}

std::string addressOf(const secp256k1_context *context, const secp256k1_pubkey &key)
{
    std::array<unsigned char, 65> point{};
    std::size_t size = point.size();
    secp256k1_ec_pubkey_serialize(context, point.data(), &size, &key, SECP256K1_EC_UNCOMPRESSED);
    const Bytes32 hash = keccak256({reinterpret_cast<const char *>(point.data()) + 1, 64});
    return withCapitals(hexDigits(hash).substr(24));
}

/// The bytes of a private key, wiped when they go.
struct KeyBytes
{
    std::array<unsigned char, 32> bytes{};
    bool good = false;
    KeyBytes(const secp256k1_context *context, const base::Secret &key)
    {
        good = readHex(base::trimmed(key.reveal()), bytes.data(), bytes.size()) &&
               secp256k1_ec_seckey_verify(context, bytes.data()) == 1;
    }
    ~KeyBytes() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
    KeyBytes(const KeyBytes &) = delete;
    KeyBytes &operator=(const KeyBytes &) = delete;
};

tl::unexpected<base::Error> badKey()
{
    return base::fail(ErrorCode::Auth, "the wallet key is not a private key of 64 hex digits", "key");
}

} // namespace

bool isAddress(std::string_view text)
{
    std::array<std::uint8_t, 20> bytes{};
    if (!text.starts_with("0x") || !readHex(text, bytes.data(), bytes.size()))
        return false;
    const std::string digits(text.substr(2));
    const bool mixed = std::any_of(digits.begin(), digits.end(), [](char c) { return c >= 'a'; }) &&
                       std::any_of(digits.begin(), digits.end(), [](char c) { return c >= 'A' && c <= 'F'; });
    return !mixed || withCapitals(digits) == text;
}

std::string hexOf(const Bytes32 &bytes)
{
    return "0x" + hexDigits(bytes);
}

Result<Bytes32> domainSeparator(const TokenDomain &domain)
{
    return hashOfStruct(domainType, {keccak256(domain.name), keccak256(domain.version),
                                     numberWord(std::to_string(domain.chainId), "chainId"),
                                     addressWord(domain.contract, "verifyingContract")});
}

Result<Bytes32> structHash(const TransferAuthorization &transfer)
{
    return hashOfStruct(
        transferType, {addressWord(transfer.from, "from"), addressWord(transfer.to, "to"),
                       numberWord(transfer.value, "value"), numberWord(transfer.validAfter, "validAfter"),
                       numberWord(transfer.validBefore, "validBefore"), bytesWord(transfer.nonce, "nonce")});
}

Result<Bytes32> transferDigest(const TokenDomain &domain, const TransferAuthorization &transfer)
{
    const auto separator = domainSeparator(domain);
    if (!separator)
        return base::fail(separator);
    const auto message = structHash(transfer);
    if (!message)
        return base::fail(message);
    std::string encoded = "\x19\x01";
    encoded += viewOf(*separator);
    encoded += viewOf(*message);
    return keccak256(encoded);
}

Result<std::string> addressOfKey(const base::Secret &key)
{
    const Context context = makeContext();
    const KeyBytes bytes(context.get(), key);
    secp256k1_pubkey point;
    if (!bytes.good || secp256k1_ec_pubkey_create(context.get(), &point, bytes.bytes.data()) != 1)
        return badKey();
    return addressOf(context.get(), point);
}

Result<std::string> signDigest(const base::Secret &key, const Bytes32 &digest)
{
    const Context context = makeContext();
    const KeyBytes bytes(context.get(), key);
    secp256k1_ecdsa_recoverable_signature signature;
    if (!bytes.good || secp256k1_ecdsa_sign_recoverable(context.get(), &signature, digest.data(),
                                                        bytes.bytes.data(), nullptr, nullptr) != 1)
        return badKey();
    std::array<unsigned char, 65> out{};
    int recovery = 0;
    secp256k1_ecdsa_recoverable_signature_serialize_compact(context.get(), out.data(), &recovery, &signature);
    out[64] = static_cast<unsigned char>(27 + recovery); // the library's s is always the lower one
    return "0x" + hexDigits(out);
}

Result<std::string> signerOf(const std::string &signature, const Bytes32 &digest)
{
    std::array<unsigned char, 65> bytes{};
    const bool read = readHex(signature, bytes.data(), bytes.size());
    const int recovery = bytes[64] >= 27 ? bytes[64] - 27 : bytes[64];
    const Context context = makeContext();
    secp256k1_ecdsa_recoverable_signature parsed;
    secp256k1_pubkey key;
    if (!read || recovery > 1 ||
        secp256k1_ecdsa_recoverable_signature_parse_compact(context.get(), &parsed, bytes.data(), recovery) !=
            1 ||
        secp256k1_ecdsa_recover(context.get(), &key, &parsed, digest.data()) != 1)
        return base::fail(ErrorCode::BadData, "not a signature", "signature");
    return addressOf(context.get(), key);
}

} // namespace llm
