// Tests of store/database.h and of migrations.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void makesFolderAndFile();
    void isDurableByDefault();
    void refusesANewerSchemaUndamaged();
    void refusesWhatIsNotADatabase();
    void refusesTheDatabaseOfAnotherProgram();
    void tellsOfDamage();
    void tellsOfAFolderThatCannotBeWritten();
    void readsWithoutLeavingTraces();
    void readsInAFolderThatCannotBeWritten();
    void readsAfterACrashInAFolderThatCannotBeWritten();
    void readOnlyTellsOfNothing();
    void opensFromTwoThreadsAtOnce();
    void bringsAVersionZeroFileUpToDate();
    void migratesWithACopyBeforeEachStep();
    void aFailedMigrationChangesNothing();

private:
    [[nodiscard]] QString path() const;
    void fill(int events) const;
    [[nodiscard]] QMap<QString, QByteArray> files() const; // name -> content
    std::unique_ptr<QTemporaryDir> m_dir;
};
