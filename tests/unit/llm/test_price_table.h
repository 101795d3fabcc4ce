// What models cost, and what is not known of it.
#pragma once

#include <QObject>

class TestPriceTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableThatComesWithTheProgramIsSound();
    void pricesHoldForTheirTime();
    void namesWithADateAreTheModelsThemselves();
    void unknownStaysUnknown();
    void countsTokensAsEachServiceDoes();
    void pricesWhatIsWrittenToTheCache();
    void pricesWhatAServiceReallyCounts();
    void largeInputsCostMore();
    void refusesBadTables_data();
    void refusesBadTables();
    void theUsersTableWins();
};
