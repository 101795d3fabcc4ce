// Requests and answers of OpenAI-compatible servers, as bytes.
#pragma once

#include <QObject>

class TestCompatibleCodec final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheAddress_data();
    void findsTheAddress();
    void writesTheWholeQuestion();
    void writesOnlyWhatIsSet();
    void leavesOutWhatTheServerRefuses();
    void refusesASchemaThatIsNoJson();
    void readsAnswers_data();
    void readsAnswers();
    void readsUsage();
    void readsStreams_data();
    void readsStreams();
    void explainsRefusals_data();
    void explainsRefusals();
    void learnsFromRefusals_data();
    void learnsFromRefusals();
    void survivesAnyBytes();
};
