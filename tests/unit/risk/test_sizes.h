// The size by hand: each cap in turn, the smallest order, and the grid of the venue.
#pragma once

#include <QObject>

class TestSizes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byRisk();
    void position();
    void exposure();
    void barVolume();
    void unknownVolume();
    void advice();
    void leverage();
    void cash();
    void kelly();
    void noEdge();
    void minimum();
    void slackAfterAll();
    void cautious();
};
