#include "test_png.h"

#include "chart/png.h"
#include "samples.h"

#include "base/hash.h"
#include "base/random.h"

#include <QtEndian>
#include <QtTest/QtTest>

namespace {

QImage noise(int width, int height, std::uint64_t seed)
{
    base::Random random(seed);
    QImage picture(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            picture.setPixel(x, y, 0xFF000000U | static_cast<QRgb>(random.below(1U << 24)));
    }
    return picture;
}

QImage flat(int width, int height, QRgb colour)
{
    QImage picture(width, height, QImage::Format_RGB32);
    picture.fill(colour);
    return picture;
}

QImage decoded(const QByteArray &bytes)
{
    return QImage::fromData(bytes, "png").convertToFormat(QImage::Format_RGB32);
}

} // namespace

void TestPng::comesBackPixelForPixel_data()
{
    QTest::addColumn<QImage>("picture");
    for (const QSize size : {QSize(1, 1), QSize(3, 2), QSize(4, 4), QSize(5, 63), QSize(7, 64), QSize(9, 65),
                             QSize(1000, 1), QSize(1, 1000)})
        QTest::addRow("noise %dx%d", size.width(), size.height()) << noise(size.width(), size.height(), 5);
    QTest::newRow("large noise") << noise(640, 480, 9);
    QTest::newRow("flat") << flat(1920, 1080, 0xFF151A21);
    QTest::newRow("white") << flat(33, 77, 0xFFFFFFFF);
    const auto spec = samples::deskSpec(samples::walk(600), 2);
    for (const char *theme : {"dark", "light", "model"})
        QTest::newRow(theme) << chart::paintImage(spec, samples::palette(QString::fromLatin1(theme)),
                                                  {1920, 1080});
}

void TestPng::comesBackPixelForPixel()
{
    QFETCH(QImage, picture);
    const auto bytes = chart::encodePng(picture);
    QVERIFY(bytes.has_value());
    const QImage back = decoded(*bytes);
    QCOMPARE(back.size(), picture.size());
    QVERIFY(back == picture);
    QCOMPARE(chart::pictureIdentity(back), chart::pictureIdentity(picture));
}

void TestPng::chartIsSmall()
{
    for (const std::size_t bars : {120, 300}) {
        auto spec = samples::deskSpec(samples::walk(900), 2, bars);
        const auto bytes = chart::encodePng(chart::paintImage(spec, chart::modelPalette(), {1920, 1080}));
        QVERIFY(bytes.has_value());
        QVERIFY2(bytes->size() <= 300'000, qPrintable(QString::number(bytes->size())));
    }
}

void TestPng::chunksAreInOrder()
{
    const auto bytes = chart::encodePng(noise(20, 10, 1));
    QVERIFY(bytes->startsWith(QByteArray("\x89PNG\r\n\x1A\n", 8)));
    QByteArrayList kinds;
    for (qsizetype at = 8; at < bytes->size();) {
        const auto length = qFromBigEndian<quint32>(bytes->constData() + at);
        kinds << bytes->mid(at + 4, 4);
        at += 12 + static_cast<qsizetype>(length);
        QVERIFY(at <= bytes->size());
    }
    QCOMPARE(kinds, (QByteArrayList{"IHDR", "IDAT", "IEND"}));
}

void TestPng::noPictureIsAnError()
{
    const auto bytes = chart::encodePng(QImage());
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, base::ErrorCode::BadData);
}

void TestPng::otherFormatsAreConverted()
{
    const QImage picture = noise(50, 40, 2);
    for (const auto format :
         {QImage::Format_RGB888, QImage::Format_ARGB32, QImage::Format_ARGB32_Premultiplied}) {
        const auto bytes = chart::encodePng(picture.convertToFormat(format));
        QVERIFY(bytes.has_value());
        QVERIFY(decoded(*bytes) == picture);
    }
}

void TestPng::identityIsThatOfThePixels()
{
    QImage picture(2, 1, QImage::Format_RGB32);
    picture.setPixel(0, 0, 0xFF010203);
    picture.setPixel(1, 0, 0xFF040506);
    QCOMPARE(chart::pictureIdentity(picture),
             base::sha256(std::string_view("\0\0\0\x02\0\0\0\x01\x01\x02\x03\x04\x05\x06", 14)));
    QCOMPARE(chart::pictureIdentity(picture.convertToFormat(QImage::Format_RGB888)),
             chart::pictureIdentity(picture));
    QVERIFY(chart::pictureIdentity(flat(2, 3, 0xFF000000)) != chart::pictureIdentity(flat(3, 2, 0xFF000000)));
    QImage other = picture;
    other.setPixel(1, 0, 0xFF040507);
    QVERIFY(chart::pictureIdentity(other) != chart::pictureIdentity(picture));
}
