// Any sound decision, written in any tolerated way, reads as the same one; anything else never does harm.
#pragma once

#include <QObject>

class TestAnswerProperties final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasWritten();
    void toleratedFaultsChangeNothing();
    void survivesBrokenBytes();
    void cutTextsNeverOpen();
    void endsSoonOnHostileTexts_data();
    void endsSoonOnHostileTexts();
};
