#include "test_exports.h"

#include "engine/workbook.h"

#include <isa-l/igzip_lib.h>

#include <QtEndian>
#include <QtTest/QtTest>

namespace {

/// One file of an archive. Empty: it is not in there.
QByteArray unpacked(const QByteArray &archive, const QByteArray &name)
{
    constexpr qsizetype headerBytes = 30, entryBytes = 46;
    constexpr qsizetype packedAt = 20, sizeAt = 24, nameAt = 28, offsetAt = 42;
    const qsizetype named = archive.lastIndexOf(name); // the directory stands at the end
    const qsizetype entry = named - entryBytes;
    if (entry < 0 || qFromLittleEndian<quint16>(archive.constData() + entry + nameAt) != name.size())
        return {};
    const auto word = [&](qsizetype at) { return qFromLittleEndian<quint32>(archive.constData() + at); };
    const qsizetype start = word(entry + offsetAt);
    const auto half = [&](qsizetype at) { return qFromLittleEndian<quint16>(archive.constData() + at); };
    const qsizetype data = start + headerBytes + half(start + 26) + half(start + 28);
    QByteArray packed = archive.mid(data, word(entry + packedAt)), out(word(entry + sizeAt), '\0');
    inflate_state state;
    isal_inflate_init(&state);
    state.next_in = reinterpret_cast<std::uint8_t *>(packed.data());
    state.avail_in = std::uint32_t(packed.size());
    state.next_out = reinterpret_cast<std::uint8_t *>(out.data());
    state.avail_out = std::uint32_t(out.size());
    return isal_inflate(&state) == ISAL_DECOMP_OK ? out : QByteArray();
}

QByteArray sheetOf(const QByteArray &csv)
{
    const base::Result<QByteArray> book = engine::workbook(csv, "trades");
    return book ? unpacked(*book, "xl/worksheets/sheet1.xml") : QByteArray();
}

} // namespace

void TestExports::figuresAreNumbersWhereEveryDigitFits()
{
    const QByteArray sheet = sheetOf("id,net,equity\n12345,-0.25,0.0000012\nabc,1234567890.123456789,\n");
    QVERIFY(sheet.contains("<c r=\"B2\"><v>-0.25</v></c>"));
    QVERIFY2(sheet.contains("<c r=\"C2\"><v>1.2e-06</v></c>") ||
                 sheet.contains("<c r=\"C2\"><v>1.2E-06</v></c>") ||
                 sheet.contains("<c r=\"C2\"><v>0.0000012</v></c>"),
             sheet.constData());
    QVERIFY(sheet.contains("<c r=\"A2\" t=\"s\">")); // an id of digits is none
    QVERIFY(sheet.contains("<c r=\"B3\" t=\"s\">")); // more digits than a spreadsheet keeps
    QVERIFY(!sheet.contains("\"C3\""));              // missing is missing
}

void TestExports::columnsStayInSight()
{
    QVERIFY(sheetOf("id,net\na,1\n").contains("state=\"frozen\""));
}

void TestExports::nothingButTitlesIsASheetToo()
{
    const QByteArray sheet = sheetOf("id,net\n");
    QVERIFY(sheet.contains("\"A1\"") && !sheet.contains("<c r=\"A2\""));
}
