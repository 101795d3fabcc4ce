// The least that a Qt Widgets program can be: one empty window, for ui_bench to stand beside. Says when it
// has been painted, and ends.
#include <QApplication>
#include <QPaintEvent>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <cstdlib>

namespace {

class Bare : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QTimer::singleShot(0, this, [] {
            std::puts("painted");
            std::fflush(stdout);
            std::_Exit(0);
        });
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Bare window;
    window.resize(1600, 960);
    window.show();
    return QApplication::exec();
}
