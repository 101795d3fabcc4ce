// The reader of candle files: what it accepts, what it refuses and where it says the fault is. Test thread.
#pragma once

#include <QObject>

class TestCandleFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAHeaderInAnyOrder();
    void readsRowsWithoutAHeader();
    void readsMarksQuotesAndSeparators();
    void readsTimes_data();
    void readsTimes();
    void threeRowsAreEnough();
    void tellsTheSymbol_data();
    void tellsTheSymbol();
    void tellsTickAndLot_data();
    void tellsTickAndLot();
    void takesTheSmallestStep();
    void refuses_data();
    void refuses();
    void refusesWhatIsNoFile();
    void keepsWhatWasWritten();
    void anyTextEnds();
    void aMillionRowsAreQuick();
    void readsEveryRecordedFile();
};
