// The transition table and the identity of an intent.
#pragma once

#include <QObject>

class TestOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTransition();
    void finalHasNoWayOut();
    void orderFollowsTheTable();
    void clientIdIsStable();
    void clientIdTellsIntentsApart();
    void clientIdSurvivesJson();
};
