// Halts that fall due, their ends, and pauses to the millisecond.
#pragma once

#include <QObject>

class TestHalts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loss_streak();
    void streakEnds();
    void day();
    void fall();
    void safety();
    void notTwice();
    void ended();
    void cooldown_data();
    void cooldown();
    void stale();
};
