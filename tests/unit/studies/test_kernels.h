// Windows, averages and moments against slow loops written here.
#pragma once

#include <QObject>

class TestKernels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windowsFoldTheirValues_data();
    void windowsFoldTheirValues();
    void windowsDoNotDependOnWhereTheyStand();
    void momentsMatchTwoPasses();
    void momentsOfEqualValuesHaveNoSpread();
    void smootherFollowsItsRecurrence();
    void smootherDoesNotDependOnChunks();
    void smootherHolds();
    void lanesGiveTheSameBits();
    void wholeWindowsGiveTheSameBits();
    void logarithmsKeepTheirDigits();
};
