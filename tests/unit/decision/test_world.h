// Tests of what comes from outside, as it stands in a question: see the source file. One thread.
#pragma once

#include <QObject>

class TestWorld : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sectionsLookAsTheyDid();
    void offAndBudget();
    void attacksStayInsideTheFence_data();
    void attacksStayInsideTheFence();
    void attacksMoveNoLimit();
    void attacksSplitOverArticles();
    void leaveOneOut();
    void quotableAnyText();
    void homoglyphs();
};
