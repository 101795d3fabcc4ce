// Tests of store/secret_store.h.
#pragma once

#include "base/task.h"

#include <QObject>
#include <QTemporaryDir>

class TestSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nothingFoundIsNotAnError();
    void readsEnvironmentThenKeychainThenFile();
    void writesTheKeychainWhereThereIsOne();
    void theFileMustBeChosen();
    void theFileIsForItsOwnerAlone();
    void anyFailureOfTheKeychainMeansThereIsNone();
    void removesFromBothPlaces();
    void leavesABrokenFileAsItIs();
    void anEmptySecretIsRefused();
    void survivesBeingKilled();
    void aSecretIsNowhereElse();
    void theSystemKeychainAnswersOrIsNone();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};
