// Every recorded answer of OpenAI-compatible services reads as its record says.
#pragma once

#include <QObject>

class TestRecordedAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readAsRecorded_data();
    void readAsRecorded();
    void anyCutReadsTheSame_data();
    void anyCutReadsTheSame();
    void waitsAsGoogleAsks();
    void everyRowDecodes();
};
