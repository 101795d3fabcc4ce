// What the desk tells a window beside its watches: further charts, studies and patterns on them, and how the
// clocks stand.
#pragma once

#include <QObject>

class TestCharts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void studiesOfTheWindow();
    void furtherCharts();
    void aVenueThatFails();
    void theCatalogueForAPicker();
    void clocksThatAgree();
    void aClockThatIsAhead();
};
