// Tests of the news that are kept: see the source file. One thread.
#pragma once

#include <QObject>

class TestNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asOf();
    void fullerVersionsComeLater();
    void importedHistory();
    void words();
    void anyWords();
    void nothingIsChanged();
};
