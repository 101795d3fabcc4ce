// The real socket against a server on this machine: frames both ways, breaks, addresses that are refused. Test
// thread.
#pragma once

#include <QObject>

class TestWebSocket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void carriesFrames();
    void tellsTheEndOnce();
    void refusesAddresses_data();
    void refusesAddresses();
    void cannotConnect();
    void refusesLargeFrames();
    void closesWithoutAWord();
};
