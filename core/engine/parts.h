// What an engine is made of: chosen and joined by composition, owned by the engine. Engine thread.
#pragma once

#include "base/random.h"
#include "engine/live_desk.h"
#include "engine/settings.h"
#include "exchange/exchange.h"
#include "llm/provider.h"
#include "store/journal.h"
#include "store/secret_store.h"

#include <QString>

#include <functional>
#include <memory>

namespace engine {

/// A market as a desk trades it: the venue, the clock that goes with it, and which account it belongs to.
struct Market
{
    std::unique_ptr<base::Clock> clock; // before the venue, which reads it
    std::unique_ptr<exchange::Exchange> exchange;
    std::string run;      // "live" "demo" "file": each has its own journal run and account
    bool synthetic = false;
    std::optional<base::UtcTime> ends; // the close of a file's last bar: nothing comes after it
    FeedMaker makeFeed;   // live streams; none: the venue is only asked
    bool jumping = false; // the clock goes to the next due instant by itself: a file, or a demo at maximum speed
};

struct Parts
{
    QString dataDir;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<net::Http> http;
    std::unique_ptr<store::SecretStore> secrets;
    Settings settings;
    base::Random random{1};
    /// Makes the market that settings ask for; `resumeAt` is where a virtual clock had come to.
    std::function<base::Result<Market>(const Settings &settings, net::Http *http,
                                       std::optional<base::UtcTime> resumeAt)>
        makeMarket;
    /// Makes a provider by id, with the key found for it (may be empty).
    std::function<base::Result<std::unique_ptr<llm::Provider>>(const std::string &id, const Settings &settings,
                                                               base::Secret key, net::Http *http,
                                                               const base::Clock *clock)>
        makeProvider;
    bool drawPictures = true;  // a picture for every live cycle, also when the model cannot see
    bool keepSettings = true;  // whether changed settings are written to settings.json
};

} // namespace engine
