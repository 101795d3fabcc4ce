// What the layers draw, kept as text: tests/data/chart/<theme>.txt. SIGNALDESK_REGENERATE=1 writes them anew.
#pragma once

#include <QObject>

class TestGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLayerIsDrawnInOrder();
    void drawLists_data();
    void drawLists();
};
