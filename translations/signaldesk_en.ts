<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ui::PositionPanel</name>
        <message numerus="yes">
            <source>and %n more in the trades</source>
            <translation>
                <numerusform>and %n more in the trades</numerusform>
                <numerusform>and %n more in the trades</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ui::Requests</name>
        <message numerus="yes">
            <source>%n trade(s) written to %1</source>
            <translation>
                <numerusform>%n trade written to %1</numerusform>
                <numerusform>%n trades written to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open position(s) are closed at the next price.</source>
            <translation>
                <numerusform>%n open position is closed at the next price.</numerusform>
                <numerusform>%n open positions are closed at the next price.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ui::SettingsDialog</name>
        <message numerus="yes">
            <source>✓ %n model(s) to choose from.</source>
            <translation>
                <numerusform>✓ %n model to choose from.</numerusform>
                <numerusform>✓ %n models to choose from.</numerusform>
            </translation>
        </message>
    </context>
</TS>
