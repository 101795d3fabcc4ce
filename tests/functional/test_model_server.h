// The programs against a model server that answers well, badly, slowly or not at all: each outcome as it is
// promised, and no key anywhere.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestModelServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void analyses_data();
    void analyses();
    void nobodyListens();
    void oneReAskNamesTheField();
    void tradesAndTheirExits();
    void failuresAreSafeMode();
    void stopsWhileTheModelThinks();
    void noKeyIsKept();

private:
    QTemporaryDir m_folder;
    QString m_csv;
};
