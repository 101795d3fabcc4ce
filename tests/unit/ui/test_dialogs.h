// Tests of the settings, the welcome, the capsule viewer, the palette and the question before leaving. Main
// thread.
#pragma once

#include <QObject>

class TestDialogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settingsMakeAFieldOfEveryOption();
    void settingsGiveOnlyWhatChanged();
    void settingsRefuseBesideTheField();
    void settingsShowWhatTheDeskRefused();
    void providerPageTestsAndKeeps();
    void welcomeDefaults();
    void welcomeSaysWhenTheMarketIsSilent();
    void welcomeNeedsAFileForAFile();
    void capsuleIsPlainText();
    void paletteFinds();
    void adjustGivesOnlyWhatChanged();
    void numbersAreReadAsTheyStand();
    void leavingIsAskedOnlyWhereSomethingIsLeft();
};
