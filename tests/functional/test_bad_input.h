// Everything a person or a machine may get wrong: each a clear word naming the field or the file, the status
// that is promised, nothing lost, nothing hung.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void commandLines_data();
    void commandLines();
    void candleFiles_data();
    void candleFiles();
    void thinCandlesAreNoError();
    void venues();
    void settings();
    void dataFolders();
    void aFolderThatMayNotBeWritten();
    void aDiskThatFillsUp();
    void capitalOfAnAccountThatHasBegun();
    void aDeskIsControlled();
    void oneDeskAFolder();

private:
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const;
    QTemporaryDir m_folder;
    QString m_csv;
};
