// Tests of the whole window: panels, buttons, sizes, halts, leaving. Main thread.
#pragma once

#include <QObject>

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPanelShowsWholeAndBareSnapshots();
    void buttonsAskTheDesk();
    void shortcutsAskTheDesk();
    void watchListChoosesTheMarket();
    void decisionFoldsOut();
    void haltsShowTheirButton();
    void syntheticDataIsMarked();
    void themeChangesAtOnce();
    void sizes_data();
    void sizes();
    void closingAsksAndObeys();
    void welcomeComesOnce();
    void headerFits_data();
    void headerFits();
    void tradesOfferExports();
    void levelsAreDragged();
    void refusedLevelsSayWhy();
    void failureIsSaid();
    void watchListComesBack();
};
