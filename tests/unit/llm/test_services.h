// What OpenAI, OpenRouter, LM Studio and the servers like them are asked, and their free checks.
#pragma once

#include <QObject>

class TestServices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOpenAi();
    void forgetsAWordThatIsNotKnown();
    void asksOpenRouter();
    void asksLmStudio();
    void asksGoogleForAStream();
    void speaksTheServersDialect_data();
    void speaksTheServersDialect();
    void showsItsKeyAsItIsWanted();
    void checks_data();
    void checks();
    void listsModels();
    void checksNothingWithoutAKey();
    void leavesOutWhatAModelRefuses();
};
