// Tests of context: see the source file for what is claimed. One thread.
#pragma once

#include <QObject>

class TestFeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rss2();
    void rss1();
    void atom();
    void undeclaredNames();
    void dates();
    void badDates();
    void encodings();
    void brokenFeeds();
    void bombsAreRefused();
    void hugeFeedsAreBounded();
    void anyBytes();
};
