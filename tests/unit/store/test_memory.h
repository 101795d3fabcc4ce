// What was learned, in the database: kept once, in order, by run.
#pragma once

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include "store/memory_store.h"

class TestMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsEachKeyOnce();
    void keepsRunsApart();
    void joinsATransaction();
    void keepsAllOrNothingTogether();
    void neverChangesWhatWasLearned();
    void aReplayIsForgottenWhole();
    void anOlderFolderLearnsToo();

private:
    [[nodiscard]] QString path() const { return store::deskDatabase(m_dir->path()); }
    [[nodiscard]] std::unique_ptr<store::Database> open() const;
    std::unique_ptr<QTemporaryDir> m_dir;
};
