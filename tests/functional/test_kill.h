// The desk is killed at every place where it writes, one after the other, and at random instants; each time the data
// folder proves whole, the journal never shrinks, and the desk goes on.
#pragma once

#include <QObject>

class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void atEveryNamedPoint();
    void atRandomInstants();
    void stopsInTime();
};
