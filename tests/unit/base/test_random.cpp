#include "test_random.h"

#include <array>
#include <cmath>

#include "base/hash.h"
#include "base/random.h"
#include "base/secret.h"

using base::Random;

void TestRandom::matchesThePublishedGenerator()
{
    // splitmix64 from seed 0 gives e220a8397b1dcdaf, 6e789e6aa1b965f4, 06c45d188009454f, f88bb8a8724c81ec as
    // the state; the numbers below follow from it by the definition of xoshiro256**, worked out apart from
    // this code.
    Random random(0);
    const std::array<std::uint64_t, 5> expected = {0x99ec5f36cb75f2b4U, 0xbf6e1f784956452aU,
                                                   0x1a5f849d4933e6e0U, 0x6aa594f1262d2d2cU,
                                                   0xbba5ad4a1f842e59U};
    for (const std::uint64_t number : expected)
        QCOMPARE(quint64(random.next()), quint64(number));
}

void TestRandom::sameSeedSameNumbers()
{
    Random a(42);
    Random b(42);
    Random c(43);
    bool differs = false;
    for (int i = 0; i < 100; ++i) {
        const std::uint64_t number = a.next();
        QCOMPARE(quint64(number), quint64(b.next()));
        differs = differs || number != c.next();
    }
    QVERIFY(differs);
}

void TestRandom::streamsAreIndependent()
{
    Random parent(42);
    Random before = parent.stream("demo");
    QVERIFY(parent.next() != parent.next());
    Random after = parent.stream("demo"); // what was drawn does not matter
    Random other = parent.stream("news");
    Random same(42);
    for (int i = 0; i < 10; ++i) {
        const std::uint64_t number = before.next();
        QCOMPARE(quint64(number), quint64(after.next()));
        QVERIFY(number != other.next());
        QVERIFY(number != same.next());
    }
}

void TestRandom::uniformStaysInside()
{
    Random random(1);
    double sum = 0;
    for (int i = 0; i < 100000; ++i) {
        const double value = random.uniform();
        QVERIFY(value >= 0 && value < 1);
        sum += value;
    }
    QVERIFY(std::abs(sum / 100000 - 0.5) < 0.005);
}

void TestRandom::belowIsFair()
{
    Random random(1);
    std::array<int, 7> counts{};
    for (int i = 0; i < 70000; ++i)
        ++counts.at(random.below(7));
    for (const int count : counts)
        QVERIFY(std::abs(count - 10000) < 500);
    QCOMPARE(quint64(random.below(0)), quint64(0));
    QCOMPARE(quint64(random.below(1)), quint64(0));
    // Three quarters of the range: without drawing again, every third number would come twice as often.
    const std::uint64_t large = 3ULL << 62;
    std::array<int, 3> classes{};
    for (int i = 0; i < 30000; ++i) {
        const std::uint64_t number = random.below(large);
        QVERIFY(number < large);
        ++classes.at(number % 3);
    }
    for (const int count : classes)
        QVERIFY(std::abs(count - 10000) < 500);
}

void TestRandom::normalHasItsMoments()
{
    Random random(3);
    double sum = 0;
    double squares = 0;
    int beyondTwo = 0;
    constexpr int count = 200000;
    for (int i = 0; i < count; ++i) {
        const double value = random.normal();
        QVERIFY(std::isfinite(value));
        sum += value;
        squares += value * value;
        beyondTwo += std::abs(value) > 2 ? 1 : 0;
    }
    QVERIFY(std::abs(sum / count) < 0.01);
    QVERIFY(std::abs(squares / count - 1) < 0.02);
    QVERIFY(std::abs(double(beyondTwo) / count - 0.0455) < 0.003);
}

void TestRandom::hexHasItsLength()
{
    Random random(4);
    QCOMPARE(random.hex(0), std::string());
    const std::string text = random.hex(20);
    QCOMPARE(text.size(), std::size_t(40));
    QVERIFY(text.find_first_not_of("0123456789abcdef") == std::string::npos);
    QVERIFY(text != random.hex(20));
}

void TestRandom::systemSeedsDiffer()
{
    QVERIFY(Random::fromSystem().next() != Random::fromSystem().next());
}

void TestRandom::sha256OfKnownTexts()
{
    // FIPS 180-4 examples.
    QCOMPARE(base::sha256(""),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(base::sha256("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(base::sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
             std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
}

void TestRandom::sha256InPieces()
{
    const std::string text(1000, 'x');
    base::Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += 7)
        hash.add(std::string_view(text).substr(at, 7));
    QCOMPARE(hash.hex(), base::sha256(text));
}

void TestRandom::secretsCopyMoveAndEmpty()
{
    for (const char *key : {"short", "a key that is long enough to live outside the text object itself"}) {
        base::Secret first{std::string(key)};
        base::Secret copy = first;
        QCOMPARE(copy.reveal(), std::string(key));
        base::Secret moved = std::move(first);
        QCOMPARE(moved.reveal(), std::string(key));
        copy = base::Secret();
        QVERIFY(copy.isEmpty());
        copy = moved;
        moved = base::Secret(std::string("other"));
        QCOMPARE(copy.reveal(), std::string(key));
        QCOMPARE(moved.reveal(), std::string("other"));
    }
    QVERIFY(base::Secret().isEmpty());
}
