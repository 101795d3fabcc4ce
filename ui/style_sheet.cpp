#include "ui/theme.h"

namespace ui {
namespace {

// Colours and lengths stand as @names; they are put in from the tokens.
constexpr const char *sheet = R"(
QWidget { color: @text1; }
QMainWindow, QDialog { background: @surface0; }
QMainWindow::separator { background: @surface0; width: @p4; height: @p4; }
QMainWindow::separator:hover { background: @line; }
QToolTip { background: @surface2; color: @text1; border: 1px solid @line; padding: @p4; }
QStatusBar { background: @surface1; }
QStatusBar::item { border: none; }
QMenuBar { background: @surface0; color: @text2; padding: 0 @p4; }
QMenuBar::item { padding: @p4 @p8; background: transparent; border-radius: @p4; }
QMenuBar::item:selected { background: @surface2; color: @text1; }
QMenu { background: @surface1; border: 1px solid @line; padding: @p4; }
QMenu::item { padding: 6px @p24 6px @p12; border-radius: @p4; }
QMenu::item:selected { background: @surface2; }
QMenu::item:disabled { color: @text3; }
QMenu::separator { height: 1px; background: @line; margin: @p4 @p8; }
#panel, #panelTitle, #page { background: @surface1; }
#panel { border-bottom-left-radius: @radius; border-bottom-right-radius: @radius; }
#panel[alone="true"] { border-radius: @radius; }
#panelTitle { border-top-left-radius: @radius; border-top-right-radius: @radius; }
#statusLine { background: @surface1; border-top: 1px solid @line; }
#headerBar { background: @surface0; border-bottom: 1px solid @line; }
#chip { background: @surface2; border-radius: @radius; }
#banner { background: @surface2; border-left: 3px solid @warn; border-radius: @radius; }
QLabel[ink="2"] { color: @text2; }
QLabel[ink="3"] { color: @text3; }
QLabel[ink="down"] { color: @down; }
QLabel[ink="up"] { color: @up; }
QLabel[ink="warn"] { color: @warn; }
QLabel[textSize="title"] { font-size: @f15; font-weight: 600; }
QLabel[textSize="big"] { font-size: @f22; font-weight: 600; }
QLabel[textSize="hint"] { font-size: @f11; }
QPushButton, QToolButton { background: @surface2; color: @text1; border: 1px solid transparent; border-radius: @radius;
    padding: @p4 @p12; min-height: @p20; }
QPushButton:hover, QToolButton:hover { border-color: @line; }
QPushButton:pressed, QToolButton:pressed { background: @line; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QPushButton:disabled, QToolButton:disabled { color: @text3; }
QPushButton[primary="true"] { background: @accent; color: @textOn; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 1px solid @text1; }
QPushButton[primary="true"]:disabled { background: @surface2; color: @text3; }
QPushButton[tight="true"] { padding: @p4 @p8; }
QPushButton[danger="true"] { color: @down; }
QToolButton { padding: @p4 @p8; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[flat="true"], QPushButton[flat="true"] { background: transparent; color: @text2; padding: 2px @p4; min-height: 16px; }
QPushButton[flat="true"] { padding: 2px 0; min-width: 0; text-align: left; }
QToolButton[flat="true"]:hover { color: @text1; border-color: transparent; background: @surface2; }
QPushButton[flat="true"]:hover { color: @accent; border-color: transparent; }
QPushButton[flat="true"]:pressed { background: transparent; }
QToolButton[flat="true"]:checked { color: @accent; }
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus { border: 1px solid @accent; }
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit { background: @surface1; color: @text1; border: 1px solid @line;
    border-radius: @radius; padding: @p4 @p8; selection-background-color: @accent; selection-color: @textOn; }
QLineEdit, QComboBox { min-height: @p20; }
QComboBox { padding-right: @p24; }
QComboBox::drop-down { border: none; background: transparent; width: @p24; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 1px solid @accent; }
QLineEdit[refused="true"], QComboBox[refused="true"] { border: 1px solid @down; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QPlainTextEdit[bare="true"] { border: none; padding: 0; }
QPlainTextEdit[bare="true"]:focus { border: none; }
QComboBox QAbstractItemView { background: @surface1; border: 1px solid @line; selection-background-color: @surface2;
    selection-color: @text1; outline: none; }
QCheckBox, QRadioButton { spacing: @p8; padding: 2px; border: 1px solid transparent; border-radius: @p4; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid @accent; }
QTabBar { background: @surface1; qproperty-drawBase: 0; }
QTabBar::tab { background: @surface1; color: @text2; padding: @p8 @p8 @p4 @p8; border: none; font-size: @f13; }
QTabBar::tab:first { padding-left: @p12; }
QTabBar::tab:selected { color: @text1; font-weight: 600; }
QTabBar::tab:hover { color: @text1; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; background: @surface1; }
QTabWidget > QTabBar { background: @surface1; qproperty-drawBase: 0; }
QTableView, QListView, QListWidget, QTreeView { background: @surface1; border: none; outline: none; gridline-color: transparent;
    selection-background-color: @surface2; selection-color: @text1; }
QTableView:focus, QListView:focus { border: none; }
QHeaderView { background: @surface1; }
QHeaderView::section { background: @surface1; color: @text3; border: none; padding: 0 @p8; font-size: @f11; font-weight: normal; }
QHeaderView::section:first, QHeaderView::section:only-one { padding-left: @p12; }
QTableCornerButton::section { background: @surface1; border: none; }
QDialog#palette { background: @surface1; border: 1px solid @line; }
QListWidget#actions::item { padding: 5px @p8; border-radius: @p4; }
QListWidget#actions::item:selected { background: @surface2; }
QListWidget#actions::item:disabled { color: @text3; }
QListWidget#pages { background: @surface0; padding: @p8; }
QListWidget#pages::item { padding: @p8 @p12; border-radius: @radius; color: @text2; }
QListWidget#pages::item:selected { background: @surface2; color: @text1; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; min-height: @p24; min-width: @p24; }
QScrollBar::handle:hover { background: @text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
QProgressBar { background: @surface2; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QChartView { background: @surface1; border: none; }
)";

} // namespace

QString Theme::styleSheet() const
{
    const Tokens &t = m_tokens;
    QString out = QString::fromUtf8(sheet);
    const auto put = [&out](const char *name, const QString &value) {
        out.replace(QLatin1String(name), value);
    };
    put("@surface0", t.surface[0].name());
    put("@surface1", t.surface[1].name());
    put("@surface2", t.surface[2].name());
    put("@line", t.line.name());
    put("@textOn", t.textOn.name());
    put("@text1", t.text[0].name());
    put("@text2", t.text[1].name());
    put("@text3", t.text[2].name());
    put("@accent", t.accent.name());
    put("@up", t.up.name());
    put("@down", t.down.name());
    put("@warn", t.warn.name());
    put("@radius", QStringLiteral("6px"));
    for (const int length : {24, 20, 12, 8, 4})
        put(qPrintable(QStringLiteral("@p%1").arg(length)), QStringLiteral("%1px").arg(px(length)));
    for (const int size : {22, 15, 13, 11})
        put(qPrintable(QStringLiteral("@f%1").arg(size)), QStringLiteral("%1px").arg(px(size)));
    return out;
}

} // namespace ui
