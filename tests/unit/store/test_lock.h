// Tests of store/instance_lock.h.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneDeskAFolder();
    void namesTheProcessThatHasIt();
    void takesOverFromTheDead();
    void takesOverALockWithoutContent();
    void tellsOfAFolderThatCannotBeWritten();
    void socketNamesAreShortAndTheFoldersOwn();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};
