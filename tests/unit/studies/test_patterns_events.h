// Crossings, divergences, squeezes, spikes and volume: each event against its rule, and the quality of a set.
#pragma once

#include <QObject>

class TestPatternsEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void priceCrossesOnce();
    void macdCrossesFarEnough();
    void stochasticCrossesOutOfItsEnds();
    void directionalLinesCrossInATrend();
    void zeroIsCrossed();
    void averagesFallIntoLine();
    void rsiDrawsAW();
    void divergenceIsKnownFiveBarsLater();
    void hiddenDivergenceNeedsATrend();
    void bandsSqueezeAndRelease();
    void atrSpikes();
    void volumeSpikesAndDriesUp();
    void volumeClimaxTurns();
    void volumeTakesSides();
    void qualityOfNothing();
    void qualityCountsSources();
    void qualityReadsAgreementAndAge();
    void qualityNamesWhatItDoesNotKnow();
};
