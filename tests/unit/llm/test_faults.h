// Every way of failing of every provider.
#pragma once

#include <QObject>

class TestFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesToWhatIsStated_data();
    void comesToWhatIsStated();
    void checkNeverClaimsTooMuch();
    void refusedConnections();
};
