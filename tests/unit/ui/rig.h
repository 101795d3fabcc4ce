// A window with a desk that never starts and dialogs that a test answers. One a test; GUI thread.
#pragma once

#include "engine/engine.h"
#include "support/sample_snapshot.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QtTest/QtTest>

struct Rig
{
    ui::Theme theme;
    engine::Desk desk{[]() -> base::Result<std::unique_ptr<engine::Engine>> {
        return base::fail(base::ErrorCode::Internal, "never started");
    }};
    ui::Answer answer{true, false};
    std::vector<ui::Question> asked;
    QStringList told;
    QString path;
    std::unique_ptr<ui::MainWindow> window;

    explicit Rig(QSize size = {1920, 1080}, const QString &name = QStringLiteral("dark"))
    {
        if (!theme.load(name, false))
            qFatal("the theme cannot be read");
        theme.apply(*qApp);
        ui::Dialogs dialogs;
        dialogs.ask = [this](QWidget *, const ui::Question &question) {
            asked.push_back(question);
            return answer;
        };
        dialogs.tell = [this](QWidget *, const QString &title, const QString &) { told << title; };
        dialogs.saveFile = [this](QWidget *, const QString &, const QString &, const QString &) {
            return path;
        };
        dialogs.openFile = [this](QWidget *, const QString &, const QString &) { return path; };
        dialogs.adjust = [](QWidget *, const engine::PositionView &) {
            return std::optional<ui::NewLevels>();
        };
        window = std::make_unique<ui::MainWindow>(desk, theme, dialogs, QString());
        window->resize(size);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("the window does not show");
    }
    void show(const std::shared_ptr<engine::Snapshot> &snapshot)
    {
        window->hub().setSnapshot(snapshot);
        QCoreApplication::processEvents();
        QTest::qWait(20);
    }
};
