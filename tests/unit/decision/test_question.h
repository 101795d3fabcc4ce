// The question as a model is given it: its numbers, its text, its schema.
#pragma once

#include <QObject>

class TestQuestion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAsItDid_data();
    void looksAsItDid();
    void carriesWhatTheBaselineNeeds_data();
    void carriesWhatTheBaselineNeeds();
    void printsEveryReadingOnce();
    void tellsTheBaselineWhatIsHeld();
    void offersOnlyPossibleActions_data();
    void offersOnlyPossibleActions();
    void fencesTextsFromOutside();
    void countsWhatIsMissing();
    void schemaIsStrict_data();
    void schemaIsStrict();
    void schemaTakesASoundAnswer();
};
