// The painted picture: crisp at every pixel ratio, laid out as told, the same on every thread.
#pragma once

#include <QObject>

class TestPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wicksAreOneDevicePixel_data();
    void wicksAreOneDevicePixel();
    void candlesAreNotBlurred_data();
    void candlesAreNotBlurred();
    void crispAtAnOddCorner();
    void hollowCandlesAreOutlines();
    void dojiIsVisible();
    void denseBarsShowTheirWholeRange();
    void pricePanelHasItsShare_data();
    void pricePanelHasItsShare();
    void volumeStandsBehindAtItsShare();
    void layoutMapsThereAndBack();
    void lowAndHighAreInView();
    void farCurveDoesNotFlattenCandles();
    void bandsLieBetweenTheirGuides();
    void marksAreFound();
    void linksTakeTheColourOfTheOutcome();
    void lastPriceLevelReplacesTheLastClose();
    void crosshairReadsOut();
    void crosshairOutsideDrawsNothing();
    void emptySeriesPaintsTheFrame();
    void degenerateAreas();
    void otherThreadsPaintTheSame();
    void panelsWithoutRoomAreLeftOut();
    void paintLeavesThePainterAsItWas();
};
