// Tests of the journal's events in store/journal.h.
#pragma once

#include "store/database.h"

#include <QObject>
#include <QTemporaryDir>

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void readsBackWhatWasAppended();
    void skipsWhatIsThereAlready();
    void refusesAKeyWithOtherContent();
    void keepsRunsApart();
    void writesNothingOfAFailedAppend();
    void joinsTheCallersTransaction();
    void givesUpTheCallersTransactionWhole();
    void onlyGrows();
    void readsKindsInOrder();
    void pagesNewestFirst();
    void findsWhatBelongsToACapsule();
    void hashesAreOfTheContentAlone();
    void nothingIsLostWhenTheDiskIsFull();
    void twoConnectionsSeeTheSame();
    void keepsEveryKindOfEvent();
    void anyBatchesGiveTheSameJournal();
    void manySmallAppendsAreFast();

private:
    [[nodiscard]] std::unique_ptr<store::Database>
    open(store::Access access = store::Access::ReadWrite) const;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Database> m_database;
};
