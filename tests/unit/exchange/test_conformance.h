// Every recorded answer of every venue in the catalogue against what a correct reader gets from it. Test
// thread.
#pragma once

#include <QObject>

class TestConformance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyVenueHasFixtures();
    void recordedAnswers_data();
    void recordedAnswers();
};
