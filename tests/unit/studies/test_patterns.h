// The crossing of moving averages, and the table of patterns.
#pragma once

#include <QObject>

class TestPatterns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreComplete();
    void findsEveryCrossing();
    void goldenAfterARise();
    void nothingInAFlatMarket();
    void nothingInAShortMarket();
    void confidenceReadsTheCross();
    void eventsComeByBar();
    void directionsHaveNames();
};
