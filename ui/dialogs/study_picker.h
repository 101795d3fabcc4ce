// What is drawn on the chart: find a study by a few letters, put a tick before it, change its parameters; and
// whether patterns and the volume profile are shown. Every change is told at once. Owned by the chart panel;
// GUI thread.
#pragma once

#include "engine/charts.h"
#include "ui/theme.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace ui {

class StudyPicker : public QDialog
{
    Q_OBJECT
public:
    StudyPicker(Theme &theme, const engine::ChartsWanted &now, QWidget *parent = nullptr);
    [[nodiscard]] const engine::ChartsWanted &wanted() const { return m_now; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QLineEdit *parameters() const { return m_parameters; }
    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QCheckBox *patterns() const { return m_patterns; }
    [[nodiscard]] QCheckBox *profile() const { return m_profile; }
    [[nodiscard]] QString complaint() const;

Q_SIGNALS:
    void changed(const engine::ChartsWanted &wanted);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void add(const QString &title, const std::string &id, bool chosen);
    void toggled(QListWidgetItem *item);
    void showParameters();
    void applyParameters();
    [[nodiscard]] const engine::StudyInfo *infoOf(const std::string &id) const;
    [[nodiscard]] bool isChosen(const std::string &id) const;
    void tell();

    engine::ChartsWanted m_now;
    std::vector<engine::StudyInfo> m_all;
    QLineEdit *m_field, *m_parameters;
    QListWidget *m_list;
    QCheckBox *m_patterns, *m_profile;
    QLabel *m_hint;
    int m_rowHeight = 24;
    bool m_filling = false, m_wrong = false;
};

} // namespace ui
