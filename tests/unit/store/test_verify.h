// Tests of store/verify.h.
#pragma once

#include "store/database.h"
#include "store/verify.h"

#include <QObject>
#include <QTemporaryDir>

class TestVerify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyFolderIsFine();
    void countsWhatIsThere();
    void finds_data();
    void finds();
    void tellsThePrunedFromTheLost();
    void tellsOfAFileThatIsNoDatabase();
    void refusesANewerSchema();
    void worksWhileADeskRuns();
    void changesNothing();
    void worksInAFolderThatCannotBeWritten();

private:
    [[nodiscard]] store::Verification checked() const;
    [[nodiscard]] std::unique_ptr<store::Database> open(bool replays = false) const;
    std::unique_ptr<QTemporaryDir> m_dir;
};
