// A trader's rules: what they decide, when they hold and why, and how they are read from a file. Main thread.
#pragma once

#include <QObject>

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void entriesHaveLevels();
    void shortsAreMirrored();
    void saysWhyItHolds_data();
    void saysWhyItHolds();
    void citesWhatItRead();
    void refusesBadRules_data();
    void refusesBadRules();
    void namesItself();
    void answersLikeAModel();
    void withoutAnEntryRuleItFails();
    void readsFiles_data();
    void readsFiles();
    void refusesFiles_data();
    void refusesFiles();
    void actionAndDecisionAgree();
};
