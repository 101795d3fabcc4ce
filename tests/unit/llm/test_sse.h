// Server-sent events in any pieces.
#pragma once

#include <QObject>

class TestSse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEvents_data();
    void readsEvents();
    void readsThemInAnyPieces();
    void tellsAStreamFromADocument();
};
