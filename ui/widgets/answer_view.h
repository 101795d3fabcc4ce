// A raw answer as plain text in which numbers that the desk could verify wear a quiet tick, and others a
// dotted underline. Owned by its dialog; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QPlainTextEdit>

#include <vector>

namespace ui {

class AnswerView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit AnswerView(Theme &theme, QWidget *parent = nullptr);
    /// `known`: the numbers that the question gave, of which the printed digits are compared.
    void setAnswer(const QString &answer, const std::vector<double> &known);

    struct Found
    {
        int start = 0, length = 0;
        bool verified = false;
    };
    [[nodiscard]] const std::vector<Found> &numbers() const { return m_numbers; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    std::vector<Found> m_numbers;
};

/// Numbers in a text, and whether each equals one of `known` within its last printed digit.
[[nodiscard]] std::vector<AnswerView::Found> numbersIn(const QString &text, const std::vector<double> &known);

} // namespace ui
