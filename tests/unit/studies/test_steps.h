// The steps of derived columns - lines, deviations, extremes, averages - against slow loops written here.
#pragma once

#include <QObject>

class TestSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreLeastSquares();
    void aLineOfEqualValuesIsLevel();
    void lineAtStandsWhereAsked();
    void deviationsAreDistancesFromTheMean();
    void centralProductsAndPowers();
    void extremesLieWhereTheyAre();
    void averagesOfEachKind();
    void gainsSplitChanges();
    void fitExplainsAStraightLine();
};
