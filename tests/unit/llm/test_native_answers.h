// Answers of the services with an API of their own, as recorded and as we wrote them: every one is read as
// expected, and any cut of its bytes gives the same.
#pragma once

#include <QObject>

class TestNativeAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readAsRecorded_data();
    void readAsRecorded();
    void readInAnyPieces_data();
    void readInAnyPieces();
    void readDemandsForPayment_data();
    void readDemandsForPayment();
    void cutShort_data();
    void cutShort();
    void anyBytesAreClassified();
};
