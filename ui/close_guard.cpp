#include "ui/close_guard.h"

#include <QCoreApplication>

namespace ui {
namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("ui", text, nullptr, count);
}

} // namespace

std::optional<Question> leavingQuestion(const engine::Snapshot &snapshot)
{
    if (snapshot.settings && !snapshot.settings->window.confirmOnExit)
        return {};
    bool busy = false;
    for (const engine::WatchView &view : snapshot.watches)
        busy = busy || view.phase == engine::Phase::Loading || view.phase == engine::Phase::Asking ||
               view.phase == engine::Phase::Judging;
    const int held = int(snapshot.positions.size());
    if (!snapshot.running || (!busy && held == 0))
        return {};
    Question out;
    out.title = tr("Leave Signal Desk?");
    if (held > 0)
        out.text = held == 1 ? tr("A position is open. It stays open on paper and is watched again at the "
                                  "next start; an exit that "
                                  "happens meanwhile is found then, at the price it would have got.")
                             : tr("%1 positions are open. They stay open on paper and are watched again at "
                                  "the next start; exits that "
                                  "happen meanwhile are found then, at the prices they would have got.")
                                   .arg(held);
    if (busy)
        out.text +=
            (out.text.isEmpty() ? QString() : QStringLiteral("\n\n")) +
            tr("A decision is being made. It is stopped and nothing is traded by it; a close that was "
               "missed is decided on at the next start.");
    out.yes = tr("Leave");
    out.no = tr("Stay");
    out.offerRemember = true;
    return out;
}

} // namespace ui
