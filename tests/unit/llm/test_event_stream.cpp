#include "test_event_stream.h"

#include <QtTest>

#include <rapidcheck.h>

#include "llm/event_stream.h"

using llm::EventFrame;
using llm::EventStreamReader;

namespace {

std::string sample()
{
    return llm::eventFrame({{":message-type", "event"}, {":event-type", "messageStart"}}, "{\"role\":1}") +
           llm::eventFrame({}, "") +
           llm::eventFrame({{":message-type", "event"}, {":event-type", "metadata"}}, std::string(3000, 'x'));
}

std::vector<EventFrame> readInPieces(const std::string &bytes, const std::vector<int> &sizes)
{
    EventStreamReader reader;
    std::vector<EventFrame> out;
    std::size_t at = 0, next = 0;
    while (at < bytes.size()) {
        const std::size_t size = sizes.empty() ? 7 : std::size_t(sizes[next++ % sizes.size()]);
        for (EventFrame &frame : reader.add(std::string_view(bytes).substr(at, size)))
            out.push_back(std::move(frame));
        at += size;
    }
    return reader.error() || reader.inFrame() ? std::vector<EventFrame>() : out;
}

} // namespace

void TestEventStream::sumsAsGzipDoes()
{
    QCOMPARE(llm::crc32("123456789"), 0xCBF43926U); // the check value of CRC-32/ISO-HDLC
    QCOMPARE(llm::crc32(""), 0U);
}

void TestEventStream::readsFrames()
{
    EventStreamReader reader;
    const auto frames = reader.add(sample());
    QCOMPARE(frames.size(), std::size_t(3));
    QCOMPARE(frames[0].header(":event-type"), std::string("messageStart"));
    QCOMPARE(frames[0].header(":nothing"), std::string());
    QCOMPARE(frames[0].payload, std::string("{\"role\":1}"));
    QVERIFY(frames[1].headers.empty() && frames[1].payload.empty());
    QCOMPARE(frames[2].payload.size(), std::size_t(3000));
    QVERIFY(!reader.error() && !reader.inFrame());
    QVERIFY(llm::looksLikeEventStream(sample()) && !llm::looksLikeEventStream("{\"message\": \"no\"}"));
}

void TestEventStream::readsThemInAnyPieces()
{
    const bool holds = rc::check([](const std::vector<std::uint8_t> &cuts) {
        std::vector<int> sizes;
        for (const std::uint8_t cut : cuts)
            sizes.push_back(cut % 40 + 1);
        const auto frames = readInPieces(sample(), sizes);
        RC_ASSERT(frames.size() == std::size_t(3));
        RC_ASSERT(frames[2].payload == std::string(3000, 'x'));
    });
    QVERIFY(holds);
}

void TestEventStream::passesOverOtherKindsOfHeaders()
{
    std::string headers;
    headers += std::string("\x01"
                           "a\x00",
                           3); // true
    headers += std::string("\x01"
                           "b\x04\x00\x00\x00\x09",
                           7); // a whole number
    headers += std::string("\x01"
                           "c\x06\x00\x02zz",
                           7); // bytes
    headers += std::string("\x01"
                           "d\x08\x00\x00\x00\x00\x00\x00\x00\x01",
                           11); // a time
    headers += std::string("\x01"
                           "e\x07\x00\x02ok",
                           7); // a text
    std::string frame = llm::eventFrame({}, "");
    const auto word = [](std::uint32_t value) {
        return std::string{char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
    };
    frame = word(std::uint32_t(16 + headers.size())) + word(std::uint32_t(headers.size()));
    frame += word(llm::crc32(frame)) + headers;
    frame += word(llm::crc32(frame));
    EventStreamReader reader;
    const auto frames = reader.add(frame);
    QCOMPARE(frames.size(), std::size_t(1));
    QCOMPARE(frames[0].headers.size(), std::size_t(1));
    QCOMPARE(frames[0].header("e"), std::string("ok"));
}

void TestEventStream::findsDamage_data()
{
    QTest::addColumn<int>("byte");
    QTest::newRow("the length") << 1;
    QTest::newRow("the headers' length") << 6;
    QTest::newRow("the first sum") << 9;
    QTest::newRow("a header") << 14;
    QTest::newRow("the payload") << 60;
    QTest::newRow("the last sum") << -1;
}

void TestEventStream::findsDamage()
{
    QFETCH(const int, byte);
    std::string bytes =
        llm::eventFrame({{":message-type", "event"}, {":event-type", "x"}}, std::string(40, 'p'));
    const std::size_t at = byte < 0 ? bytes.size() - 1 : std::size_t(byte);
    bytes[at] = char(bytes[at] ^ 0x10);
    EventStreamReader reader;
    QVERIFY(reader.add(bytes).empty());
    QVERIFY(reader.error());
    QCOMPARE(reader.error()->code, base::ErrorCode::Malformed);
    QVERIFY2(reader.add(sample()).empty(), "nothing is read after it");
}

void TestEventStream::anyBytesAreRead()
{
    const bool holds = rc::check([](const std::string &bytes) {
        EventStreamReader reader;
        const auto frames = reader.add(bytes);
        RC_ASSERT((frames.empty() || llm::looksLikeEventStream(bytes)));
    });
    QVERIFY(holds);
}
