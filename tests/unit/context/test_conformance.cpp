#include "test_conformance.h"

#include "context/source.h"
#include "support/fixtures.h"

#include <QDirIterator>
#include <QFile>
#include <QtTest>

namespace {

using base::Json;

Json fixtureOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto read = base::parseJson(file.readAll().toStdString(), 64 << 20);
    return read ? *read : Json();
}

/// Whether every value of `wanted` stands in `got`; says where not.
QString difference(const Json &wanted, const Json &got, const QString &place)
{
    if (wanted.is_object()) {
        for (const auto &item : wanted.items()) {
            const QString here = place + u'.' + QString::fromStdString(item.key());
            if (!got.is_object() || !got.contains(item.key()))
                return here + QStringLiteral(" is missing");
            if (const QString found = difference(item.value(), got[item.key()], here); !found.isEmpty())
                return found;
        }
        return {};
    }
    if (wanted.is_array()) {
        if (!got.is_array() || got.size() != wanted.size())
            return place + QStringLiteral(" has another length");
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (const QString found = difference(wanted[i], got[i], place + u'[' + QString::number(i) + u']');
                !found.isEmpty())
                return found;
        return {};
    }
    const bool same =
        wanted.is_number() && got.is_number() ? wanted.get<double>() == got.get<double>() : wanted == got;
    return same ? QString()
                : place + QStringLiteral(": ") + QString::fromStdString(got.dump()) +
                      QStringLiteral(" for ") + QString::fromStdString(wanted.dump());
}

/// Our document under the names that the recordings use for articles.
Json inTheirWords(const Json &ours)
{
    Json out = ours;
    if (!ours.contains("articles"))
        return out;
    for (Json &article : out["articles"]) {
        article["published_ms"] = article["published"];
        article["link"] = article["url"];
        article["guid"] = article["id"];
    }
    out["items"] = out["articles"];
    return out;
}

std::string bodyOf(const Json &fixture)
{
    return fixture.contains("http_response_text") ? fixture["http_response_text"].get<std::string>()
                                                  : base::toText(fixture["http_response"]);
}

QStringList recordings()
{
    QStringList out;
    const QString root = support::fixturesRoot();
    if (root.isEmpty())
        return out;
    QDirIterator it(root + QStringLiteral("/fixtures/context"), {QStringLiteral("*.json")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        out.append(it.next());
    out.sort();
    return out;
}

} // namespace

void TestConformance::everyRecordingIsRead()
{
    const QStringList files = recordings();
    if (files.isEmpty())
        QSKIP("SIGNALDESK_FIXTURES is not set");
    for (const QString &path : files) {
        const Json fixture = fixtureOf(path);
        const auto source = context::findSource(fixture.value("service", std::string()));
        QVERIFY2(source, qPrintable(path));
        const Json expected = fixture.value("expected", Json::object());
        if (expected.is_object() && expected.value("is_error", false))
            continue;
        const auto decoded = (*source)->decode(fixture.value("http_status", 200), bodyOf(fixture));
        QVERIFY2(decoded,
                 qPrintable(path + u' ' + QString::fromStdString(decoded ? "" : decoded.error().detail)));
        const Json ours = context::toJson(*decoded);
        QVERIFY2(ours.is_object() && !ours.empty(), qPrintable(path));
        if (!expected.is_object())
            continue;
        const QString found = difference(expected, inTheirWords(ours), {});
        QVERIFY2(found.isEmpty(), qPrintable(path + u' ' + found));
    }
}

void TestConformance::refusalsAreTold()
{
    const QStringList files = recordings();
    if (files.isEmpty())
        QSKIP("SIGNALDESK_FIXTURES is not set");
    int seen = 0;
    for (const QString &path : files) {
        const Json fixture = fixtureOf(path);
        const Json expected = fixture.value("expected", Json::object());
        if (!expected.is_object() || !expected.value("is_error", false))
            continue;
        const auto source = context::findSource(fixture.value("service", std::string()));
        const auto decoded = (*source)->decode(fixture.value("http_status", 200), bodyOf(fixture));
        QVERIFY2(!decoded, qPrintable(path));
        QCOMPARE(std::string(base::name(decoded.error().code)), expected.value("category", std::string()));
        QVERIFY(!decoded.error().detail.empty());
        ++seen;
    }
    QVERIFY(seen >= 4);
}
