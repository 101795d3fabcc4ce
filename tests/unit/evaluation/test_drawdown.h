// Drawdowns, annual returns and Calmar by hand.
#pragma once

#include <QObject>

class TestDrawdown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byHand();
    void rising();
    void without();
    void yearly();
    void calmars();
    void property();
};
