// Tests of requests whose address outside text has chosen: see the source file. One thread.
#pragma once

#include <QObject>

class TestPublic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses_data();
    void addresses();
    void refusesThisMachine_data();
    void refusesThisMachine();
    void oneBadAddressIsEnough();
    void connectsToTheCheckedAddress();
};
