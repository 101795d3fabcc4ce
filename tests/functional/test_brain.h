// The memory from outside: what is imported, recalled and told, and that a desk that is killed learns each
// trade once.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestBrain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void importsATradeHistory();
    void namesRowsThatCannotBePlaced();
    void recallsOnlyWhatWasKnown();
    void questionsRememberWhatWasKnown();
    void findsAPlantedEdge();
    void aPersonHasTheLastWord();
    void takesOverAnotherDesk();
    void aReplayLearnsAsItGoes();
    void everyTradeIsLearnedOnce();
    void anOlderFolderIsBroughtUpToDateOrLeftAsItWas();

private:
    [[nodiscard]] QString written(const char *name, const QByteArray &text) const;
    QTemporaryDir m_folder;
    QString m_candles;
};
