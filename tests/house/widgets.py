"""The class names of Qt Widgets and Qt Charts, which core never sees: families, then the rest."""
import re

FAMILIES = (
    r"\w*(?:Axis|Button|Dialog|Edit|Gesture|LegendMarker|ModelMapper|Series|SpinBox|Widget|WidgetItem)"
    r"|(?:Box|Form|Graphics\w+|Grid|HBox|Stacked|VBox)?Layout|Graphics[A-Z]\w*|Style(?:HintReturn|Option)\w*")
NAMES = """
AbstractItemDelegate AbstractItemView AbstractScrollArea AbstractSlider Application BarSet BoxSet ButtonGroup
CandlestickSet Chart ChartGlobal ChartView CheckBox Colormap ColumnView ComboBox CommonStyle Completer
DataWidgetMapper Dial DialogButtonBox ErrorMessage FileIconProvider FocusFrame FontComboBox Frame GestureEvent
GestureRecognizer GroupBox HeaderView ItemDelegate ItemEditorCreator ItemEditorCreatorBase ItemEditorFactory
LCDNumber Label LayoutItem Legend ListView MainWindow MdiArea MdiSubWindow Menu MenuBar MessageBox
PlainTextDocumentLayout PieSlice PolarChart ProgressBar ProxyStyle RubberBand ScrollArea ScrollBar Scroller
ScrollerProperties SizeGrip SizePolicy Slider SpacerItem SplashScreen Splitter SplitterHandle
StandardItemEditorCreator StatusBar Style StyleFactory StylePainter StylePlugin StyledItemDelegate
SystemTrayIcon TabBar TableView TableWidgetSelectionRange TextBrowser TileRules ToolBar ToolBox ToolTip
TreeView TreeWidgetItemIterator UndoView WhatsThis WidgetAction WidgetData WidgetItemV2 Wizard WizardPage
"""
PATTERN = re.compile(
    rf"\bQ(?:{FAMILIES}|AbstractGraphicsShapeItem|{'|'.join(NAMES.split())})\b|\bQt(?:Widgets|Charts)\w*")
