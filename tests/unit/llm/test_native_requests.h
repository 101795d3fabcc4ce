// What the services with an API of their own are asked: bodies, headers, signatures, and what is learnt from
// their refusals.
#pragma once

#include <QObject>

class TestNativeRequests final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheAbilitiesOfClaude_data();
    void knowsTheAbilitiesOfClaude();
    void closesSchemas();
    void asksAnthropic();
    void asksOldClaudeByATool();
    void anthropicLearnsFromRefusals_data();
    void anthropicLearnsFromRefusals();
    void asksBedrock();
    void bedrockIsSignedAsItIsSent_data();
    void bedrockIsSignedAsItIsSent();
    void signsAsAmazonsOwnLibraryDoes();
    void bedrockTellsFailuresByTheirHeader();
    void asksOllama();
    void asksOllamaForEnoughContext();
    void asksLlamacpp();
    void readsHealthAndSlots();
    void tellsHowBusyAServerIs();
    void aFreeKeyCostsNothing();
    void checksListsOfModels();
};
