// The system's keychain, as far as the secret store needs it: behind an interface, so that tests run without
// a keychain service. Owned by the secret store, and kept until its calls have ended. Engine thread.
#pragma once

#include "base/secret.h"
#include "base/task.h"

#include <memory>
#include <optional>
#include <string>

namespace store {

/// Every call: Unsupported when there is no keychain here (no service, a locked one that nobody opens, access
/// denied).
class Keychain
{
public:
    virtual ~Keychain() = default;
    /// Nothing when there is no such entry.
    [[nodiscard]] virtual base::Task<std::optional<base::Secret>> read(std::string id) = 0;
    [[nodiscard]] virtual base::Task<void> write(std::string id, base::Secret secret) = 0;
    /// Whether there was such an entry.
    [[nodiscard]] virtual base::Task<bool> remove(std::string id) = 0;
};

/// QtKeychain: Secret Service or KWallet on Linux, Keychain on macOS, the credential store on Windows.
[[nodiscard]] std::unique_ptr<Keychain> makeSystemKeychain();

} // namespace store
