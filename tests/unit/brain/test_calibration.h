// The maps from a claim to a chance, and which of them is in force.
#pragma once

#include <QObject>

class TestCalibration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void beginsWithTheBaseRate();
    void shrinksClaimsThatSayNothing();
    void findsClaimsThatSaySomething();
    void takesIsotonicOnlyWhereItIsBetter();
    void reportsReliability();
    void staysWithinItsBounds();
};
