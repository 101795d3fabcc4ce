// Bodies written after the services' own documentation (tests/data/bodies), read whole and in pieces.
#pragma once

#include <QObject>

class TestBodies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProviderHasBodies();
    void readAsDocumented_data();
    void readAsDocumented();
    void readInAnyPieces_data();
    void readInAnyPieces();
};
