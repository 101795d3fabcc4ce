// What must hold for every study and every market.
#pragma once

#include <QObject>

class TestProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laterBarsChangeNothing();
    void laterBarsChangeNoEvent();
    void scaleDoesNotMatter();
    void decimalScaleDoesNotMatter();
    void valuesAreFiniteOrMissing();
    void boundsHold();
    void windowsForget();
};
