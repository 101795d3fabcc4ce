// Whatever happens between broker and books, every digit is accounted for.
#pragma once

#include <QObject>

class TestBooksProperty : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void balanced();
};
