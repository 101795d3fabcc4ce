// Who is asked and how, from outside: own rules, the gate, a council, and texts that a person put in place of
// the program's own.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestAsking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rulesReplayTheSame();
    void rulesLeanAndFullTradeAlike();
    void rulesAreABaseline();
    void badRulesAreNamed_data();
    void badRulesAreNamed();
    void aClosedGateAsksNobody();
    void aCouncilDecides();
    void aCouncilWithoutVoicesFails();
    void aCouncilReplaysTheSame();
    void aCouncilReplaysFromACassette();
    void textsAreReplaced();
    void badTextsAreNamed();

private:
    QString write(const char *name, const char *text);
    QTemporaryDir m_folder;
    QString m_csv;
};
