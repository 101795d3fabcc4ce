// Tests of store/settings_file.h.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anAbsentFileIsEmpty();
    void keepsUnknownKeys();
    void leavesABrokenFileAsItIs();
    void keepsABrokenFileBeforeWriting();
    void refusesWhatIsNotAnObject();
    void tellsOfAFolderThatCannotBeMade();
    void survivesBeingKilled();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};
