// What all decoders read with: numbers however they are written, memory handed from one reader to the next,
// levels, names, budgets. Test thread.
#pragma once

#include <QObject>

class TestReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers_data();
    void numbers();
    void anyDoubleComesBack();
    void anyDecimalIsTheNearestDouble();
    void rowsAreReadWhereTheyArePlain();
    void bodiesAreReadWhereTheyStand();
    void cellsEndWhereItIsSaid();
    void scratchServesOneAfterTheOther();
    void scratchInUseIsLeftAlone();
    void levelsArePutInOrder();
    void singleAssets_data();
    void singleAssets();
    void hostsHaveBudgets();
};
