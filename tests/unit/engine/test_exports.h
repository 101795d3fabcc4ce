// What a spreadsheet of an export holds.
#pragma once

#include <QObject>

class TestExports final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresAreNumbersWhereEveryDigitFits();
    void columnsStayInSight();
    void nothingButTitlesIsASheetToo();
};
