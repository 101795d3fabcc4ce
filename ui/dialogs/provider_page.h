// The part of the settings that a description cannot give: the key of the model's service, and a test of it
// all. Owned by the settings dialog; GUI thread.
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Theme;

class ProviderPage : public QWidget
{
    Q_OBJECT
public:
    explicit ProviderPage(Theme &theme, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const;
    [[nodiscard]] bool allowFile() const;
    void showTested(const QString &message, bool good);
    void showStored(const QString &place);
    [[nodiscard]] QPushButton *testButton() const { return m_test; }
    [[nodiscard]] QLineEdit *keyField() const { return m_key; }
    [[nodiscard]] QString result() const;

Q_SIGNALS:
    void testWanted();
    void storeWanted(const QString &key, bool allowFile);

private:
    void say(const QString &text, const QString &ink);
    QLineEdit *m_key;
    QCheckBox *m_file;
    QPushButton *m_test, *m_store;
    QLabel *m_result;
};

} // namespace ui
