// Tests of "nothing is lost": the program killed at every named point.
#pragma once

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

class TestCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void killedAnywhereTheJournalIsAPrefix_data();
    void killedAnywhereTheJournalIsAPrefix();
    void killedAgainAndAgainNothingIsLost();
    void killedInAMigrationNothingIsLost();
    void killedWhilePruningNothingElseIsLost();

private:
    QStringList m_points; // every kill point that appending passes
    std::unique_ptr<QTemporaryDir> m_dir;
};
