// A WebSocket server on this machine that plays a venue's live stream, over a channel that can do its worst:
// frames are dropped, repeated, held back behind others and garbled, and connections break. Seeded; the
// thread that makes it.
#pragma once

#include <QStringList>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace support {

class StreamServer
{
public:
    /// Shares of the frames that meet each fate; the rest arrive as they are.
    struct Faults
    {
        double drop = 0, hold = 0, garble = 0, repeat = 0, cut = 0;
    };

    explicit StreamServer(unsigned seed = 1);
    [[nodiscard]] std::string url() const;                          // ws://127.0.0.1:…
    [[nodiscard]] int connections() const { return m_connections; } // so far
    [[nodiscard]] int open() const;
    [[nodiscard]] const QStringList &heard() const { return m_heard; } // from the clients
    void setFaults(const Faults &faults) { m_faults = faults; }

    /// To everybody who is connected.
    void say(const std::string &frame);
    /// What was held back, the newest first.
    void release();
    /// Breaks every connection.
    void cut();
    /// Takes no more connections, or does again.
    void refuse(bool refused);

private:
    [[nodiscard]] double chance() { return std::uniform_real_distribution<double>()(m_random); }
    [[nodiscard]] std::string garbled(std::string frame);
    void send(const std::string &frame);

    QWebSocketServer m_server;
    quint16 m_port = 0;
    std::vector<std::unique_ptr<QWebSocket>> m_links;
    QStringList m_heard;
    Faults m_faults;
    std::vector<std::string> m_held;
    std::minstd_rand m_random;
    int m_connections = 0;
};

} // namespace support
