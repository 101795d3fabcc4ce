// The one thing this desk signs for a blockchain: EIP-3009's TransferWithAuthorization as EIP-712 typed data,
// with a recoverable secp256k1 signature (RFC 6979 nonce, low s, v 27 or 28). Pure; any thread.
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "llm/keccak.h"

namespace llm {

/// EIP-712's domain of a token contract.
struct TokenDomain
{
    std::string name, version; // "USD Coin", "2"
    std::uint64_t chainId = 0;
    std::string contract; // 0x and 40 hex digits
};

/// EIP-3009's message. Numbers are decimal digits, the nonce is 0x and 64 hex digits.
struct TransferAuthorization
{
    std::string from, to, value, validAfter, validBefore, nonce;
};

/// Errors of all: BadData naming the field that is no address, number below 2^256, or 32 bytes.
[[nodiscard]] base::Result<Bytes32> domainSeparator(const TokenDomain &domain);
[[nodiscard]] base::Result<Bytes32> structHash(const TransferAuthorization &transfer);
/// What is signed: keccak(0x19 0x01 · domain separator · struct hash).
[[nodiscard]] base::Result<Bytes32> transferDigest(const TokenDomain &domain,
                                                   const TransferAuthorization &transfer);

/// The address of a private key (64 hex digits, 0x or not), with EIP-55's capitals. Errors: Auth, without the
/// key's text.
[[nodiscard]] base::Result<std::string> addressOfKey(const base::Secret &key);
/// 0x and 65 bytes: r, s, v. Errors: Auth.
[[nodiscard]] base::Result<std::string> signDigest(const base::Secret &key, const Bytes32 &digest);
/// Who made this signature (65 bytes, v 27/28 or 0/1). Errors: BadData.
[[nodiscard]] base::Result<std::string> signerOf(const std::string &signature, const Bytes32 &digest);

/// Whether it is 0x and 40 hex digits; when its letters are of both cases, EIP-55's check must hold.
[[nodiscard]] bool isAddress(std::string_view text);
[[nodiscard]] std::string hexOf(const Bytes32 &bytes); // with 0x

} // namespace llm
