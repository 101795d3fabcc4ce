// Claims and numbers held against the question's own.
#pragma once

#include <QObject>

class TestEvidence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAClaim_data();
    void marksAClaim();
    void knowsOnlyItsOwnRefs();
    void findsUncitedNumbers_data();
    void findsUncitedNumbers();
    void tellsEachNumberOnce();
    void endsSoonOnMillionsOfNumbers();
};
