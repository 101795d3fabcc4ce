// Recording and replaying.
#pragma once

#include <QObject>

class TestCassette final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replaysWhatWasRecorded();
    void theNthRequestGetsTheNthAnswer();
    void goesOnAfterTheNewestFile();
    void replaysFailures();
    void doesNotRecordWhatWasCancelled();
    void keepsNoSecret();
    void matchesWithAnotherKey();
    void keepsBytesThatAreNotText();
    void namesWhatIsMissing();
    void refusesDamagedFiles_data();
    void refusesDamagedFiles();
    void refusesAfterStop();
    void givesPiecesAndKeepsTheWhole();
};
