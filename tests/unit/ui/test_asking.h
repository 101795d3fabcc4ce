// Tests of what the window asks services for: lists of models, keys of sources, and old questions again. Main
// thread.
#pragma once

#include <QObject>

class TestAsking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelsAreChosenFromAList();
    void aListThatFailsIsSaidBesideTheField();
    void keysOfSourcesAreKept();
    void anArticleIsLeftOut();
    void anAnswerIsNotWaitedForTwice();
    void costsAreSaidFirst();
    void ruleMindsAndClosedDoorsAreNotAsked();
    void picturesFitTheirRoom();
    void evidenceStandsBesideTheAnswer();
};
