#include "test_reference.h"

#include "candles.h"

#include "base/text.h"

#include <QDir>
#include <QtTest/QtTest>

namespace {

const QString folder = QStringLiteral(TEST_DATA "/studies/");

/// "macd:12:26:9 signal": the request, and which of its outputs.
std::vector<double> columnOf(const std::string &name, const Candles &candles)
{
    const std::vector<std::string_view> parts = base::split(name, ' ');
    const studies::Request wanted = request(std::string(parts[0]));
    std::size_t output = 0;
    for (std::size_t i = 0; i < wanted.study->outputs.size(); ++i)
        if (parts.size() > 1 && parts[1] == wanted.study->outputs[i])
            output = i;
    return studies::run(wanted, candles.input()).outputs[output];
}

} // namespace

void TestReference::vectors_data()
{
    QTest::addColumn<QString>("study");
    const QStringList files = QDir(folder).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        if (file != QStringLiteral("candles.csv"))
            QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void TestReference::vectors()
{
    QFETCH(QString, study);
    const Candles candles = readCandles(folder + QStringLiteral("candles.csv"));
    QVERIFY(candles.size() > 200);
    const Table expected = readTable(folder + study + QStringLiteral(".csv"));
    QVERIFY2(!expected.names.empty(), "this study has no reference vector");
    for (std::size_t i = 0; i < expected.names.size(); ++i) {
        QVERIFY(QString::fromStdString(expected.names[i]).startsWith(study));
        const std::vector<double> column = columnOf(expected.names[i], candles);
        QCOMPARE(column.size(), expected.columns[i].size());
        double largest = 1; // differences of large numbers keep the digits of those
        for (const double value : expected.columns[i])
            largest = std::isnan(value) ? largest : std::max(largest, std::abs(value));
        for (std::size_t bar = 0; bar < column.size(); ++bar)
            QVERIFY2(near(column[bar], expected.columns[i][bar], 1e-12, 1e-13 * largest),
                     qPrintable(QString::fromStdString(expected.names[i]) +
                                QStringLiteral(" at bar %1: %2 instead of %3")
                                    .arg(bar)
                                    .arg(column[bar], 0, 'g', 17)
                                    .arg(expected.columns[i][bar], 0, 'g', 17)));
    }
}
