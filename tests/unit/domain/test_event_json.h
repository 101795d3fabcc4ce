// What the journal keeps comes back exactly, and what is damaged is refused.
#pragma once

#include <QObject>

class TestEventJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsWritten();
    void everyKindComesBack();
    void votesComeBack();
    void missingFieldsAreNamed();
    void wrongTypesAreRefused();
    void unknownKinds();
    void instrumentsComeBack();
    void instrumentsAreChecked();
    void modelCallsComeBack();
    void verdictsComeBack();
    void statisticsAreWritten();
};
