// A llama-server that the desk starts for a model file of the user, on a free port of this machine: started
// when first asked, watched by its health and its log, started again after it died (later each time), stopped
// with the desk. Owned by the providers that ask it, shared through ManagedServers. Engine thread.
#pragma once

#include "net/http.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace llm {

struct ManagedOptions
{
    std::string program = "llama-server"; // a name or a path
    std::string modelFile;                // a .gguf file
    std::string visionFile{};             // its mmproj .gguf file; empty: the model gets no picture
    int threads = 0, contextTokens = 0;   // 0: the server's own choice
    int gpuLayers = 0;
    base::Milliseconds firstBackoff{1000}, longestBackoff{60'000};
    bool operator==(const ManagedOptions &) const = default;
};

struct ManagedStatus
{
    enum class State { Stopped, Starting, Ready, Waiting }; // Waiting: it died and will be started again
    State state = State::Stopped;
    int port = 0, starts = 0;
    long long processId = 0;
    std::vector<std::string> log; // its last lines, made harmless
};

class ManagedServer
{
public:
    /// `http` must outlive it.
    ManagedServer(net::Http *http, ManagedOptions options);
    /// Asks the child to end, then ends it.
    ~ManagedServer();
    ManagedServer(const ManagedServer &) = delete;
    ManagedServer &operator=(const ManagedServer &) = delete;

    /// Its base address once the model is loaded: "http://127.0.0.1:41234/v1". Starts it where it does not
    /// run. Errors: NotFound for a missing program or file, with how to get it; Loading when the patience
    /// ends first; Server when it died three times in a row, with what it said; Cancelled.
    [[nodiscard]] base::Task<std::string> address(base::Milliseconds patience, std::stop_token cancel);
    /// A question failed on the way: its health is looked at again before the next.
    void suspect();
    void stop();
    [[nodiscard]] ManagedStatus status() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// One child for all that ask for the same model file in the same way; it goes with the last of them. Owned
/// by composition; engine thread.
class ManagedServers
{
public:
    [[nodiscard]] std::shared_ptr<ManagedServer> server(net::Http *http, const ManagedOptions &options);

private:
    std::vector<std::pair<ManagedOptions, std::weak_ptr<ManagedServer>>> m_servers;
};

/// The port that a model file gets where it is free, so that a recorded question finds its answer again.
[[nodiscard]] int preferredPort(const std::string &modelFile);
/// The command line, without the program.
[[nodiscard]] std::vector<std::string> managedArguments(const ManagedOptions &options, int port);

} // namespace llm
