// Tests of the capsules in store/journal.h.
#pragma once

#include "store/database.h"

#include <QObject>
#include <QTemporaryDir>

class TestShelf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void givesBackWhatWasKept();
    void listsInOrderAndByPage();
    void keepsBlobsOnce();
    void keepsACapsuleOnce();
    void refusesABlobWithoutBytes();
    void tellsDamageFromAbsence();
    void hashesTheIdsInOrder();
    void discardsOnlyWhatNobodyElseNames();
    void prunesPicturesThatDidNotTrade();
    void listsAThousandQuickly();

private:
    [[nodiscard]] qint64 count(const QString &table) const;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Database> m_database;
};
