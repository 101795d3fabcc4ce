// AWS's binary frames in any pieces, and damaged ones.
#pragma once

#include <QObject>

class TestEventStream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsAsGzipDoes();
    void readsFrames();
    void readsThemInAnyPieces();
    void passesOverOtherKindsOfHeaders();
    void findsDamage_data();
    void findsDamage();
    void anyBytesAreRead();
};
