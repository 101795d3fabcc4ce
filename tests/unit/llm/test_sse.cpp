#include "test_sse.h"

#include <QtTest>

#include <rapidcheck.h>

#include "llm/sse.h"

namespace {

std::string joined(const std::vector<llm::SseEvent> &events)
{
    std::string out;
    for (const llm::SseEvent &event : events)
        out += '<' + event.name + '|' + event.data + '>';
    return out;
}

std::string readWhole(const std::string &bytes)
{
    llm::SseReader reader;
    std::vector<llm::SseEvent> events = reader.add(bytes);
    for (llm::SseEvent &event : reader.end())
        events.push_back(std::move(event));
    return joined(events);
}

} // namespace

void TestSse::readsEvents_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("events");
    QTest::newRow("one") << QByteArray("data: a\n\n") << QByteArray("<|a>");
    QTest::newRow("no blank after the colon") << QByteArray("data:a\n\n") << QByteArray("<|a>");
    QTest::newRow("only one blank is taken") << QByteArray("data:  a\n\n") << QByteArray("<| a>");
    QTest::newRow("two lines") << QByteArray("data: a\ndata: b\n\n") << QByteArray("<|a\nb>");
    QTest::newRow("a name") << QByteArray("event: error\ndata: a\n\n") << QByteArray("<error|a>");
    QTest::newRow("the name is for one event")
        << QByteArray("event: x\ndata: a\n\ndata: b\n\n") << QByteArray("<x|a><|b>");
    QTest::newRow("comments") << QByteArray(": ping\n\n: ping\n\ndata: a\n: x\n\n") << QByteArray("<|a>");
    QTest::newRow("CRLF") << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << QByteArray("<|a><|b>");
    QTest::newRow("CR") << QByteArray("data: a\r\rdata: b\r\r") << QByteArray("<|a><|b>");
    QTest::newRow("no end") << QByteArray("data: a\n\ndata: b") << QByteArray("<|a><|b>");
    QTest::newRow("a mark before it") << QByteArray("\xEF\xBB\xBF"
                                                    "data: a\n\n")
                                      << QByteArray("<|a>");
    QTest::newRow("other fields") << QByteArray("id: 3\nretry: 10\nfoo\ndata: a\n\n") << QByteArray("<|a>");
    QTest::newRow("empty data") << QByteArray("data:\n\n") << QByteArray("<|>");
    QTest::newRow("a name without data") << QByteArray("event: ping\n\n") << QByteArray("");
    QTest::newRow("a bare document") << QByteArray("data: a\n\n{\"error\":1}\n")
                                     << QByteArray("<|a><error|{\"error\":1}>");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
}

void TestSse::readsEvents()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, events);
    QCOMPARE(QByteArray::fromStdString(readWhole(bytes.toStdString())), events);
}

void TestSse::readsThemInAnyPieces()
{
    QVERIFY(rc::check("pieces do not matter", [] {
        const auto line =
            rc::gen::element<std::string>("data: \xC3\xBC\xE2\x82\xAC", "data: {\"a\":1}", "event: x", ":",
                                          "", "", "{\"error\":{}}", "data", "data: [DONE]");
        const auto end = rc::gen::element<std::string>("\n", "\r\n", "\r");
        std::string bytes;
        for (const std::string &one : *rc::gen::container<std::vector<std::string>>(line))
            bytes += one + *end;
        const std::size_t piece = *rc::gen::inRange<std::size_t>(1, 8);
        llm::SseReader reader;
        std::vector<llm::SseEvent> events;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            for (llm::SseEvent &event : reader.add(std::string_view(bytes).substr(at, piece)))
                events.push_back(std::move(event));
        }
        for (llm::SseEvent &event : reader.end())
            events.push_back(std::move(event));
        RC_ASSERT(joined(events) == readWhole(bytes));
    }));
}

void TestSse::tellsAStreamFromADocument()
{
    for (const char *stream :
         {"data: x", ": PROCESSING\n\ndata: x", "event: error\n", "\n\ndata:x", "id: 1\n"})
        QVERIFY2(llm::looksLikeSse(stream), stream);
    for (const char *document : {"{\"data\":1}", "[]", "<html>data: x", "", "the data: x", "null"})
        QVERIFY2(!llm::looksLikeSse(document), document);
}
