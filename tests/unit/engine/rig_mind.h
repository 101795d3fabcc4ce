// A mind that says what a test wants it to say, and the network that ends its waiting. Engine thread; its
// script may be changed from any.
#pragma once

#include "base/json.h"
#include "llm/provider.h"
#include "net/waiter.h"

#include <functional>
#include <mutex>

namespace rig {

/// What a mind does with one question.
struct Reply
{
    std::string text;
    std::optional<base::Error> error;
    bool refused = false;
    bool hangs = false;
    base::Milliseconds after{0};
    const char *cost = nullptr; // in USDT
    std::vector<std::string> pieces; // told before the wait, to whoever listens
};

/// Asked with the question and how often a mind was asked before.
using Script = std::function<Reply(const llm::Question &question, int number)>;

struct Mind
{
    void say(Script script);
    [[nodiscard]] Reply answer(const llm::Question &question);
    [[nodiscard]] std::vector<llm::Question> asked();

private:
    std::mutex m_mutex;
    Script m_script;
    std::vector<llm::Question> m_asked;
};
using MindPtr = std::shared_ptr<Mind>;

[[nodiscard]] std::unique_ptr<llm::Provider> makeMind(MindPtr mind, net::Waiting *everybody);

/// Answers nothing; a stop sends everybody home.
class SilentHttp final : public net::Http
{
public:
    [[nodiscard]] base::Task<net::Response> send(net::Request request) override;
    void stop() override { everybody->stop(); }
    /// Also kept by who waits there, when a test puts another door in this one's place.
    std::shared_ptr<net::Waiting> everybody = std::make_shared<net::Waiting>();
};

// Answers in the desk's own words.
[[nodiscard]] Reply said(const base::Json &answer);
[[nodiscard]] Reply hold(double confidence = 0.5);
/// With levels at 2 and 4 times the average true range of the question.
[[nodiscard]] Reply openLong(const llm::Question &question, double confidence = 0.7);
[[nodiscard]] Reply closeNow();
[[nodiscard]] double readingOf(const llm::Question &question, const std::string &ref);

} // namespace rig
