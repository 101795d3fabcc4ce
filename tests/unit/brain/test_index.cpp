#include "test_index.h"

#include "brain/state_index.h"
#include "samples.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <set>

using namespace brain;

namespace {

constexpr float nan_ = std::numeric_limits<float>::quiet_NaN();

struct Case
{
    std::size_t width = 20;
    std::vector<std::vector<float>> rows;
    std::vector<RowTag> tags;
    std::vector<float> query;
    std::vector<double> scale;
    Probe probe;
};

Case made(base::Random &random, std::size_t width, std::size_t count, double missing)
{
    Case out;
    out.width = width;
    const auto row = [&] {
        std::vector<float> one(width);
        for (float &x : one)
            x = random.uniform() < missing ? nan_ : float(random.normal());
        return one;
    };
    for (std::size_t i = 0; i < count; ++i) {
        out.rows.push_back(row());
        const base::UtcTime closed = samples::day(400 * random.uniform());
        out.tags.push_back({closed, closed + std::chrono::hours(random.below(100)),
                            std::uint64_t(1) << random.below(5), std::uint8_t(1 << random.below(2))});
    }
    out.query = row();
    for (std::size_t i = 0; i < width; ++i)
        out.scale.push_back(0.1 + random.uniform());
    out.probe.at = samples::day(420);
    out.probe.count = 10;
    return out;
}

StateIndex indexOf(const Case &c)
{
    StateIndex index(c.width);
    for (std::size_t i = 0; i < c.rows.size(); ++i)
        index.add(c.rows[i], c.tags[i]);
    return index;
}

/// Every row in turn, as the words of the definition say.
std::vector<Hit> byLoop(const Case &c)
{
    std::vector<Hit> all;
    for (std::size_t i = 0; i < c.rows.size(); ++i) {
        const RowTag &tag = c.tags[i];
        if (tag.known > c.probe.at || tag.closed > c.probe.at || !(tag.regime & c.probe.regimes) ||
            !(tag.kind & c.probe.kinds) || (c.probe.from && tag.closed < *c.probe.from) ||
            (c.probe.until && tag.closed > *c.probe.until))
            continue;
        Hit hit;
        hit.index = i;
        double sum = 0;
        for (std::size_t k = 0; k < c.width; ++k)
            if (std::isfinite(c.rows[i][k]) && std::isfinite(c.query[k])) {
                ++hit.shared;
                sum += std::min(1.0, std::abs(double(c.rows[i][k]) - double(c.query[k])) * c.scale[k]);
            }
        if (hit.shared == 0)
            continue;
        hit.similarity = 1 - sum / double(hit.shared);
        const double days = double((c.probe.at - tag.closed).count()) / double(samples::dayMs);
        hit.recency = std::pow(0.5, days / c.probe.halfLifeDays);
        hit.score = c.probe.similarityWeight * hit.similarity + (1 - c.probe.similarityWeight) * hit.recency;
        all.push_back(hit);
    }
    std::sort(all.begin(), all.end(), [&](const Hit &a, const Hit &b) {
        return a.score != b.score ? a.score > b.score : c.tags[a.index].closed > c.tags[b.index].closed;
    });
    if (all.size() > c.probe.count)
        all.resize(c.probe.count);
    return all;
}

bool same(const std::vector<Hit> &a, const std::vector<Hit> &b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].index != b[i].index || std::abs(a[i].score - b[i].score) > 1e-9 ||
            a[i].shared != b[i].shared)
            return false;
    return true;
}

} // namespace

void TestIndex::findsWhatALoopFinds()
{
    rc::check("exact recall", [] {
        base::Random random(*rc::gen::arbitrary<std::uint64_t>());
        const std::size_t widths[] = {1, 15, 16, 20, 64, 65, 100};
        Case c = made(random, widths[random.below(7)], 1 + random.below(2500), random.below(2) ? 0.1 : 0.0);
        c.probe.similarityWeight = random.uniform();
        RC_ASSERT(same(indexOf(c).search(c.query, c.scale, c.probe), byLoop(c)));
    });
}

void TestIndex::filtersAndForgetsTheFuture()
{
    rc::check("filters", [] {
        base::Random random(*rc::gen::arbitrary<std::uint64_t>());
        Case c = made(random, 20, 1500, 0.05);
        c.probe.at = samples::day(420 * random.uniform());
        if (random.below(2))
            c.probe.regimes = 1 + random.below(31);
        if (random.below(2))
            c.probe.kinds = std::uint8_t(1 + random.below(2));
        if (random.below(2))
            c.probe.from = samples::day(200 * random.uniform());
        if (random.below(2))
            c.probe.until = samples::day(100 + 300 * random.uniform());
        const auto found = indexOf(c).search(c.query, c.scale, c.probe);
        RC_ASSERT(same(found, byLoop(c)));
        for (const Hit &hit : found)
            RC_ASSERT((c.tags[hit.index].known <= c.probe.at && hit.similarity >= 0 && hit.similarity <= 1));
    });
}

void TestIndex::growsBetweenQuestionsOfOtherGaps()
{
    base::Random random(11);
    Case all = made(random, 20, 700, 0.2), now = all;
    now.rows.clear();
    now.tags.clear();
    StateIndex index(all.width);
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
        index.add(all.rows[i], all.tags[i]);
        now.rows.push_back(all.rows[i]);
        now.tags.push_back(all.tags[i]);
        if (i % 37 != 0)
            continue;
        if (i % 2 == 0) // the numbers that it misses are others
            for (float &x : now.query)
                x = random.uniform() < 0.3 ? nan_ : float(random.normal());
        QVERIFY(same(index.search(now.query, now.scale, now.probe), byLoop(now)));
    }
    const std::vector<float> row = index.row(5);
    for (std::size_t i = 0; i < row.size(); ++i)
        QVERIFY(row[i] == all.rows[5][i] || (std::isnan(row[i]) && std::isnan(all.rows[5][i])));
}

void TestIndex::findsAllThatScoreAlike()
{
    // A thousand rows that no single-precision score tells apart: the latest close wins, to the last one.
    StateIndex index(64);
    std::vector<float> row(64, 0.5f);
    for (int i = 0; i < 1000; ++i) {
        row[std::size_t(i) % 64] = 0.5f + 1e-7f * float(i % 3);
        index.add(row, {samples::day(1), samples::day(1), 1, 1});
    }
    Probe probe;
    probe.at = samples::day(2);
    const auto hits = index.search(std::vector<float>(64, 0.5f), std::vector<double>(64, 0.25), probe);
    QCOMPARE(hits.size(), std::size_t(10));
    for (std::size_t i = 1; i < hits.size(); ++i)
        QVERIFY(hits[i - 1].score > hits[i].score ||
                (hits[i - 1].score == hits[i].score && hits[i - 1].index > hits[i].index));
}

void TestIndex::comparesOnlyWhatBothHave()
{
    StateIndex index(3);
    const RowTag tag{samples::day(1), samples::day(1), 1, 1};
    index.add(std::vector<float>{1, 2, nan_}, tag);
    index.add(std::vector<float>{nan_, nan_, 5}, tag);
    const std::vector<double> scale{0.25, 0.25, 0.25};
    Probe probe;
    probe.at = samples::day(1);
    const auto hits = index.search(std::vector<float>{1, 4, nan_}, scale, probe);
    QCOMPARE(hits.size(), std::size_t(1)); // the second has nothing to compare
    QCOMPARE(hits[0].shared, std::size_t(2));
    QVERIFY(std::abs(hits[0].similarity - 0.75) < 1e-12); // differences 0 and 0.5
    QVERIFY(std::abs(hits[0].recency - 1) < 1e-12);
    QVERIFY(index.search(std::vector<float>{nan_, nan_, nan_}, scale, probe).empty());
}

void TestIndex::ranksByCosine()
{
    StateIndex index(4, Metric::Cosine);
    const RowTag tag{samples::day(1), samples::day(1), 1, 1};
    index.add(std::vector<float>{10, 0, 0, 0}, tag);
    index.add(std::vector<float>{1, 1, 0, 0}, tag);
    index.add(std::vector<float>{-3, 0, 0, 0}, tag);
    Probe probe;
    probe.at = samples::day(1);
    const auto hits = index.search(std::vector<float>{2, 0, 0, 0}, {}, probe);
    QCOMPARE(hits.size(), std::size_t(3));
    QCOMPARE(hits[0].index, std::size_t(0));
    QVERIFY(std::abs(hits[0].similarity - 1) < 1e-6);
    QVERIFY(std::abs(hits[1].similarity - (0.5 + 0.5 / std::sqrt(2.0))) < 1e-6);
    QVERIFY(std::abs(hits[2].similarity) < 1e-6);
}

void TestIndex::keepsRecencyOverManyYears()
{
    StateIndex index(1);
    Case c;
    c.width = 1;
    c.query = {0};
    c.scale = {1};
    for (int i = 0; i < 200; ++i) { // a half-life of a day over years: far beyond what one factor can hold
        c.rows.push_back({float(i % 7) * 0.01f});
        c.tags.push_back({samples::day(i * 20), samples::day(i * 20), 1, 1});
        index.add(c.rows.back(), c.tags.back());
        c.probe.at = samples::day(i * 20 + 1);
        c.probe.halfLifeDays = 1;
        c.probe.count = 3;
        QVERIFY(same(index.search(c.query, c.scale, c.probe), byLoop(c)));
    }
}

void TestIndex::looksAtBytesFirst()
{
    base::Random random(5);
    Case c = made(random, 64, 20'000, 0);
    const StateIndex index = indexOf(c);
    std::size_t found = 0, wanted = 0;
    for (int round = 0; round < 50; ++round) {
        for (float &x : c.query)
            x = float(random.normal());
        const auto exact = index.search(c.query, c.scale, c.probe);
        std::set<std::size_t> best;
        for (const Hit &hit : exact)
            best.insert(hit.index);
        for (const Hit &hit : index.searchCoarse(c.query, c.scale, c.probe, 1000))
            found += best.count(hit.index);
        wanted += best.size();
    }
    QVERIFY2(double(found) >= 0.999 * double(wanted), std::to_string(found).c_str());
}

void TestIndex::countsDifferencesOfBytes()
{
    base::Random random(9);
    alignas(64) std::uint8_t rows[3 * 128], query[128];
    for (std::uint8_t &byte : rows)
        byte = std::uint8_t(random.below(256));
    for (std::uint8_t &byte : query)
        byte = std::uint8_t(random.below(256));
    std::uint32_t sums[3];
    byteDistances(query, 42, rows, 128, 3, sums);
    for (int row = 0; row < 3; ++row) {
        std::uint32_t expected = 0;
        for (int i = 0; i < 128; ++i)
            expected += std::uint32_t(std::min(42, std::abs(int(rows[row * 128 + i]) - int(query[i]))));
        QCOMPARE(sums[row], expected);
    }
    QVERIFY(std::string(scanTarget()).size() > 2);
}
