// Tests of context: see the source file for what is claimed. One thread.
#pragma once

#include <QObject>

class TestHtml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textOfHtml();
    void comparisonsStay();
    void hiddenPartsGo();
    void mainTextOfAPage();
    void linearInBadInput();
};
