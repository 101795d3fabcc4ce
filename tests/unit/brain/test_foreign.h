// Trade histories of other programs: what is read, what is named and passed over, what a lesson says.
#pragma once

#include <QObject>

class TestForeign : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsCsv();
    void namesWhatCannotBeRead();
    void readsFees();
    void readsQuotes();
    void readsFreqtrade();
    void readsRecordedFreqtrade();
    void anyBytesAreRead();
    void theSameTradeHasTheSameId();
    void lessonsSayWhatStandsOut();
};
