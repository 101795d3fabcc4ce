// What lies on the price beside candles and lines: bands and clouds, dots, volume by price, patterns,
// drawings; and the report that says whether all of it can be read.
#pragma once

#include <QObject>

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBandIsOneShape();
    void aCloudChangesColourWhereItsEdgesCross();
    void missingValuesEndABand();
    void dotsStandOnTheirValues();
    void dotsAreLeftOutWhereTheyWouldSmear();
    void theFullestRowIsTheWidest();
    void aProfileWithoutVolumeIsNothing();
    void aPatternIsNamedOnItsSide();
    void namesDoNotLieOnEachOther();
    void anInstantHasItsPlace();
    void retracementsRunFromTheEndBack();
    void aMeasureSaysWhatItMeasures();
    void aSelectedDrawingHasHandles();
    void theModelsPictureIsLegible();
    void crowdedPicturesAreToldApart();
};
