#include "test_web_socket.h"

#include "net/web_socket.h"

#include <memory>
#include <vector>

#include <QTcpServer>
#include <QWebSocket>
#include <QWebSocketServer>
#include <QtTest/QtTest>

using base::ErrorCode;

namespace {

/// A server that keeps its connections and what they say.
struct Server
{
    Server() : server(QStringLiteral("test"), QWebSocketServer::NonSecureMode)
    {
        const bool listens = server.listen(QHostAddress::LocalHost);
        Q_ASSERT(listens);
        QObject::connect(&server, &QWebSocketServer::newConnection, &server, [this] {
            links.emplace_back(server.nextPendingConnection());
            QObject::connect(links.back().get(), &QWebSocket::textMessageReceived,
                             [this](const QString &text) { said.append(text); });
        });
    }
    [[nodiscard]] std::string url() const
    {
        return "ws://127.0.0.1:" + std::to_string(server.serverPort()) + "/live";
    }

    QWebSocketServer server;
    std::vector<std::unique_ptr<QWebSocket>> links;
    QStringList said;
};

struct Client
{
    explicit Client(net::WebSocketOptions options = {})
    {
        net::SocketEvents events;
        events.opened = [this] { ++opened; };
        events.received = [this](std::string_view bytes, bool binary) {
            frames.emplace_back(std::string(bytes), binary);
        };
        events.closed = [this](const base::Error &why) { errors.push_back(why); };
        socket = net::realWebSockets(std::move(options))(std::move(events));
    }

    int opened = 0;
    std::vector<std::pair<std::string, bool>> frames;
    std::vector<base::Error> errors;
    std::unique_ptr<net::WebSocket> socket;
};

} // namespace

void TestWebSocket::carriesFrames()
{
    Server server;
    Client client;
    client.socket->open(server.url());
    QCOMPARE(client.opened, 0); // never from within a call
    QTRY_COMPARE(client.opened, 1);
    client.socket->send("{\"method\":\"SUBSCRIBE\"}");
    client.socket->ping();
    QTRY_COMPARE(server.said.size(), 1);
    QCOMPARE(server.said[0], QStringLiteral("{\"method\":\"SUBSCRIBE\"}"));
    server.links[0]->sendTextMessage(QStringLiteral("tick \u20ac"));
    server.links[0]->sendBinaryMessage(QByteArray("\x00\xff", 2));
    QTRY_COMPARE(client.frames.size(), 2u);
    QCOMPARE(client.frames[0].first, std::string("tick \xe2\x82\xac"));
    QVERIFY(!client.frames[0].second);
    QCOMPARE(client.frames[1].first, std::string("\x00\xff", 2));
    QVERIFY(client.frames[1].second);
    QVERIFY(client.errors.empty());
}

void TestWebSocket::tellsTheEndOnce()
{
    Server server;
    Client client;
    client.socket->open(server.url());
    QTRY_COMPARE(client.opened, 1);
    server.links[0]->abort();
    QTRY_COMPARE(client.errors.size(), 1u);
    QCOMPARE(client.errors[0].code, ErrorCode::Network);
    QCOMPARE(client.errors[0].field, std::string("127.0.0.1"));
    QTest::qWait(50);
    QCOMPARE(client.errors.size(), 1u);
    client.socket->send("to nobody");
}

void TestWebSocket::refusesAddresses_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("plain") << QByteArray("ws://stream.example.com/ws") << QByteArray("forbidden");
    QTest::newRow("plain, private") << QByteArray("ws://192.168.1.5/ws") << QByteArray("forbidden");
    QTest::newRow("http") << QByteArray("https://stream.example.com/ws") << QByteArray("bad_request");
    QTest::newRow("nothing") << QByteArray() << QByteArray("bad_request");
    QTest::newRow("nonsense") << QByteArray("wss://") << QByteArray("bad_request");
}

void TestWebSocket::refusesAddresses()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, code);
    Client client;
    client.socket->open(url.toStdString());
    QVERIFY(client.errors.empty()); // told from the event loop
    QTRY_COMPARE(client.errors.size(), 1u);
    QCOMPARE(QByteArray::fromStdString(std::string(base::name(client.errors[0].code))), code);
}

void TestWebSocket::cannotConnect()
{
    std::string url;
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        url = "ws://127.0.0.1:" + std::to_string(gone.serverPort());
    }
    Client client;
    client.socket->open(url);
    QTRY_COMPARE(client.errors.size(), 1u);
    QCOMPARE(client.errors[0].code, ErrorCode::Network);
    QCOMPARE(client.opened, 0);
}

void TestWebSocket::refusesLargeFrames()
{
    Server server;
    net::WebSocketOptions options;
    options.largestFrame = 1'000;
    Client client(options);
    client.socket->open(server.url());
    QTRY_COMPARE(client.opened, 1);
    server.links[0]->sendTextMessage(QString(999, u'x'));
    QTRY_COMPARE(client.frames.size(), 1u);
    server.links[0]->sendTextMessage(QString(2'000, u'x'));
    QTRY_COMPARE(client.errors.size(), 1u);
    QCOMPARE(client.frames.size(), 1u);
}

void TestWebSocket::closesWithoutAWord()
{
    Server server;
    Client client;
    client.socket->open(server.url());
    QTRY_COMPARE(client.opened, 1);
    client.socket->close();
    QTest::qWait(50);
    QVERIFY(client.errors.empty());
    Client dropped;
    dropped.socket->open(server.url());
    dropped.socket.reset();
    QTest::qWait(50);
    QVERIFY(dropped.errors.empty() && dropped.opened == 0);
}
