// Tests of news and figures in a desk's cycle: see the source file. Main thread.
#pragma once

#include <QObject>

class TestWorld : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reachesTheQuestionAndTheCapsule();
    void aSilentSourceIsMissing();
    void madeUpMarketsFetchNothing();
    void searchesWhatWasKept();
    void asksAgainWithoutAnArticle();
    void anotherAnswerCanBeStopped();
};
