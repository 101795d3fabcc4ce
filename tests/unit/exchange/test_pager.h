// Pages of candles: what is asked, and what is made of it. Test thread.
#pragma once

#include <QObject>

class TestPager : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesMeetTheQuery();
    void lastBarIsForming();
    void lastBarClosesLate();
    void futureBarsAreDropped();
    void clockOfThePastIsServed();
    void stubbornVenuesEnd();
    void unitsBecomeBase();
    void windowsMeetTheQuery();
    void windowsFindTheFirstBar();
    void keepsToWhatIsKept();
    void venuesSayWhatIsClosed();
};
