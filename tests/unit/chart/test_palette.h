// Themes: read, refused, legible; and the palette of models.
#pragma once

#include <QObject>

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsThatOfTheStandard();
    void textIsLegibleOnEverySurface_data();
    void textIsLegibleOnEverySurface();
    void curvesAreLegible_data();
    void curvesAreLegible();
    void themesFillThePalette_data();
    void themesFillThePalette();
    void badThemesNameTheToken_data();
    void badThemesNameTheToken();
    void modelsSeeBlackOnWhite();
    void modelHuesDifferInLightness();
    void blending();
};
