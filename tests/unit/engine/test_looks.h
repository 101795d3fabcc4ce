// How studies and patterns get onto a chart.
#pragma once

#include <QObject>

class TestLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStudyCanBeDrawn();
    void bandsAndCloudsAreFilled();
    void oscillatorsGetPanels();
    void theMacdHasItsHistogram();
    void theStandardChart();
    void patternsCarryTheirPoints();
    void theProfileHoldsAllVolume();
    void aFlatMarketHasNoProfile();
};
