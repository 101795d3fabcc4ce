// Replays from outside: the same bytes twice, money that balances, refusals that name what is wrong.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestReplay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameInputsSameBytes();
    void leanAndFullTradeAlike();
    void everyTradeShowsItsCapsule();
    void moneyIsText();
    void realCandlesTrade();
    void brokenFiles_data();
    void brokenFiles();
    void analysisKeepsACapsule();
    void questionOffersWhatIsPossible();

private:
    QTemporaryDir m_folder;
    QString m_csv;
};
