// Tests of the window in German: nothing is cut off, and what the built-in mind says is said in German. Main
// thread.
#pragma once

#include <QObject>

class TestGerman : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void builtInMindIsTranslated();
    void otherMindsAreNot();
    void evidenceAndReasonAreShown();
    void modelsAreNamed_data();
    void modelsAreNamed();
    void theDecisionIsNeverCut();
    void positionIsWhole_data();
    void positionIsWhole();
};
