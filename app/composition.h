// The only place where concrete parts are chosen and joined; both programs are made from it. Main thread.
#pragma once

#include "context/gatherer.h"
#include "engine/parts.h"
#include "llm/managed_server.h"
#include "store/instance_lock.h"

#include <map>
#include <set>

namespace app {

/// What every command understands.
struct GlobalOptions
{
    QString dataDir;                             // never empty once parsed
    QString configFile;                          // empty: settings.json of the data folder
    bool json = false;
    std::map<std::string, std::string> baseUrls; // id or id.host
    QString recordDir, replayDir;                // cassettes
    /// The llama-servers that this program has started; they end with the last provider that asks them.
    std::shared_ptr<llm::ManagedServers> servers = std::make_shared<llm::ManagedServers>();
};

/// Settings of the data folder, or of --config. Errors name the file or the key.
[[nodiscard]] base::Result<engine::Settings> loadSettings(const GlobalOptions &options);
/// The texts of prompts/*.md in the data folder; null if there are none. Errors name the file and the placeholder.
[[nodiscard]] base::Result<decision::TemplatesPtr> loadTemplates(const QString &dataDir);
/// The network: real, recording or replaying.
[[nodiscard]] base::Result<std::unique_ptr<net::Http>> makeHttp(const GlobalOptions &options);
/// The same for who asks a model: the addresses in the settings name their hosts as well as the command line does.
[[nodiscard]] base::Result<std::unique_ptr<net::Http>> makeHttp(GlobalOptions options,
                                                                const engine::Settings &settings);
/// The network for addresses that outside text has chosen: public ones only. Null with a cassette.
[[nodiscard]] std::unique_ptr<net::Http> makePages(const GlobalOptions &options);
/// What the outside says, for a command: the door and the kept news of the data folder, where there are any.
struct Outside
{
    std::unique_ptr<net::Http> http, pages;
    std::unique_ptr<base::Clock> clock;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::NewsStore> store;
    std::unique_ptr<context::Gatherer> gatherer;
};
/// With the keys of the environment, the keychain or the private file. Errors: those of the door.
[[nodiscard]] base::Result<Outside> makeOutside(const GlobalOptions &options);
[[nodiscard]] base::Result<engine::Market> makeMarket(const GlobalOptions &options, const engine::Settings &settings,
                                                      net::Http *http, std::optional<base::UtcTime> resumeAt);
[[nodiscard]] base::Result<std::unique_ptr<llm::Provider>> makeProvider(const GlobalOptions &options,
                                                                        const std::string &id,
                                                                        const engine::Settings &settings,
                                                                        std::vector<base::Secret> keys,
                                                                        net::Http *http,
                                                                        std::shared_ptr<llm::CallKeeper> keeper);
/// What stands around every call to a model of this data folder: prices (the user's own "model_prices.json" over those
/// that come with the program), budgets, breakers and the audit log in "model_calls". Answers from a cassette cost
/// nothing and leave no trace. Errors: the user's prices cannot be read.
[[nodiscard]] base::Result<std::shared_ptr<llm::CallKeeper>> makeKeeper(const GlobalOptions &options,
                                                                        const engine::Settings &settings);
/// One of a provider with the keys found for it.
[[nodiscard]] base::Result<std::unique_ptr<llm::Provider>> providerWithKeys(const GlobalOptions &options,
                                                                            const std::string &id,
                                                                            const engine::Settings &settings,
                                                                            net::Http *http,
                                                                            std::shared_ptr<llm::CallKeeper> keeper);
/// The same for any mind that decides: a provider, or the council of the settings.
[[nodiscard]] base::Result<std::unique_ptr<llm::Provider>> makeMind(const GlobalOptions &options,
                                                                    const std::string &id,
                                                                    const engine::Settings &settings, net::Http *http,
                                                                    std::shared_ptr<llm::CallKeeper> keeper);
/// Who is asked, in order: the settings' mind, and the fallbacks that can be.
[[nodiscard]] base::Result<std::vector<std::unique_ptr<llm::Provider>>>
makeChain(const GlobalOptions &options, const engine::Settings &settings, net::Http *http,
          std::shared_ptr<llm::CallKeeper> keeper);
/// From wherever the desk would take them: the environment, the keychain or the private file; by position.
[[nodiscard]] base::Result<std::vector<base::Secret>> keysOf(const GlobalOptions &options,
                                                             const llm::ProviderRow &row);
/// Everything that a desk is made of; opens the database.
[[nodiscard]] base::Result<engine::Parts> composeDesk(const GlobalOptions &options, engine::Settings settings);

} // namespace app
