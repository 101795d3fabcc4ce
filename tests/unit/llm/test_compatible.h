// The provider against a server that does everything wrong.
#pragma once

#include <QObject>

class TestCompatible final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAndIsAnswered();
    void needsNoKey();
    void failsAsItShould_data();
    void failsAsItShould();
    void retriesWhatMaySucceedLater();
    void doesNotRetryWhatWillNot();
    void honoursRetryAfter();
    void doesWithoutASchemaWhereThereIsNone();
    void doesWithoutAPictureWhereItIsRefused();
    void givesUpOnARefusalThatStays();
    void refusesABadAddress();
    void checksTheServer_data();
    void checksTheServer();
    void neverTellsTheKey();
    void tellsTheAnswerAsItComes();
    void tellsThatAnAttemptBeginsAnew();
    void endsACallWhenItsOwnerAsks();
    void waitsAsTheBodyAsks();
    void listsItsModels();
    void stopEndsACallAtOnce();
    void isTheCassettesEqual();
};
