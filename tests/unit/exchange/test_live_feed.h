// A feed over a stream that drops, repeats, mixes up and garbles its frames and breaks off, beside a venue whose REST
// answers are right: it must end as REST says. Test thread.
#pragma once

#include <QObject>

class TestLiveFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsAsRestSays();
    void showsWhatItHears();
    void closedBarsComeFromRest();
    void catchesUpAfterAnOutage();
    void hearsTheLargestDivisor();
    void oldFramesChangeNothing();
    void keepsAskingWhatFails();
    void mayBeGoneBeforeTheAnswer();
};
