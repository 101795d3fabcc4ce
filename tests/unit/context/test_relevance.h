// Tests of context: see the source file for what is claimed. One thread.
#pragma once

#include <QObject>

class TestRelevance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTerm();
    void whyAddsUp();
    void collisions();
    void nothingFromTheFuture();
    void olderCountsLess();
    void gainOfTheLabelledSet();
    void fastEnough();
};
