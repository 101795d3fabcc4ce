// The market played from a file, and larger bars from smaller ones. Test thread.
#pragma once

#include <QObject>

class TestFileExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void servesOnlyWhatHasClosed();
    void honoursSinceAndLimit();
    void sharesItsColumns();
    void servesLargerSteps();
    void knowsItsInstrumentOnly();
    void tellsTheLastDay();
    void hasNoOtherSenses();
    void neverShowsTheFuture();
    void resamplesExactly();
    void resamplesWeeksFromMonday();
    void refusesToResampleUnevenly();
};
