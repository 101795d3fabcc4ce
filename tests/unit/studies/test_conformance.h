// Our values against those of TA-Lib, Stock.Indicators and Tulip, where their recorded vectors are at hand.
#pragma once

#include <QObject>

class TestConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedVectors();
    void everyVectorOfOursIsCompared();
    void turningPoints();
};
