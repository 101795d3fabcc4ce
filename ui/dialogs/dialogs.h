// Everything that the window asks in a modal way, as functions, so that tests answer instead of a person. A
// value; GUI thread.
#pragma once

#include "engine/snapshot.h"

#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace ui {

class Theme;

struct Question
{
    QString title, text;
    QString yes, no;            // words of the two buttons
    bool offerRemember = false; // "don't ask again"
    bool dangerous = false;     // what "yes" does cannot be undone
};

struct Answer
{
    bool yes = false, remember = false;
};

/// New levels of a position; none leaves that level as it is.
struct NewLevels
{
    std::optional<double> stop, target;
};

struct Dialogs
{
    std::function<Answer(QWidget *parent, const Question &question)> ask;
    std::function<void(QWidget *parent, const QString &title, const QString &text)> tell;
    /// Empty: the person thought better of it.
    std::function<QString(QWidget *parent, const QString &title, const QString &name, const QString &filter)>
        saveFile;
    std::function<QString(QWidget *parent, const QString &title, const QString &filter)> openFile;
    std::function<std::optional<NewLevels>(QWidget *parent, const engine::PositionView &position)> adjust;

    /// Those that a person sees.
    [[nodiscard]] static Dialogs real();
};

/// adjust_dialog.cpp: why these levels cannot be taken, in a sentence, or nothing; risk has the last word.
[[nodiscard]] QString levelsRefusal(const engine::PositionView &view, const NewLevels &levels);
/// Asks for them; levels that the person left alone are not in the answer.
[[nodiscard]] std::optional<NewLevels> askNewLevels(QWidget *parent, const engine::PositionView &view);
/// A number in plain notation as it stands in a field: with the locale's decimal point, without groups.
[[nodiscard]] QString toBeEdited(QString plain);
/// A number as a person types it, in the user's locale or with a plain point; none if it is not a number.
[[nodiscard]] std::optional<double> typedNumber(const QString &typed);
/// Why a field for a level cannot be taken, in a sentence, or nothing; an empty one is no level.
[[nodiscard]] QString numberRefusal(const QString &typed);

} // namespace ui
