// Decisions made in the desk, by the baseline or by a person's edit, pass the same checks as a model's.
#pragma once

#include <QObject>

class TestMadeDecisions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesASoundOne();
    void refusesWhatAnAnswerMayNotSay_data();
    void refusesWhatAnAnswerMayNotSay();
    void cleansTexts();
    void dropsThePriceOfAMarketEntry();
};
