// The part of a provider's settings that a description cannot give: the keys of its service, and a test of it
// all. Owned by the settings dialog; GUI thread.
#pragma once

#include <QWidget>

#include <string>
#include <vector>

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
    /// `keyNames`: the environment variables of its keys, the main one first.
    ProviderPage(Theme &theme, QString provider, const std::vector<std::string> &keyNames,
                 QWidget *parent = nullptr);
    /// As typed, by position; empty where nothing was typed.
    [[nodiscard]] QStringList keys() const;
    /// Asks for every typed key to be kept.
    void storeTyped();
    void showTested(const QString &message, bool good);
    void showStored(const QString &secretId, const QString &place);
    [[nodiscard]] QPushButton *testButton() const { return m_test; }
    [[nodiscard]] QLineEdit *keyField(std::size_t key = 0) const { return m_keys[key].field; }
    [[nodiscard]] QString result() const;

Q_SIGNALS:
    void testWanted();
    void storeWanted(const QString &secretId, const QString &key, bool allowFile);

private:
    struct Key
    {
        QString secretId;
        QLineEdit *field;
    };
    void say(const QString &text, const QString &ink);
    std::vector<Key> m_keys;
    QCheckBox *m_file;
    QPushButton *m_test, *m_store;
    QLabel *m_result;
};

} // namespace ui
