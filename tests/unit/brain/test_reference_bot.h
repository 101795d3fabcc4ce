// The files of the Python bot: trade history, settings, keys.
#pragma once

#include <QObject>

class TestReferenceBot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pairsEntriesWithCloses();
    void namesWhatHasNoPair();
    void readsIni();
    void readsEnv();
};
