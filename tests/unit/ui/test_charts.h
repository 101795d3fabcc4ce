// Several charts with one crosshair, what is drawn on them, the keys of stop and target, and what is said of
// the venue.
#pragma once

#include <QObject>

class TestCharts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneTwoAndFour();
    void cellsChooseForThemselves();
    void chartsAreRemembered();
    void looksAreRemembered();
    void oneCrosshair();
    void theCrosshairByKeys();
    void levelsMoveWithKeys();
    void levelsThatAreNotApplied();
    void thePickerFinds();
    void thePickerChangesParameters();
    void patternsAndProfile();
    void theVenueIsTold();
    void aWrongClockHasABanner();
    void theStreamHasAWord();
};
