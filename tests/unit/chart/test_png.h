// Pictures kept without loss, and what a picture is known by.
#pragma once

#include <QObject>

class TestPng : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackPixelForPixel_data();
    void comesBackPixelForPixel();
    void chartIsSmall();
    void chunksAreInOrder();
    void noPictureIsAnError();
    void otherFormatsAreConverted();
    void identityIsThatOfThePixels();
};
