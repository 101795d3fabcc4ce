// The table of patterns, what all detectors promise, and the crossing of moving averages.
#pragma once

#include <QObject>

class TestPatterns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreComplete();
    void everyKindIsItsRows();
    void noDetectorFloods();
    void eventsAreWellMade();
    void unitsDoNotMatter();
    void nothingInAFlatMarket();
    void nothingOnceAllIsStill();
    void shortSeriesAreQuiet();
    void findsEveryCrossing();
    void goldenAfterARise();
    void confidenceReadsTheCross();
    void eventsComeByBar();
    void directionsHaveNames();
};
