// The bodies of OpenAI's family beyond plain chat completions.
#pragma once

#include <QObject>

class TestChatShapes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnswers_data();
    void readsAnswers();
    void aBadStatusIsNoAnswer();
    void countsTokens_data();
    void countsTokens();
    void knowsTheCost();
    void cutsBodiesApart_data();
    void cutsBodiesApart();
    void narrowsSchemas_data();
    void narrowsSchemas();
    void narrowsWhatGoesRoundInCircles();
};
