// What refusals mean.
#pragma once

#include <QObject>

class TestProviderError final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsRefusals_data();
    void sortsRefusals();
    void findsNoErrorInAnAnswer_data();
    void findsNoErrorInAnAnswer();
    void quotesLittleOfWhatIsNoJson();
    void cleansAndShortensMessages();
    void readsHowLongToWait_data();
    void readsHowLongToWait();
};
