// A picture as large as its room allows, and on a double click pixel by pixel. Owned by its page; GUI thread.
#pragma once

#include <QPixmap>
#include <QScrollArea>

class QLabel;

namespace ui {

class PictureView : public QScrollArea
{
    Q_OBJECT
public:
    explicit PictureView(QPixmap picture, QWidget *parent = nullptr);
    [[nodiscard]] bool showsEveryPixel() const { return m_large; }
    [[nodiscard]] QSize shownSize() const; // of the picture, in logical pixels

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void fit();
    QPixmap m_picture;
    QLabel *m_label;
    bool m_large = false;
};

} // namespace ui
