// What an engine is made of: chosen and joined by composition, owned by the engine. Engine thread.
#pragma once

#include "base/random.h"
#include "engine/live_desk.h"
#include "engine/settings.h"
#include "exchange/exchange.h"
#include "llm/call_keeper.h"
#include "store/journal.h"
#include "store/secret_store.h"

#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace engine {

/// A market as a desk trades it: the venue, the clock that goes with it, and which account it belongs to.
struct Market
{
    std::unique_ptr<base::Clock> clock; // before the venue, which reads it
    std::unique_ptr<exchange::Exchange> exchange;
    std::string run; // "live" "demo" "file": each has its own journal run and account
    bool synthetic = false;
    std::optional<base::UtcTime> ends; // the close of a file's last bar: nothing comes after it
    FeedMaker makeFeed;                // live streams; none: the venue is only asked
    bool jumping =
        false; // the clock goes to the next due instant by itself: a file, or a demo at maximum speed
};

struct Parts
{
    QString dataDir;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<net::Http> http;
    std::unique_ptr<net::Http> pages; // public addresses only, which outside text may choose; may be null
    std::unique_ptr<store::Database> news; // context.sqlite; null: what is learnt ends with the program
    bool gather = true;                    // a live market's news and figures; not from a cassette
    std::map<std::string, std::string> contextUrls; // of sources, by id; see context::Wanted
    std::unique_ptr<store::SecretStore> secrets;
    Settings settings;
    base::Random random{1};
    /// Makes the market that settings ask for; `resumeAt` is where a virtual clock had come to.
    std::function<base::Result<Market>(const Settings &settings, net::Http *http,
                                       std::optional<base::UtcTime> resumeAt)>
        makeMarket;
    /// Makes a provider by id, with the keys found for it, by position; those that are missing are empty.
    std::function<base::Result<std::unique_ptr<llm::Provider>>(
        const std::string &id, const Settings &settings, std::vector<base::Secret> keys, net::Http *http)>
        makeProvider;
    std::shared_ptr<llm::CallKeeper>
        keeper;               // of all providers that are made here; null: nothing is kept of the calls
    bool drawPictures = true; // a picture for every live cycle, also when the model cannot see
    bool keepSettings = true; // whether changed settings are written to settings.json
};

} // namespace engine
