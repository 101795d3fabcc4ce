// Keccak, the signature of a transfer, and AWS's signature of a request, against published vectors.
#pragma once

#include <QObject>

class TestSignatures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keccakOfKnownTexts_data();
    void keccakOfKnownTexts();
    void addressesHaveTheirCapitals();
    void signsATransfer();
    void recoversTheSigner();
    void refusesBadValues();
    void readsEveryTransferVector_data();
    void readsEveryTransferVector();
    void signsAsAwsDocuments();
    void normalisesPathsAndQueries_data();
    void normalisesPathsAndQueries();
    void signsARequest();
    void readsEveryAwsVector_data();
    void readsEveryAwsVector();
};
