// The plain model door, budgets, cassettes and the comparison of models, from outside.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksAPlainQuestion();
    void streams();
    void asksABatchInItsOrder();
    void saysWhatWentWrong();
    void overBudgetAsksNobody();
    void keepsAScorecard();
    void paysWithinADayAcrossRestarts();
    void theEnvironmentSetsTheSampling();
    void listsAndChecksProviders();
    void fallsBackAndSaysSo();
    void twoReplaysOfOneCassetteAreTheSame();
    void comparesModels();
    void sumsUpBeforeItAsks();

private:
    QTemporaryDir m_folder;
    QString m_csv;
};
