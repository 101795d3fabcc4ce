// Where keys live: the environment, then the system's keychain, then a private file that the user chose
// knowingly. Engine thread.
#pragma once

#include "base/secret.h"
#include "base/task.h"

#include <QString>

#include <memory>
#include <string>

namespace store {

enum class SecretPlace { None, Environment, Keychain, File };
[[nodiscard]] std::string_view name(SecretPlace place);

class SecretStore
{
public:
    virtual ~SecretStore() = default;
    struct Found
    {
        base::Secret secret;
        SecretPlace place = SecretPlace::None;
    };
    /// `variable` (may be empty) is looked up in the environment first. Nothing found is not an error.
    /// Errors: Malformed or Storage, when the private file cannot be read.
    [[nodiscard]] virtual base::Task<Found> read(std::string id, std::string variable) = 0;
    /// Into the keychain, or into the 0600 file when `allowFile`. Errors: Unsupported (no keychain here),
    /// Storage.
    [[nodiscard]] virtual base::Task<SecretPlace> write(std::string id, base::Secret secret,
                                                        bool allowFile) = 0;
    /// From the keychain and the file; whether it was in one of them. The environment is not ours to change.
    [[nodiscard]] virtual base::Task<bool> remove(std::string id) = 0;
};

class Keychain;

/// QtKeychain behind the interface; any error of it but "entry not found" means that there is no keychain
/// here.
[[nodiscard]] std::unique_ptr<SecretStore> makeSecretStore(QString dataDir);
[[nodiscard]] std::unique_ptr<SecretStore> makeSecretStore(QString dataDir,
                                                           std::unique_ptr<Keychain> keychain);
/// The same without a keychain, for machines and tests that have none.
[[nodiscard]] std::unique_ptr<SecretStore> makeFileSecretStore(QString dataDir);

} // namespace store
