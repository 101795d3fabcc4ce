// Markets that break careless code: without movement, without volume, too short, with gaps, very cheap, very
// dear, very long. What is undefined is stated here.
#pragma once

#include <QObject>

class TestEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flatMarketIsDefined();
    void shortSeriesAreMissing();
    void firstValueNeedsTheWarmupOnly();
    void gapsAreJustTheNextBar();
    void withoutVolume();
    void cheapTokensKeepTheirBands();
    void thinTokensKeepTheirFlow();
    void stillnessAfterMovement();
    void adxWaitsWhereNothingMoves();
    void macdTakesPeriodsInAnyOrder();
    void macdOfAFlatEndSettles();
    void obvIsExactForWholeVolumes();
    void vwapStartsAnewEachDay();
    void vwapOfDailyBarsRunsOn();
    void vwapLearnsThatBarsAreShort();
    void aCrashLeavesNoTrace();
    void aMillionBarsDoNotDrift();
};
