// What a replay writes on a thread of its own is what it would write itself.
#pragma once

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include "store/behind.h"

class TestBehind : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void writesWhatAJournalWrites();
    void showsWhatWasCommitted();
    void takesBackWhatWasNotFinished();
    void tellsTheFirstError();
    void tellsWhenTheFileCannotBeOpened();
    void waitsForRoom();

private:
    [[nodiscard]] QString path() const { return store::replayDatabase(m_dir->path()); }
    [[nodiscard]] std::unique_ptr<store::Behind> begun(const std::string &run = "replay") const;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Database> m_database;
};
