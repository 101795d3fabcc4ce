// The base style below the style sheet: draws what a sheet cannot, the ticks of check boxes and the dots
// of radio buttons, in the palette's colours. Owned by the application; GUI thread.
#pragma once

#include <QProxyStyle>

namespace ui {

class DeskStyle : public QProxyStyle
{
    Q_OBJECT
public:
    DeskStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace ui
