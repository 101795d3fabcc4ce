// Tests of store/candle_store.h.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestCandleStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsAndReads();
    void keepsTheFormingBarOut();
    void seriesAreApart();
    void aSecondAskAddsNothing();
    void revisionsAreKeptBeside();
    void readsAsItWasKnown();
    void gapsSayWhy();
    void gapsOfWhatIsNotHere();
    void stretchesGrowTogether();
    void onlyAdds();
    void survivesReopening();
    void readOnlyTellsOfNothing();
    void anyOrderOfAsksGivesTheSame();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};
