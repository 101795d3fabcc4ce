// Tests of base/text.h but the sanitiser.
#pragma once

#include <QtTest/QtTest>

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trimsAndSplits();
    void changesCase();
    void parsesDoubles_data();
    void parsesDoubles();
    void refusesDoubles_data();
    void refusesDoubles();
    void parsesWholeNumbers();
    void prints_data();
    void prints();
    void printedReadsBackLikePrintf();
    void asPrintedIsWhatPrintfWrites();
    void asPrintedAtTies();
    void asPrintedAtTheEdges();
    void shortensAtCharacters();
};
