// The pure parts of the door: statuses, pauses, redaction, unpacking.
#pragma once

#include <QObject>

class TestHttp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusesHaveTheirMeaning_data();
    void statusesHaveTheirMeaning();
    void readsHowLongToWait_data();
    void readsHowLongToWait();
    void readsSpentBudgets();
    void namesTheHostAlone();
    void knowsSecretNames_data();
    void knowsSecretNames();
    void showsUrlsWithoutSecrets();
    void scrubsSecretsWhereverTheyAre();
    void unpacksInAnyPieces();
    void refusesWhatIsNoGzip();
    void stopsUnpackingAtTheLimit();
    void seesThatAPackedBodyIsCutOff();
};
