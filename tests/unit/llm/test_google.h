// What goes to and comes from the Gemini API.
#pragma once

#include <QObject>

class TestGoogle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheAddress_data();
    void findsTheAddress();
    void writesTheWholeQuestion();
    void writesOnlyWhatIsSet();
    void leavesOutWhatIsRefused();
    void saysHowMuchToThink_data();
    void saysHowMuchToThink();
    void readsAnswers_data();
    void readsAnswers();
    void sortsRefusals_data();
    void sortsRefusals();
    void learnsFromRefusals_data();
    void learnsFromRefusals();
    void readsTheList();
    void takesThePaidKeyOnce();
    void staysWithOneKey();
    void survivesAnyBytes();
};
