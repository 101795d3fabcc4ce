// Tests of base/platform.h.
#pragma once

#include <QtTest/QtTest>

class TestPlatform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReads();
    void replacesAndKeepsRights();
    void writesThroughALink();
    void leavesNothingBehind();
    void refusesAFolderThatIsMissing();
    void readRefuses();
    void readsWhatHasNoSize();
    void displayIsFoundByEnvironment();
    void dataFolderIsNamed();
    void environmentIsReadOrEmpty();
};
