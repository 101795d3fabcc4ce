// Live streams over sockets that a test holds the other end of: what each venue is asked and how its frames are read,
// and how a connection lives, breaks and comes back. Test thread.
#pragma once

#include <QObject>

class TestStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyVenueHasARow();
    void frames_data();
    void frames();
    void subscribes_data();
    void subscribes();
    void readsProtobuf();
    void refusesBrokenProtobuf();
    void survivesAnyFrame();
    void wordsThatOnlyBeginLikeOthers();
    void tellsInBaseUnits();
    void noticesMissedNumbers();
    void pingsAndNoticesSilence();
    void comesBackWithBackoff();
    void triesTheMirror();
    void endsAtARefusal();
    void beginsAnewAfterGarbage();
    void fetchesATicket();
    void overridesHosts();
};
