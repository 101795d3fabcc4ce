<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Panels</name>
        <message>
            <source>Watch list</source>
            <translation>Watchlist</translation>
        </message>
        <message>
            <source>The markets that the desk watches over one account, how well it sees them, and how much of each loss limit is used. Click a market to look at it.</source>
            <translation>Die Märkte, die der Desk über ein Konto beobachtet, wie gut er sie sieht und wie weit jede Verlustgrenze ausgeschöpft ist. Ein Klick auf einen Markt zeigt ihn.</translation>
        </message>
        <message>
            <source>Chart</source>
            <translation>Chart</translation>
        </message>
        <message>
            <source>The wheel zooms around the pointer, dragging pans, a double click fits. Arrow keys, plus, minus, Home and End do the same; Shift and an arrow move the crosshair, on all charts at once. Tab reaches the stop and the target: the arrows move them, Enter applies. Click an entry or an exit to see why it happened.</source>
            <translation>Das Mausrad zoomt um den Zeiger, Ziehen verschiebt, ein Doppelklick passt ein. Pfeiltasten, Plus, Minus, Pos1 und Ende tun dasselbe; Umschalt und ein Pfeil bewegen das Fadenkreuz, auf allen Charts zugleich. Tab erreicht Stop und Ziel: die Pfeile bewegen sie, die Eingabetaste übernimmt. Ein Klick auf einen Ein- oder Ausstieg zeigt, warum es dazu kam.</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>What was proposed and why, which of its numbers the desk could verify, and what every rule of risk said, the tightest first. "Open capsule" shows the exact question and answer.</source>
            <translation>Was vorgeschlagen wurde und warum, welche Zahlen der Desk bestätigen konnte und was jede Risikoregel sagte, die knappste zuerst. „Kapsel öffnen“ zeigt die genaue Frage und Antwort.</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>What is held on paper, between its stop and its target. Stops can be tightened, never widened; closing takes the next price.</source>
            <translation>Was auf Papier gehalten wird, zwischen Stop und Ziel. Stops lassen sich enger ziehen, nie weiter; geschlossen wird zum nächsten Kurs.</translation>
        </message>
        <message>
            <source>Trades</source>
            <translation>Trades</translation>
        </message>
        <message>
            <source>Open and closed trades, the newest first, net of all fees. MAE and MFE are the worst and the best move while held. Double-click a row to see why it was opened.</source>
            <translation>Offene und geschlossene Trades, der neueste zuerst, nach allen Gebühren. MAE und MFE sind die schlechteste und die beste Bewegung während der Haltezeit. Ein Doppelklick auf eine Zeile zeigt, warum sie eröffnet wurde.</translation>
        </message>
        <message>
            <source>Thought stream</source>
            <translation>Gedankenstrom</translation>
        </message>
        <message>
            <source>The exact question of each cycle and the raw answer to it, as plain text.</source>
            <translation>Die genaue Frage jedes Zyklus und die unveränderte Antwort darauf, als reiner Text.</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>What the desk does, line by line. Choose how serious a line must be to be shown.</source>
            <translation>Was der Desk tut, Zeile für Zeile. Wähle, wie ernst eine Zeile sein muss, um gezeigt zu werden.</translation>
        </message>
        <message>
            <source>Equity</source>
            <translation>Kapitalkurve</translation>
        </message>
        <message>
            <source>The account's return beside what doing nothing clever would have brought. Until the desk beats random entries clearly, it says so.</source>
            <translation>Die Rendite des Kontos neben dem, was ohne jede Klugheit herausgekommen wäre. Solange der Desk zufällige Einstiege nicht klar schlägt, sagt er es.</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>Results with their 95 % intervals and the number of cases they rest on.</source>
            <translation>Ergebnisse mit ihren 95-%-Intervallen und der Zahl der Fälle, auf denen sie beruhen.</translation>
        </message>
        <message>
            <source>The wheel zooms around the pointer, dragging pans, a double click fits. Arrow keys, plus, minus, Home and End do the same. Click an entry or an exit to see why it happened.</source>
            <translation>Das Mausrad zoomt um den Zeiger, Ziehen verschiebt, ein Doppelklick passt ein. Pfeiltasten, Plus, Minus, Pos1 und Ende tun dasselbe. Ein Klick auf einen Ein- oder Ausstieg zeigt, warum es dazu kam.</translation>
        </message>
        <message>
            <source>Brain</source>
            <translation>Gedächtnis</translation>
        </message>
        <message>
            <source>What the desk has learned: trades in a similar market, rules with their evidence, and what claims were worth. Rules advise the model; no limit follows from them.</source>
            <translation>Was der Desk gelernt hat: Trades in einem ähnlichen Markt, Regeln mit ihren Belegen, und was Behauptungen wert waren. Regeln beraten das Modell; keine Grenze folgt aus ihnen.</translation>
        </message>
        <message>
            <source>News</source>
            <translation>Nachrichten</translation>
        </message>
        <message>
            <source>What was published about the first market&apos;s coin, the most relevant first. Click an article for its text and for the why of its place.</source>
            <translation>Was über die Münze des ersten Marktes erschienen ist, das Wichtigste zuerst. Ein Klick zeigt den Text und warum der Artikel dort steht.</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>How every model that was asked has done: what failed, what was refused or could not be read, how long the answers took, and what they cost as far as the prices are known.</source>
            <translation>Wie sich jedes gefragte Modell geschlagen hat: was scheiterte, was verweigert wurde oder unlesbar war, wie lange die Antworten brauchten und was sie kosteten, soweit die Preise bekannt sind.</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>review</source>
            <translation>prüfen</translation>
        </message>
        <message>
            <source>Where prices come from; auto: the first venue in order that lists the symbol.</source>
            <translation>Woher die Kurse kommen; auto: der erste Handelsplatz der Reihenfolge, der das Symbol führt.</translation>
        </message>
        <message>
            <source>Order of venues</source>
            <translation>Reihenfolge der Handelsplätze</translation>
        </message>
        <message>
            <source>Which venue is asked first when the market is auto.</source>
            <translation>Welcher Handelsplatz zuerst gefragt wird, wenn der Markt auto ist.</translation>
        </message>
        <message>
            <source>Spot, or perpetuals settled in the quote currency.</source>
            <translation>Kassa oder Perpetuals, die in der Quotewährung abgerechnet werden.</translation>
        </message>
        <message>
            <source>Studies on the chart</source>
            <translation>Indikatoren im Chart</translation>
        </message>
        <message>
            <source>Drawn in the window and in the model's picture, such as bbands:20.</source>
            <translation>Im Fenster und im Bild des Modells gezeichnet, etwa bbands:20.</translation>
        </message>
        <message>
            <source>auto</source>
            <translation>auto</translation>
        </message>
        <message>
            <source>kucoin</source>
            <translation>kucoin</translation>
        </message>
        <message>
            <source>gateio</source>
            <translation>gateio</translation>
        </message>
        <message>
            <source>mexc</source>
            <translation>mexc</translation>
        </message>
        <message>
            <source>hyperliquid</source>
            <translation>hyperliquid</translation>
        </message>
        <message>
            <source>perpetual</source>
            <translation>Perpetual</translation>
        </message>
        <message>
            <source>Market</source>
            <translation>Markt</translation>
        </message>
        <message>
            <source>Symbol</source>
            <translation>Symbol</translation>
        </message>
        <message>
            <source>The first market that is watched, such as BTC/USDT.</source>
            <translation>Der erste beobachtete Markt, etwa BTC/USDT.</translation>
        </message>
        <message>
            <source>More symbols</source>
            <translation>Weitere Symbole</translation>
        </message>
        <message>
            <source>Further markets watched over the same account.</source>
            <translation>Weitere Märkte, über dasselbe Konto beobachtet.</translation>
        </message>
        <message>
            <source>Kind of market</source>
            <translation>Art des Marktes</translation>
        </message>
        <message>
            <source>Timeframe</source>
            <translation>Zeitrahmen</translation>
        </message>
        <message>
            <source>The step of the candles that are decided on.</source>
            <translation>Die Länge der Kerzen, über die entschieden wird.</translation>
        </message>
        <message>
            <source>Mind</source>
            <translation>Entscheider</translation>
        </message>
        <message>
            <source>Who decides: the built-in technical rules, or a language model.</source>
            <translation>Wer entscheidet: die eingebauten technischen Regeln oder ein Sprachmodell.</translation>
        </message>
        <message>
            <source>Paper capital</source>
            <translation>Papierkapital</translation>
        </message>
        <message>
            <source>What a new account starts with, in the quote currency.</source>
            <translation>Womit ein neues Konto beginnt, in der Notierungswährung.</translation>
        </message>
        <message>
            <source>Candle file</source>
            <translation>Kerzendatei</translation>
        </message>
        <message>
            <source>The CSV file that the market "file" plays.</source>
            <translation>Die CSV-Datei, die der Markt „Datei“ abspielt.</translation>
        </message>
        <message>
            <source>Demo seed</source>
            <translation>Startwert der Demo</translation>
        </message>
        <message>
            <source>Which made-up market the demo shows.</source>
            <translation>Welchen erfundenen Markt die Demo zeigt.</translation>
        </message>
        <message>
            <source>Demo speed</source>
            <translation>Tempo der Demo</translation>
        </message>
        <message>
            <source>x</source>
            <translation>×</translation>
        </message>
        <message>
            <source>Market time per real time in the demo.</source>
            <translation>Marktzeit je echter Zeit in der Demo.</translation>
        </message>
        <message>
            <source>Demo at maximum speed</source>
            <translation>Demo mit vollem Tempo</translation>
        </message>
        <message>
            <source>Runs the demo as fast as the work allows.</source>
            <translation>Lässt die Demo so schnell laufen, wie die Arbeit es erlaubt.</translation>
        </message>
        <message>
            <source>Levels by</source>
            <translation>Marken von</translation>
        </message>
        <message>
            <source>Who proposes stop and target: the model or the desk.</source>
            <translation>Wer Stop und Ziel vorschlägt: das Modell oder der Desk.</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Vorgehen</translation>
        </message>
        <message>
            <source>What becomes of what the mind proposes and risk approves: allow carries it out, review asks a person first, deny only watches. Stops, targets and the kill switch always work.</source>
            <translation>Was aus einem Vorschlag wird, den die Risikoregeln genehmigen: allow führt ihn aus, review fragt zuerst einen Menschen, deny schaut nur zu. Stopps, Ziele und der Notaus gelten immer.</translation>
        </message>
        <message>
            <source>Candles in the picture</source>
            <translation>Kerzen im Bild</translation>
        </message>
        <message>
            <source>bars</source>
            <translation>Kerzen</translation>
        </message>
        <message>
            <source>How many candles the model's picture shows.</source>
            <translation>Wie viele Kerzen das Bild für das Modell zeigt.</translation>
        </message>
        <message>
            <source>Keep pictures of holds</source>
            <translation>Bilder von Halten aufbewahren</translation>
        </message>
        <message>
            <source>days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>Pictures of trades are kept forever.</source>
            <translation>Bilder von Trades bleiben für immer.</translation>
        </message>
        <message>
            <source>Show the model a picture</source>
            <translation>Dem Modell ein Bild zeigen</translation>
        </message>
        <message>
            <source>Models that can see get the chart.</source>
            <translation>Modelle, die sehen können, bekommen den Chart.</translation>
        </message>
        <message>
            <source>Base URL</source>
            <translation>Basisadresse</translation>
        </message>
        <message>
            <source>Of an OpenAI-style server; ends before /chat/completions.</source>
            <translation>Eines OpenAI-artigen Servers; endet vor /chat/completions.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>As the server names it; empty takes the server's own choice.</source>
            <translation>Wie der Server es nennt; leer nimmt dessen eigene Wahl.</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Below 0 leaves it to the server.</source>
            <translation>Unter 0 überlässt es dem Server.</translation>
        </message>
        <message>
            <source>Top-p</source>
            <translation>Top-p</translation>
        </message>
        <message>
            <source>Top-k</source>
            <translation>Top-k</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Answer tokens at most</source>
            <translation>Antwort-Token höchstens</translation>
        </message>
        <message>
            <source>tokens</source>
            <translation>Token</translation>
        </message>
        <message>
            <source>Longer answers are cut and count as refused.</source>
            <translation>Längere Antworten werden abgeschnitten und gelten als verweigert.</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>Frist</translation>
        </message>
        <message>
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <source>A call that takes longer has failed.</source>
            <translation>Ein Aufruf, der länger dauert, ist gescheitert.</translation>
        </message>
        <message>
            <source>Send the picture</source>
            <translation>Bild mitsenden</translation>
        </message>
        <message>
            <source>Only for models that can see.</source>
            <translation>Nur für Modelle, die sehen können.</translation>
        </message>
        <message>
            <source>Use the JSON schema mode</source>
            <translation>JSON-Schema-Modus nutzen</translation>
        </message>
        <message>
            <source>Where the server has one.</source>
            <translation>Wo der Server einen hat.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Design</translation>
        </message>
        <message>
            <source>Dark or light.</source>
            <translation>Dunkel oder hell.</translation>
        </message>
        <message>
            <source>Colours for colour-blind eyes</source>
            <translation>Farben für Farbenblinde</translation>
        </message>
        <message>
            <source>Blue and orange instead of green and red.</source>
            <translation>Blau und Orange statt Grün und Rot.</translation>
        </message>
        <message>
            <source>Reduced motion</source>
            <translation>Weniger Bewegung</translation>
        </message>
        <message>
            <source>No transitions.</source>
            <translation>Keine Übergänge.</translation>
        </message>
        <message>
            <source>Hollow candles</source>
            <translation>Hohle Kerzen</translation>
        </message>
        <message>
            <source>Rising candles are drawn as outlines.</source>
            <translation>Steigende Kerzen werden als Umriss gezeichnet.</translation>
        </message>
        <message>
            <source>Ask before leaving</source>
            <translation>Vor dem Verlassen fragen</translation>
        </message>
        <message>
            <source>When a position is open or a cycle runs.</source>
            <translation>Wenn eine Position offen ist oder ein Zyklus läuft.</translation>
        </message>
        <message>
            <source>Welcome was shown</source>
            <translation>Willkommen wurde gezeigt</translation>
        </message>
        <message>
            <source>Clear it to see the three questions again.</source>
            <translation>Abwählen, um die drei Fragen erneut zu sehen.</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>Risk limits</source>
            <translation>Risikogrenzen</translation>
        </message>
        <message>
            <source>Costs on paper</source>
            <translation>Kosten auf Papier</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Risk of one trade</source>
            <translation>Risiko eines Trades</translation>
        </message>
        <message>
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <source>Share of equity lost at the stop, costs and a gap included.</source>
            <translation>Anteil des Kapitals, der am Stop verloren geht, Kosten und eine Lücke eingeschlossen.</translation>
        </message>
        <message>
            <source>One position at most</source>
            <translation>Eine Position höchstens</translation>
        </message>
        <message>
            <source>Share of equity in one position.</source>
            <translation>Anteil des Kapitals in einer Position.</translation>
        </message>
        <message>
            <source>All positions at most</source>
            <translation>Alle Positionen höchstens</translation>
        </message>
        <message>
            <source>Share of equity in all positions together.</source>
            <translation>Anteil des Kapitals in allen Positionen zusammen.</translation>
        </message>
        <message>
            <source>Share of the bar's volume at most</source>
            <translation>Anteil am Volumen der Kerze höchstens</translation>
        </message>
        <message>
            <source>An order may be this share of the quote volume of the last bar; an unknown volume does not limit.</source>
            <translation>Eine Order darf diesen Anteil am Umsatz der letzten Kerze haben; ein unbekanntes Volumen begrenzt nicht.</translation>
        </message>
        <message>
            <source>Gap allowance</source>
            <translation>Zuschlag für Lücken</translation>
        </message>
        <message>
            <source>Added to the stop's distance when the size is worked out.</source>
            <translation>Kommt beim Berechnen der Größe zum Abstand des Stops hinzu.</translation>
        </message>
        <message>
            <source>Open positions at most</source>
            <translation>Offene Positionen höchstens</translation>
        </message>
        <message>
            <source>Each on another instrument.</source>
            <translation>Jede in einem anderen Instrument.</translation>
        </message>
        <message>
            <source>Allow short selling</source>
            <translation>Leerverkauf erlauben</translation>
        </message>
        <message>
            <source>Perpetuals, or spot with paper margin.</source>
            <translation>Perpetuals, oder Kassamarkt mit Papier-Margin.</translation>
        </message>
        <message>
            <source>Leverage at most</source>
            <translation>Hebel höchstens</translation>
        </message>
        <message>
            <source>Of perpetuals, isolated; spot is never borrowed.</source>
            <translation>Bei Perpetuals, isoliert; am Kassamarkt wird nie geliehen.</translation>
        </message>
        <message>
            <source>Maintenance margin</source>
            <translation>Erhaltungsmargin</translation>
        </message>
        <message>
            <source>Share of a borrowed position that the venue keeps back before it liquidates.</source>
            <translation>Anteil einer geliehenen Position, den der Markt vor der Liquidation zurückhält.</translation>
        </message>
        <message>
            <source>Stop at least</source>
            <translation>Stop mindestens</translation>
        </message>
        <message>
            <source>ATR</source>
            <translation>ATR</translation>
        </message>
        <message>
            <source>Nearer stops are inside the market's noise.</source>
            <translation>Nähere Stops liegen im Rauschen des Marktes.</translation>
        </message>
        <message>
            <source>Stop at most</source>
            <translation>Stop höchstens</translation>
        </message>
        <message>
            <source>Farther stops say nothing about the idea.</source>
            <translation>Weitere Stops sagen nichts über die Idee.</translation>
        </message>
        <message>
            <source>x costs</source>
            <translation>× Kosten</translation>
        </message>
        <message>
            <source>Distance of the stop in round trips.</source>
            <translation>Abstand des Stops in Kosten für Hin und Zurück.</translation>
        </message>
        <message>
            <source>Distance of the stop as a share of price.</source>
            <translation>Abstand des Stops als Anteil am Kurs.</translation>
        </message>
        <message>
            <source>Target at least</source>
            <translation>Ziel mindestens</translation>
        </message>
        <message>
            <source>Distance of the target in round trips.</source>
            <translation>Abstand des Ziels in Kosten für Hin und Zurück.</translation>
        </message>
        <message>
            <source>Reward to risk at least</source>
            <translation>Chance zu Risiko mindestens</translation>
        </message>
        <message>
            <source>Net of fees, spread and slippage of both ways.</source>
            <translation>Nach Gebühren, Spread und Slippage beider Wege.</translation>
        </message>
        <message>
            <source>Reward to risk at least when ranging</source>
            <translation>Chance zu Risiko mindestens im Seitwärtsmarkt</translation>
        </message>
        <message>
            <source>The same in a market whose choppiness is above the next value.</source>
            <translation>Dasselbe in einem Markt, dessen Choppiness über dem nächsten Wert liegt.</translation>
        </message>
        <message>
            <source>Ranging above</source>
            <translation>Seitwärts ab</translation>
        </message>
        <message>
            <source>Choppiness index from which a market counts as ranging.</source>
            <translation>Choppiness-Index, ab dem ein Markt als seitwärts gilt.</translation>
        </message>
        <message>
            <source>Entry from last price at most</source>
            <translation>Einstieg vom letzten Kurs höchstens</translation>
        </message>
        <message>
            <source>Limits farther away are not placed.</source>
            <translation>Weiter entfernte Limits werden nicht aufgegeben.</translation>
        </message>
        <message>
            <source>Last candle at most</source>
            <translation>Letzte Kerze höchstens</translation>
        </message>
        <message>
            <source>bars old</source>
            <translation>Kerzen alt</translation>
        </message>
        <message>
            <source>Age of the last closed candle by its opening time.</source>
            <translation>Alter der letzten geschlossenen Kerze nach ihrer Eröffnungszeit.</translation>
        </message>
        <message>
            <source>Cool-down after an entry</source>
            <translation>Wartezeit nach einem Einstieg</translation>
        </message>
        <message>
            <source>4, 3, 2 or 1 bars by timeframe between entries on an instrument.</source>
            <translation>4, 3, 2 oder 1 Kerzen, je nach Zeitrahmen, zwischen Einstiegen in einem Instrument.</translation>
        </message>
        <message>
            <source>Losses in a row</source>
            <translation>Verluste in Folge</translation>
        </message>
        <message>
            <source>So many pause entries.</source>
            <translation>So viele halten Einstiege an.</translation>
        </message>
        <message>
            <source>Pause after losses</source>
            <translation>Pause nach Verlusten</translation>
        </message>
        <message>
            <source>h</source>
            <translation>h</translation>
        </message>
        <message>
            <source>At least, and never less than three bars.</source>
            <translation>Mindestens, und nie weniger als drei Kerzen.</translation>
        </message>
        <message>
            <source>Loss of a day at most</source>
            <translation>Verlust eines Tages höchstens</translation>
        </message>
        <message>
            <source>Of the day's opening equity, marked to market; halts entries until 00:00 UTC.</source>
            <translation>Vom Kapital bei Tagesbeginn, zu Marktkursen; hält Einstiege bis 00:00 UTC an.</translation>
        </message>
        <message>
            <source>Drawdown at most</source>
            <translation>Drawdown höchstens</translation>
        </message>
        <message>
            <source>From the high-water mark; halts until a person resumes.</source>
            <translation>Vom Höchststand; hält an, bis ein Mensch fortsetzt.</translation>
        </message>
        <message>
            <source>Resume in replay after</source>
            <translation>Im Replay fortsetzen nach</translation>
        </message>
        <message>
            <source>Where there is no person to resume.</source>
            <translation>Wo kein Mensch da ist, der fortsetzt.</translation>
        </message>
        <message>
            <source>Failed cycles in a row</source>
            <translation>Gescheiterte Zyklen in Folge</translation>
        </message>
        <message>
            <source>So many switch to exits only.</source>
            <translation>So viele lassen nur noch Ausstiege zu.</translation>
        </message>
        <message>
            <source>Position without an edge</source>
            <translation>Position ohne Vorsprung</translation>
        </message>
        <message>
            <source>Size while the Kelly fraction is negative.</source>
            <translation>Größe, solange der Kelly-Anteil negativ ist.</translation>
        </message>
        <message>
            <source>Outcomes before Kelly</source>
            <translation>Ergebnisse vor Kelly</translation>
        </message>
        <message>
            <source>Closed trades needed before the Kelly fraction limits the size.</source>
            <translation>Geschlossene Trades, bevor der Kelly-Anteil die Größe begrenzt.</translation>
        </message>
        <message>
            <source>Share of Kelly</source>
            <translation>Anteil an Kelly</translation>
        </message>
        <message>
            <source>Of the fraction that Kelly's formula would risk.</source>
            <translation>Von dem Anteil, den Kellys Formel riskieren würde.</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Cautious: a position is at most 5 % of equity.</source>
            <translation>Vorsichtig: Eine Position ist höchstens 5 % des Kapitals.</translation>
        </message>
        <message>
            <source>Half-spread of majors</source>
            <translation>Halber Spread der Großen</translation>
        </message>
        <message>
            <source>bps</source>
            <translation>bp</translation>
        </message>
        <message>
            <source>Without a book, for the most traded coins and currencies.</source>
            <translation>Ohne Orderbuch, für die meistgehandelten Coins und Währungen.</translation>
        </message>
        <message>
            <source>Half-spread of others</source>
            <translation>Halber Spread der übrigen</translation>
        </message>
        <message>
            <source>Without a book, for everything else.</source>
            <translation>Ohne Orderbuch, für alles andere.</translation>
        </message>
        <message>
            <source>Slippage</source>
            <translation>Slippage</translation>
        </message>
        <message>
            <source>The fixed part, on every fill at the market.</source>
            <translation>Der feste Teil, bei jeder Ausführung zum Markt.</translation>
        </message>
        <message>
            <source>Impact</source>
            <translation>Marktwirkung</translation>
        </message>
        <message>
            <source>Times the square root of order size over the bar's volume.</source>
            <translation>Mal der Wurzel aus Ordergröße durch Volumen der Kerze.</translation>
        </message>
        <message>
            <source>Taker fee</source>
            <translation>Gebühr</translation>
        </message>
        <message>
            <source>Where the venue does not say.</source>
            <translation>Wo der Markt nichts angibt.</translation>
        </message>
        <message>
            <source>Paper margin on spot</source>
            <translation>Papier-Margin am Kassamarkt</translation>
        </message>
        <message>
            <source>Lets the desk sell spot short on paper.</source>
            <translation>Lässt den Desk am Kassamarkt auf Papier leerverkaufen.</translation>
        </message>
        <message>
            <source>binance</source>
            <translation>Binance</translation>
        </message>
        <message>
            <source>demo</source>
            <translation>Demo</translation>
        </message>
        <message>
            <source>file</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>spot</source>
            <translation>Kassamarkt</translation>
        </message>
        <message>
            <source>model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>desk</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>allow</source>
            <translation>erlauben</translation>
        </message>
        <message>
            <source>deny</source>
            <translation>ablehnen</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>dunkel</translation>
        </message>
        <message>
            <source>light</source>
            <translation>hell</translation>
        </message>
        <message>
            <source>standard</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>cautious</source>
            <translation>vorsichtig</translation>
        </message>
        <message>
            <source>Candles</source>
            <translation>Kerzen</translation>
        </message>
        <message>
            <source>Order book</source>
            <translation>Orderbuch</translation>
        </message>
        <message>
            <source>Recent trades</source>
            <translation>Abschlüsse</translation>
        </message>
        <message>
            <source>Ticker</source>
            <translation>Ticker</translation>
        </message>
        <message>
            <source>Wider view</source>
            <translation>Weiterer Blick</translation>
        </message>
        <message>
            <source>Funding</source>
            <translation>Funding</translation>
        </message>
        <message>
            <source>Open interest</source>
            <translation>Open Interest</translation>
        </message>
        <message>
            <source>Live stream</source>
            <translation>Live-Stream</translation>
        </message>
        <message>
            <source>Live streams</source>
            <translation>Live-Streams</translation>
        </message>
        <message>
            <source>Prices, the forming candle and the exits follow the venue&#x27;s stream; without it they are asked for.</source>
            <translation>Kurse, die entstehende Kerze und die Ausstiege folgen dem Stream der Börse; ohne ihn werden sie abgefragt.</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Gedächtnis</translation>
        </message>
        <message>
            <source>Learn from closed trades</source>
            <translation>Aus geschlossenen Trades lernen</translation>
        </message>
        <message>
            <source>What was learned stays when this is switched off.</source>
            <translation>Was gelernt wurde, bleibt, wenn dies ausgeschaltet wird.</translation>
        </message>
        <message>
            <source>Memory in the question</source>
            <translation>Gedächtnis in der Frage</translation>
        </message>
        <message>
            <source>Similar trades, rules and calibration are told to the model.</source>
            <translation>Ähnliche Trades, Regeln und Kalibrierung werden dem Modell gesagt.</translation>
        </message>
        <message>
            <source>Half-life of memories</source>
            <translation>Halbwertszeit der Erinnerungen</translation>
        </message>
        <message>
            <source>After this time a memory counts half as recent.</source>
            <translation>Nach dieser Zeit gilt eine Erinnerung als halb so neu.</translation>
        </message>
        <message>
            <source>Weight of similarity</source>
            <translation>Gewicht der Ähnlichkeit</translation>
        </message>
        <message>
            <source>Recency has the rest.</source>
            <translation>Die Aktualität hat den Rest.</translation>
        </message>
        <message>
            <source>Similar trades shown</source>
            <translation>Gezeigte ähnliche Trades</translation>
        </message>
        <message>
            <source>In each question.</source>
            <translation>In jeder Frage.</translation>
        </message>
        <message>
            <source>Similar trades counted</source>
            <translation>Gezählte ähnliche Trades</translation>
        </message>
        <message>
            <source>In the statistics beside them.</source>
            <translation>In der Statistik daneben.</translation>
        </message>
        <message>
            <source>Reflect after</source>
            <translation>Nachdenken nach</translation>
        </message>
        <message>
            <source>trades</source>
            <translation>Trades</translation>
        </message>
        <message>
            <source>Closed trades between two reflections.</source>
            <translation>Geschlossene Trades zwischen zwei Rückblicken.</translation>
        </message>
        <message>
            <source>Rules shown</source>
            <translation>Gezeigte Regeln</translation>
        </message>
        <message>
            <source>Follow what was not done</source>
            <translation>Verfolgen, was nicht getan wurde</translation>
        </message>
        <message>
            <source>Denied and rejected entries are followed to where they would have ended.</source>
            <translation>Verweigerte und abgelehnte Einstiege werden bis dorthin verfolgt, wo sie geendet hätten.</translation>
        </message>
        <message>
            <source>Post-mortems</source>
            <translation>Nachbetrachtungen</translation>
        </message>
        <message>
            <source>Who writes the lesson of a closed trade.</source>
            <translation>Wer die Lehre aus einem geschlossenen Trade schreibt.</translation>
        </message>
        <message>
            <source>template</source>
            <translation>Vorlage</translation>
        </message>
        <message>
            <source>News and context</source>
            <translation>Nachrichten und Umfeld</translation>
        </message>
        <message>
            <source>News</source>
            <translation>Nachrichten</translation>
        </message>
        <message>
            <source>Reads news feeds before a decision.</source>
            <translation>Liest vor einer Entscheidung Nachrichten.</translation>
        </message>
        <message>
            <source>Sentiment</source>
            <translation>Stimmung</translation>
        </message>
        <message>
            <source>Reads the fear and greed index.</source>
            <translation>Liest den Angst-und-Gier-Index.</translation>
        </message>
        <message>
            <source>Fundamentals</source>
            <translation>Fundamentaldaten</translation>
        </message>
        <message>
            <source>Reads market values, supply and DeFi figures.</source>
            <translation>Liest Marktwerte, Umlauf und DeFi-Zahlen.</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>Tells sessions, closes, expiries and your events.</source>
            <translation>Nennt Handelszeiten, Schlüsse, Verfallstage und deine Termine.</translation>
        </message>
        <message>
            <source>News feeds</source>
            <translation>Nachrichtenquellen</translation>
        </message>
        <message>
            <source>Addresses of RSS and Atom feeds.</source>
            <translation>Adressen von RSS- und Atom-Feeds.</translation>
        </message>
        <message>
            <source>Sources left out</source>
            <translation>Ausgelassene Quellen</translation>
        </message>
        <message>
            <source>Such as coingecko or defillama.</source>
            <translation>Etwa coingecko oder defillama.</translation>
        </message>
        <message>
            <source>Look at feeds every</source>
            <translation>Feeds ansehen alle</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>Feeds are not asked more often.</source>
            <translation>Öfter werden Feeds nicht gefragt.</translation>
        </message>
        <message>
            <source>Look at figures every</source>
            <translation>Zahlen ansehen alle</translation>
        </message>
        <message>
            <source>Services of figures are not asked more often.</source>
            <translation>Öfter werden Zahlendienste nicht gefragt.</translation>
        </message>
        <message>
            <source>Wait for them at most</source>
            <translation>Höchstens auf sie warten</translation>
        </message>
        <message>
            <source>A slower source is told as missing; the decision goes on.</source>
            <translation>Eine langsamere Quelle gilt als fehlend; die Entscheidung geht weiter.</translation>
        </message>
        <message>
            <source>Articles in a question</source>
            <translation>Artikel in einer Frage</translation>
        </message>
        <message>
            <source>The most relevant ones.</source>
            <translation>Die wichtigsten.</translation>
        </message>
        <message>
            <source>Length of an article</source>
            <translation>Länge eines Artikels</translation>
        </message>
        <message>
            <source>Cut at the end of a sentence.</source>
            <translation>Am Ende eines Satzes geschnitten.</translation>
        </message>
        <message>
            <source>Length of all articles</source>
            <translation>Länge aller Artikel</translation>
        </message>
        <message>
            <source>Further articles are left out.</source>
            <translation>Weitere Artikel entfallen.</translation>
        </message>
        <message>
            <source>Oldest article</source>
            <translation>Ältester Artikel</translation>
        </message>
        <message>
            <source>What is older is left out.</source>
            <translation>Was älter ist, entfällt.</translation>
        </message>
        <message>
            <source>Fetch whole articles</source>
            <translation>Ganze Artikel holen</translation>
        </message>
        <message>
            <source>Where a feed gives only a line; public addresses only.</source>
            <translation>Wo ein Feed nur eine Zeile gibt; nur öffentliche Adressen.</translation>
        </message>
        <message>
            <source>Your events</source>
            <translation>Deine Termine</translation>
        </message>
        <message>
            <source>A time and what happens: 2026-03-18T18:00Z Fed decision.</source>
            <translation>Eine Zeit und was geschieht: 2026-03-18T18:00Z Zinsentscheid.</translation>
        </message>
        <message>
            <source>Length of a question</source>
            <translation>Länge einer Frage</translation>
        </message>
        <message>
            <source>Sections are left out by priority until it fits, and it says which; 0: no bound.</source>
            <translation>Abschnitte entfallen nach Rang, bis sie passt, und sie sagt welche; 0: keine Grenze.</translation>
        </message>
        <message>
            <source>Sections left out</source>
            <translation>Ausgelassene Abschnitte</translation>
        </message>
        <message>
            <source>Such as news, patterns or outlook.</source>
            <translation>Etwa news, patterns oder outlook.</translation>
        </message>
        <message>
            <source>Where the service answers; empty takes its own address.</source>
            <translation>Wo der Dienst antwortet; leer nimmt seine eigene Adresse.</translation>
        </message>
        <message>
            <source>As the service names it; empty takes the desk&apos;s or the server&apos;s own choice.</source>
            <translation>Wie der Dienst es nennt; leer überlässt die Wahl dem Desk oder dem Server.</translation>
        </message>
        <message>
            <source>Fallback models</source>
            <translation>Ersatzmodelle</translation>
        </message>
        <message>
            <source>Which models the service tries next by itself.</source>
            <translation>Welche Modelle der Dienst von sich aus als Nächstes versucht.</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Region</translation>
        </message>
        <message>
            <source>Such as us-east-1; empty takes AWS_REGION, or AWS_DEFAULT_REGION.</source>
            <translation>Etwa us-east-1; leer gilt AWS_REGION, sonst AWS_DEFAULT_REGION.</translation>
        </message>
        <message>
            <source>The first key is free</source>
            <translation>Der erste Schlüssel ist kostenlos</translation>
        </message>
        <message>
            <source>Calls with it then count as costing nothing; not set, they count at the list price.</source>
            <translation>Anfragen damit zählen dann als kostenlos; sonst zählen sie zum Listenpreis.</translation>
        </message>
        <message>
            <source>Picture file</source>
            <translation>Bilddatei</translation>
        </message>
        <message>
            <source>The mmproj .gguf file of a model that can see; empty: the only one beside the model.</source>
            <translation>Die mmproj-Datei (.gguf) eines Modells, das sehen kann; leer: die einzige neben dem Modell.</translation>
        </message>
        <message>
            <source>Thinking</source>
            <translation>Nachdenken</translation>
        </message>
        <message>
            <source>How much a model thinks before it answers; empty leaves it to the server.</source>
            <translation>Wie lange ein Modell nachdenkt, bevor es antwortet; leer überlässt es dem Server.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keins</translation>
        </message>
        <message>
            <source>minimal</source>
            <translation>minimal</translation>
        </message>
        <message>
            <source>low</source>
            <translation>wenig</translation>
        </message>
        <message>
            <source>medium</source>
            <translation>mittel</translation>
        </message>
        <message>
            <source>high</source>
            <translation>viel</translation>
        </message>
        <message>
            <source>Code on the picture</source>
            <translation>Code auf dem Bild</translation>
        </message>
        <message>
            <source>Lets the model run the service&apos;s own code on the picture; what that costs is billed.</source>
            <translation>Lässt das Modell den Code des Dienstes auf dem Bild ausführen; was das kostet, wird berechnet.</translation>
        </message>
        <message>
            <source>Pay a call at most</source>
            <translation>Je Aufruf höchstens</translation>
        </message>
        <message>
            <source>USDC</source>
            <translation>USDC</translation>
        </message>
        <message>
            <source>USD</source>
            <translation>USD</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>A call that costs more is not paid.</source>
            <translation>Ein teurerer Aufruf wird nicht bezahlt.</translation>
        </message>
        <message>
            <source>Pay a day at most</source>
            <translation>Je Tag höchstens</translation>
        </message>
        <message>
            <source>Nothing more is paid on a UTC day than this.</source>
            <translation>Mehr wird an einem UTC-Tag nicht bezahlt.</translation>
        </message>
        <message>
            <source>Test network</source>
            <translation>Testnetz</translation>
        </message>
        <message>
            <source>Pays with test money on the test network.</source>
            <translation>Zahlt mit Testgeld im Testnetz.</translation>
        </message>
        <message>
            <source>Model file</source>
            <translation>Modelldatei</translation>
        </message>
        <message>
            <source>A .gguf file: the desk starts and stops the server itself. Empty: a server that runs already.</source>
            <translation>Eine .gguf-Datei: Der Desk startet und beendet den Server selbst. Leer: ein Server, der schon läuft.</translation>
        </message>
        <message>
            <source>Server program</source>
            <translation>Serverprogramm</translation>
        </message>
        <message>
            <source>llama-server, or the path to it.</source>
            <translation>llama-server oder der Pfad dorthin.</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>0 leaves it to the server.</source>
            <translation>0 überlässt es dem Server.</translation>
        </message>
        <message>
            <source>Context</source>
            <translation>Kontext</translation>
        </message>
        <message>
            <source>How much the model keeps in view.</source>
            <translation>Wie viel das Modell im Blick behält.</translation>
        </message>
        <message>
            <source>Layers on the graphics card</source>
            <translation>Schichten auf der Grafikkarte</translation>
        </message>
        <message>
            <source>0: none.</source>
            <translation>0: keine.</translation>
        </message>
        <message>
            <source>Then ask</source>
            <translation>Danach fragen</translation>
        </message>
        <message>
            <source>Who is asked next when the mind fails, in order: google, openrouter, blockrun, local (your own servers), technical.</source>
            <translation>Wer der Reihe nach gefragt wird, wenn der Kopf versagt: google, openrouter, blockrun, local (eigene Server), technical.</translation>
        </message>
        <message>
            <source>Model budgets</source>
            <translation>Modellbudgets</translation>
        </message>
        <message>
            <source>Model calls</source>
            <translation>Modellaufrufe</translation>
        </message>
        <message>
            <source>A call at most</source>
            <translation>Je Aufruf höchstens</translation>
        </message>
        <message>
            <source>Estimated before the question is sent; 0: no limit.</source>
            <translation>Geschätzt, bevor die Frage gesendet wird; 0: keine Grenze.</translation>
        </message>
        <message>
            <source>A day at most</source>
            <translation>Je Tag höchstens</translation>
        </message>
        <message>
            <source>What was spent since 00:00 UTC and the estimate; 0: no limit.</source>
            <translation>Was seit 00:00 UTC ausgegeben wurde, und die Schätzung; 0: keine Grenze.</translation>
        </message>
        <message>
            <source>A month at most</source>
            <translation>Je Monat höchstens</translation>
        </message>
        <message>
            <source>The same since the first of the month; 0: no limit.</source>
            <translation>Dasselbe seit dem Monatsersten; 0: keine Grenze.</translation>
        </message>
        <message>
            <source>Models without a known price</source>
            <translation>Modelle ohne bekannten Preis</translation>
        </message>
        <message>
            <source>Whether they are asked although nobody can say what it costs.</source>
            <translation>Ob sie gefragt werden, obwohl niemand sagen kann, was es kostet.</translation>
        </message>
        <message>
            <source>refuse</source>
            <translation>ablehnen</translation>
        </message>
        <message>
            <source>Deadline of the whole chain</source>
            <translation>Frist der ganzen Kette</translation>
        </message>
        <message>
            <source>For all minds that are asked one after another.</source>
            <translation>Für alle Köpfe, die nacheinander gefragt werden.</translation>
        </message>
        <message>
            <source>Failures in a row</source>
            <translation>Ausfälle in Folge</translation>
        </message>
        <message>
            <source>After so many a provider is left alone for a while.</source>
            <translation>Nach so vielen bleibt ein Anbieter eine Weile in Ruhe.</translation>
        </message>
        <message>
            <source>Left alone for</source>
            <translation>In Ruhe gelassen für</translation>
        </message>
        <message>
            <source>Then one call tries whether it works again.</source>
            <translation>Dann prüft ein Aufruf, ob er wieder antwortet.</translation>
        </message>
        <message>
            <source>Audit file at most</source>
            <translation>Protokolldatei höchstens</translation>
        </message>
        <message>
            <source>Then a new file is begun.</source>
            <translation>Dann wird eine neue Datei begonnen.</translation>
        </message>
        <message>
            <source>Older audit files kept</source>
            <translation>Ältere Protokolldateien</translation>
        </message>
        <message>
            <source>The oldest goes when a new one is begun.</source>
            <translation>Die älteste geht, wenn eine neue begonnen wird.</translation>
        </message>
        <message>
            <source>Whose machines</source>
            <translation>Wessen Rechner</translation>
        </message>
        <message>
            <source>Which hosts may answer, in this order; empty: any.</source>
            <translation>Welche Rechenzentren antworten dürfen, in dieser Reihenfolge; leer: alle.</translation>
        </message>
        <message>
            <source>Only hosts that keep nothing</source>
            <translation>Nur Anbieter, die nichts behalten</translation>
        </message>
        <message>
            <source>Hosts that store what they are asked are passed over.</source>
            <translation>Wer speichert, was er gefragt wird, wird übergangen.</translation>
        </message>
        <message>
            <source>Who decides: the built-in technical rules, rules of your own, a language model, or a council of them.</source>
            <translation>Wer entscheidet: die eingebauten technischen Regeln, eigene Regeln, ein Sprachmodell oder ein Rat aus mehreren.</translation>
        </message>
        <message>
            <source>Council</source>
            <translation>Rat</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Each written role:temperament@provider/model*times, such as chart_reader@compatible or generalist*3. Roles: generalist, chart_reader, technician, news_scout, historian.</source>
            <translation>Jedes in der Form Rolle:Temperament@Anbieter/Modell*Anzahl, etwa chart_reader@compatible oder generalist*3. Rollen: generalist, chart_reader, technician, news_scout, historian.</translation>
        </message>
        <message>
            <source>Mind of the members</source>
            <translation>Anbieter der Mitglieder</translation>
        </message>
        <message>
            <source>Of those that name none of their own.</source>
            <translation>Für alle, die keinen eigenen nennen.</translation>
        </message>
        <message>
            <source>Voices needed</source>
            <translation>Nötige Stimmen</translation>
        </message>
        <message>
            <source>Fewer than these, and the cycle has failed. Resamples of one model are one voice.</source>
            <translation>Sind es weniger, ist der Zyklus gescheitert. Mehrere Antworten eines Modells zählen als eine Stimme.</translation>
        </message>
        <message>
            <source>Agreement needed</source>
            <translation>Nötige Einigkeit</translation>
        </message>
        <message>
            <source>Less is a hold, with the reason.</source>
            <translation>Bei weniger wird gehalten, mit Begründung.</translation>
        </message>
        <message>
            <source>A second round</source>
            <translation>Zweite Runde</translation>
        </message>
        <message>
            <source>Every member sees the others&apos; claims once, without names, and answers again. It doubles the cost.</source>
            <translation>Jedes Mitglied sieht einmal die Aussagen der anderen, ohne Namen, und antwortet erneut. Das verdoppelt die Kosten.</translation>
        </message>
        <message>
            <source>Own rules</source>
            <translation>Eigene Regeln</translation>
        </message>
        <message>
            <source>When to ask</source>
            <translation>Wann gefragt wird</translation>
        </message>
        <message>
            <source>Enter long when</source>
            <translation>Long einsteigen, wenn</translation>
        </message>
        <message>
            <source>A condition over studies, such as rsi:14 &lt; 30 and volume &gt; sma:volume:20.</source>
            <translation>Eine Bedingung über Studien, etwa rsi:14 &lt; 30 and volume &gt; sma:volume:20.</translation>
        </message>
        <message>
            <source>Enter short when</source>
            <translation>Short einsteigen, wenn</translation>
        </message>
        <message>
            <source>The same for shorts, where they are possible.</source>
            <translation>Dasselbe für Short-Positionen, wo sie möglich sind.</translation>
        </message>
        <message>
            <source>Leave when</source>
            <translation>Aussteigen, wenn</translation>
        </message>
        <message>
            <source>A condition of the open position; its stop, target and horizon hold besides.</source>
            <translation>Eine Bedingung an die offene Position; Stop, Ziel und Zeitgrenze gelten daneben.</translation>
        </message>
        <message>
            <source>Stop at</source>
            <translation>Stop bei</translation>
        </message>
        <message>
            <source>A price; side is 1 for a long and -1 for a short, last is the current price.</source>
            <translation>Ein Kurs; side ist 1 für Long und -1 für Short, last ist der aktuelle Kurs.</translation>
        </message>
        <message>
            <source>Target at</source>
            <translation>Ziel bei</translation>
        </message>
        <message>
            <source>A price, with the same words as the stop.</source>
            <translation>Ein Kurs, mit denselben Wörtern wie der Stop.</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>Zeitgrenze</translation>
        </message>
        <message>
            <source>After so many candles the position is closed; 1 to 500.</source>
            <translation>Nach so vielen Kerzen wird die Position geschlossen; 1 bis 500.</translation>
        </message>
        <message>
            <source>Ask only when</source>
            <translation>Nur fragen, wenn</translation>
        </message>
        <message>
            <source>A condition over studies, such as rsi:14 &lt; 30 and volume &gt; sma:volume:20; empty asks at every close. A value that is missing does not meet it.</source>
            <translation>Eine Bedingung über Studien, etwa rsi:14 &lt; 30 and volume &gt; sma:volume:20; leer fragt bei jedem Schluss. Ein fehlender Wert erfüllt sie nicht.</translation>
        </message>
        <message>
            <source>Always ask about an open position</source>
            <translation>Nach einer offenen Position immer fragen</translation>
        </message>
        <message>
            <source>Otherwise the condition must be met for it as well.</source>
            <translation>Sonst muss die Bedingung auch dafür erfüllt sein.</translation>
        </message>
        <message>
            <source>Always ask when a person wants it</source>
            <translation>Immer fragen, wenn ein Mensch es will</translation>
        </message>
        <message>
            <source>Reuse an answer for</source>
            <translation>Antwort wiederverwenden für</translation>
        </message>
        <message>
            <source>The same question is not asked again within this time; 0 asks every time.</source>
            <translation>Dieselbe Frage wird in dieser Zeit nicht erneut gestellt; 0 fragt jedes Mal.</translation>
        </message>
        <message>
            <source>Questions a minute at most</source>
            <translation>Fragen je Minute höchstens</translation>
        </message>
        <message>
            <source>For one market, whichever way they come about; 0 sets no limit.</source>
            <translation>Für einen Markt, wie auch immer sie zustande kommen; 0 setzt keine Grenze.</translation>
        </message>
        <message>
            <source>OpenAI-compatible server</source>
            <translation>OpenAI-kompatibler Server</translation>
        </message>
        <message>
            <source>LM Studio on this machine</source>
            <translation>LM Studio auf diesem Rechner</translation>
        </message>
    </context>
    <context>
        <name>ui</name>
        <message>
            <source>Leave Signal Desk?</source>
            <translation>Signal Desk verlassen?</translation>
        </message>
        <message>
            <source>A position is open. It stays open on paper and is watched again at the next start; an exit that happens meanwhile is found then, at the price it would have got.</source>
            <translation>Eine Position ist offen. Sie bleibt auf Papier offen und wird beim nächsten Start wieder überwacht; ein Ausstieg, der bis dahin eintritt, wird dann zu dem Kurs nachgeholt, den er bekommen hätte.</translation>
        </message>
        <message>
            <source>%1 positions are open. They stay open on paper and are watched again at the next start; exits that happen meanwhile are found then, at the prices they would have got.</source>
            <translation>%1 Positionen sind offen. Sie bleiben auf Papier offen und werden beim nächsten Start wieder überwacht; Ausstiege, die bis dahin eintreten, werden dann zu den Kursen nachgeholt, die sie bekommen hätten.</translation>
        </message>
        <message>
            <source>A decision is being made. It is stopped and nothing is traded by it; a close that was missed is decided on at the next start.</source>
            <translation>Eine Entscheidung wird gerade getroffen. Sie wird abgebrochen und es wird nichts durch sie gehandelt; über einen verpassten Schluss wird beim nächsten Start entschieden.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Verlassen</translation>
        </message>
        <message>
            <source>Stay</source>
            <translation>Bleiben</translation>
        </message>
        <message>
            <source>A stop can be tightened, never widened.</source>
            <translation>Ein Stop lässt sich enger ziehen, nie weiter.</translation>
        </message>
        <message>
            <source>The stop would be reached at once; close the position instead.</source>
            <translation>Der Stop wäre sofort erreicht; schließe stattdessen die Position.</translation>
        </message>
        <message>
            <source>The target would be reached at once; close the position instead.</source>
            <translation>Das Ziel wäre sofort erreicht; schließe stattdessen die Position.</translation>
        </message>
        <message>
            <source>Adjust stop and target</source>
            <translation>Stop und Ziel anpassen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>A stop can be tightened, never widened. Only what you change is changed.</source>
            <translation>Ein Stop lässt sich enger ziehen, nie weiter. Nur was du änderst, wird geändert.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>This is not a number.</source>
            <translation>Das ist keine Zahl.</translation>
        </message>
        <message>
            <source>This text was pruned after its time.</source>
            <translation>Dieser Text wurde nach Ablauf seiner Frist entfernt.</translation>
        </message>
        <message>
            <source>Nothing was asked: the cycle ended before the question.</source>
            <translation>Es wurde nichts gefragt: Der Zyklus endete vor der Frage.</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>pass</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <source>clamp</source>
            <translation>gekürzt</translation>
        </message>
        <message>
            <source>deny</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>not needed</source>
            <translation>nicht nötig</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Frage</translation>
        </message>
        <message>
            <source>Standing instructions</source>
            <translation>Feste Anweisungen</translation>
        </message>
        <message>
            <source>The chart as the model saw it</source>
            <translation>Der Chart, wie das Modell ihn sah</translation>
        </message>
        <message>
            <source>The picture was pruned after its time; its identity is kept.</source>
            <translation>Das Bild wurde nach Ablauf seiner Frist entfernt; seine Kennung bleibt erhalten.</translation>
        </message>
        <message>
            <source>No picture was drawn for this cycle: its mind does not look at pictures, or it was replayed.</source>
            <translation>Für diesen Zyklus wurde kein Bild gezeichnet: Der Entscheider sieht keine Bilder, oder es war ein Replay.</translation>
        </message>
        <message>
            <source>No answer was heard.</source>
            <translation>Es kam keine Antwort.</translation>
        </message>
        <message>
            <source>Asked again because: %1</source>
            <translation>Erneut gefragt, weil: %1</translation>
        </message>
        <message>
            <source>✓ equals a number of the question   ┈ dotted: not one of the desk's own numbers</source>
            <translation>✓ gleicht einer Zahl der Frage   ┈ gepunktet: keine der eigenen Zahlen des Desks</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Said</source>
            <translation>Urteil</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Grenze</translation>
        </message>
        <message>
            <source>Room left</source>
            <translation>Spielraum</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Anmerkung</translation>
        </message>
        <message>
            <source>Nothing was proposed that risk had to judge.</source>
            <translation>Es wurde nichts vorgeschlagen, worüber die Risikoprüfung urteilen musste.</translation>
        </message>
        <message>
            <source>Fills</source>
            <translation>Ausführungen</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Menge</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Kurs</translation>
        </message>
        <message>
            <source>Before costs</source>
            <translation>Vor Kosten</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>Gebühr</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <source>buy</source>
            <translation>Kauf</translation>
        </message>
        <message>
            <source>sell</source>
            <translation>Verkauf</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>closed by %1</source>
            <translation>geschlossen durch %1</translation>
        </message>
        <message>
            <source>Nothing was filled.</source>
            <translation>Nichts wurde ausgeführt.</translation>
        </message>
        <message>
            <source>Not closed yet.</source>
            <translation>Noch nicht geschlossen.</translation>
        </message>
        <message>
            <source>Don't ask again</source>
            <translation>Nicht mehr fragen</translation>
        </message>
        <message>
            <source>It was stopped before it was done.</source>
            <translation>Es wurde abgebrochen, bevor es fertig war.</translation>
        </message>
        <message>
            <source>Start it again when you are ready.</source>
            <translation>Starte es erneut, wenn du so weit bist.</translation>
        </message>
        <message>
            <source>The other side took too long to answer.</source>
            <translation>Die Gegenseite hat zu lange für die Antwort gebraucht.</translation>
        </message>
        <message>
            <source>The desk tries again by itself; a longer deadline can be set for slow models.</source>
            <translation>Der Desk versucht es von selbst erneut; für langsame Modelle lässt sich eine längere Frist einstellen.</translation>
        </message>
        <message>
            <source>The other side could not be reached.</source>
            <translation>Die Gegenseite war nicht zu erreichen.</translation>
        </message>
        <message>
            <source>Check the connection and the address; the desk tries again by itself.</source>
            <translation>Prüfe Verbindung und Adresse; der Desk versucht es von selbst erneut.</translation>
        </message>
        <message>
            <source>The secure connection was refused.</source>
            <translation>Die sichere Verbindung wurde abgelehnt.</translation>
        </message>
        <message>
            <source>Check the address, the computer's clock and any filter in between.</source>
            <translation>Prüfe die Adresse, die Uhr des Rechners und etwaige Filter dazwischen.</translation>
        </message>
        <message>
            <source>The service asks for fewer calls.</source>
            <translation>Der Dienst verlangt weniger Abrufe.</translation>
        </message>
        <message>
            <source>The desk waits as long as it was told to and tries again.</source>
            <translation>Der Desk wartet so lange wie verlangt und versucht es erneut.</translation>
        </message>
        <message>
            <source>The service's allowance is used up.</source>
            <translation>Das Kontingent des Dienstes ist aufgebraucht.</translation>
        </message>
        <message>
            <source>Raise the allowance with the service, or choose another mind.</source>
            <translation>Erhöhe das Kontingent beim Dienst oder wähle einen anderen Entscheider.</translation>
        </message>
        <message>
            <source>The key was not accepted.</source>
            <translation>Der Schlüssel wurde nicht angenommen.</translation>
        </message>
        <message>
            <source>Enter the key again in the settings and test it.</source>
            <translation>Gib den Schlüssel in den Einstellungen erneut ein und teste ihn.</translation>
        </message>
        <message>
            <source>The service does not allow this from here.</source>
            <translation>Der Dienst lässt dies von hier aus nicht zu.</translation>
        </message>
        <message>
            <source>It may be closed to your region; choose another market or mind.</source>
            <translation>Vielleicht ist er in deiner Region gesperrt; wähle einen anderen Markt oder Entscheider.</translation>
        </message>
        <message>
            <source>What was asked for is not there.</source>
            <translation>Das Gewünschte gibt es dort nicht.</translation>
        </message>
        <message>
            <source>Check the name or the address in the settings.</source>
            <translation>Prüfe den Namen oder die Adresse in den Einstellungen.</translation>
        </message>
        <message>
            <source>The question was not understood by the other side.</source>
            <translation>Die Gegenseite hat die Frage nicht verstanden.</translation>
        </message>
        <message>
            <source>Check the model's settings; some models take no picture or schema.</source>
            <translation>Prüfe die Einstellungen des Modells; manche Modelle nehmen kein Bild oder kein Schema.</translation>
        </message>
        <message>
            <source>This market does not trade that symbol.</source>
            <translation>Dieser Markt handelt dieses Symbol nicht.</translation>
        </message>
        <message>
            <source>Choose another symbol, written like BTC/USDT.</source>
            <translation>Wähle ein anderes Symbol, geschrieben wie BTC/USDT.</translation>
        </message>
        <message>
            <source>The question is too long for this model.</source>
            <translation>Die Frage ist zu lang für dieses Modell.</translation>
        </message>
        <message>
            <source>Choose a model with a longer memory.</source>
            <translation>Wähle ein Modell mit größerem Kontextfenster.</translation>
        </message>
        <message>
            <source>The model's service declined to answer.</source>
            <translation>Der Dienst des Modells hat die Antwort verweigert.</translation>
        </message>
        <message>
            <source>It counts as a refusal, not as a hold; choose another model if it repeats.</source>
            <translation>Das zählt als Weigerung, nicht als Halten; wähle ein anderes Modell, wenn es sich wiederholt.</translation>
        </message>
        <message>
            <source>The service asks to be paid first.</source>
            <translation>Der Dienst will zuerst bezahlt werden.</translation>
        </message>
        <message>
            <source>Top up the account with the service, or choose another mind.</source>
            <translation>Lade das Guthaben beim Dienst auf oder wähle einen anderen Entscheider.</translation>
        </message>
        <message>
            <source>The service is overloaded.</source>
            <translation>Der Dienst ist überlastet.</translation>
        </message>
        <message>
            <source>The desk tries again by itself.</source>
            <translation>Der Desk versucht es von selbst erneut.</translation>
        </message>
        <message>
            <source>The service failed on its side.</source>
            <translation>Der Dienst hatte bei sich einen Fehler.</translation>
        </message>
        <message>
            <source>The market has shut out this address for a while.</source>
            <translation>Der Markt hat diese Adresse für eine Weile ausgesperrt.</translation>
        </message>
        <message>
            <source>Wait until the ban ends; other programs here may be calling it too.</source>
            <translation>Warte, bis die Sperre endet; vielleicht rufen hier auch andere Programme dort an.</translation>
        </message>
        <message>
            <source>This computer's clock is wrong.</source>
            <translation>Die Uhr dieses Rechners geht falsch.</translation>
        </message>
        <message>
            <source>Set the clock; switching on network time does it for good.</source>
            <translation>Stelle die Uhr; mit Netzwerkzeit bleibt sie richtig.</translation>
        </message>
        <message>
            <source>The model is still being loaded.</source>
            <translation>Das Modell wird noch geladen.</translation>
        </message>
        <message>
            <source>Wait a moment; the desk asks again at the next close.</source>
            <translation>Warte einen Moment; der Desk fragt beim nächsten Kerzenschluss erneut.</translation>
        </message>
        <message>
            <source>The data that came is not usable.</source>
            <translation>Die gelieferten Daten sind nicht brauchbar.</translation>
        </message>
        <message>
            <source>Check the file or the source that is named below.</source>
            <translation>Prüfe die unten genannte Datei oder Quelle.</translation>
        </message>
        <message>
            <source>The answer could not be read.</source>
            <translation>Die Antwort war nicht lesbar.</translation>
        </message>
        <message>
            <source>The raw answer is in the capsule; another model may keep to the form.</source>
            <translation>Die unveränderte Antwort steht in der Kapsel; ein anderes Modell hält sich vielleicht an die Form.</translation>
        </message>
        <message>
            <source>A field is missing or of the wrong kind.</source>
            <translation>Ein Feld fehlt oder ist von der falschen Art.</translation>
        </message>
        <message>
            <source>The field is named below.</source>
            <translation>Das Feld ist unten genannt.</translation>
        </message>
        <message>
            <source>The answer can be read in two ways, so it was not used.</source>
            <translation>Die Antwort lässt sich auf zwei Arten lesen und wurde daher nicht verwendet.</translation>
        </message>
        <message>
            <source>The raw answer is in the capsule.</source>
            <translation>Die unveränderte Antwort steht in der Kapsel.</translation>
        </message>
        <message>
            <source>A value is outside of what is allowed.</source>
            <translation>Ein Wert liegt außerhalb des Erlaubten.</translation>
        </message>
        <message>
            <source>The value is named below.</source>
            <translation>Der Wert ist unten genannt.</translation>
        </message>
        <message>
            <source>This is not possible here.</source>
            <translation>Das ist hier nicht möglich.</translation>
        </message>
        <message>
            <source>Choose another market, timeframe or mind.</source>
            <translation>Wähle einen anderen Markt, Zeitrahmen oder Entscheider.</translation>
        </message>
        <message>
            <source>The budget for model calls is used up.</source>
            <translation>Das Budget für Modellaufrufe ist aufgebraucht.</translation>
        </message>
        <message>
            <source>Raise the budget in the settings, or wait until it renews.</source>
            <translation>Erhöhe das Budget in den Einstellungen oder warte, bis es sich erneuert.</translation>
        </message>
        <message>
            <source>The data folder cannot be written or read.</source>
            <translation>Der Datenordner lässt sich nicht schreiben oder lesen.</translation>
        </message>
        <message>
            <source>Free some space or mend the folder's rights, then start the desk again.</source>
            <translation>Schaffe Platz oder berichtige die Rechte des Ordners und starte den Desk dann neu.</translation>
        </message>
        <message>
            <source>The data folder was written by a newer Signal Desk.</source>
            <translation>Der Datenordner stammt von einem neueren Signal Desk.</translation>
        </message>
        <message>
            <source>Start the newer version, or choose another data folder.</source>
            <translation>Starte die neuere Version oder wähle einen anderen Datenordner.</translation>
        </message>
        <message>
            <source>Something went wrong inside the desk.</source>
            <translation>Im Desk selbst ist etwas schiefgegangen.</translation>
        </message>
        <message>
            <source>The log tells more; the journal holds everything up to here.</source>
            <translation>Das Protokoll sagt mehr; das Journal enthält alles bis hierher.</translation>
        </message>
        <message>
            <source>Your position is unchanged and its stop and target are still watched.</source>
            <translation>Deine Position ist unverändert; Stop und Ziel werden weiter überwacht.</translation>
        </message>
        <message>
            <source>No decision was made and nothing was traded.</source>
            <translation>Es wurde nichts entschieden und nichts gehandelt.</translation>
        </message>
        <message>
            <source>Your position is unchanged; its stop and target are checked again as soon as prices are back.</source>
            <translation>Deine Position ist unverändert; Stop und Ziel werden wieder geprüft, sobald Kurse da sind.</translation>
        </message>
        <message>
            <source>Nothing was traded.</source>
            <translation>Es wurde nichts gehandelt.</translation>
        </message>
        <message>
            <source>Your position is unchanged.</source>
            <translation>Deine Position ist unverändert.</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>The desk has stopped; your position stays open on paper and is not watched.</source>
            <translation>Der Desk steht; deine Position bleibt auf Papier offen und wird nicht überwacht.</translation>
        </message>
        <message>
            <source>The desk has stopped; what was recorded is safe.</source>
            <translation>Der Desk steht; was festgehalten wurde, ist sicher.</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>gestern</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 T %2 h</translation>
        </message>
        <message>
            <source>%1 d</source>
            <translation>%1 T</translation>
        </message>
        <message>
            <source>O</source>
            <translation>O</translation>
        </message>
        <message>
            <source>H</source>
            <translation>H</translation>
        </message>
        <message>
            <source>L</source>
            <translation>T</translation>
        </message>
        <message>
            <source>C</source>
            <translation>S</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volumen</translation>
        </message>
        <message>
            <source>synthetic data</source>
            <translation>synthetische Daten</translation>
        </message>
        <message>
            <source>Open long</source>
            <translation>Long eröffnen</translation>
        </message>
        <message>
            <source>Open short</source>
            <translation>Short eröffnen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Adjust</source>
            <translation>Anpassen</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Halten</translation>
        </message>
        <message>
            <source>traded</source>
            <translation>gehandelt</translation>
        </message>
        <message>
            <source>held</source>
            <translation>gehalten</translation>
        </message>
        <message>
            <source>denied</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>adjusted</source>
            <translation>angepasst</translation>
        </message>
        <message>
            <source>nothing to do</source>
            <translation>nichts zu tun</translation>
        </message>
        <message>
            <source>model refused</source>
            <translation>Modell weigerte sich</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>gescheitert</translation>
        </message>
        <message>
            <source>nothing to sell</source>
            <translation>nichts zu verkaufen</translation>
        </message>
        <message>
            <source>nothing to close</source>
            <translation>nichts zu schließen</translation>
        </message>
        <message>
            <source>nothing to adjust</source>
            <translation>nichts anzupassen</translation>
        </message>
        <message>
            <source>Proposal is whole</source>
            <translation>Vorschlag ist vollständig</translation>
        </message>
        <message>
            <source>Market is known</source>
            <translation>Markt ist bekannt</translation>
        </message>
        <message>
            <source>Account is known</source>
            <translation>Konto ist bekannt</translation>
        </message>
        <message>
            <source>Kill switch</source>
            <translation>Not-Aus</translation>
        </message>
        <message>
            <source>Not paused</source>
            <translation>Nicht angehalten</translation>
        </message>
        <message>
            <source>Safe mode</source>
            <translation>Sicherer Modus</translation>
        </message>
        <message>
            <source>Drawdown</source>
            <translation>Drawdown</translation>
        </message>
        <message>
            <source>Loss of the day</source>
            <translation>Tagesverlust</translation>
        </message>
        <message>
            <source>Losses in a row</source>
            <translation>Verluste in Folge</translation>
        </message>
        <message>
            <source>Cool-down after an entry</source>
            <translation>Wartezeit nach einem Einstieg</translation>
        </message>
        <message>
            <source>Short selling</source>
            <translation>Leerverkauf</translation>
        </message>
        <message>
            <source>One position an instrument</source>
            <translation>Eine Position je Instrument</translation>
        </message>
        <message>
            <source>Open positions</source>
            <translation>Offene Positionen</translation>
        </message>
        <message>
            <source>Age of the last candle</source>
            <translation>Alter der letzten Kerze</translation>
        </message>
        <message>
            <source>Average true range</source>
            <translation>Average True Range</translation>
        </message>
        <message>
            <source>Entry near the last price</source>
            <translation>Einstieg nah am letzten Kurs</translation>
        </message>
        <message>
            <source>Stop-loss is there</source>
            <translation>Stop-Loss ist da</translation>
        </message>
        <message>
            <source>Stop on the losing side</source>
            <translation>Stop auf der Verlustseite</translation>
        </message>
        <message>
            <source>Stop outside the noise</source>
            <translation>Stop außerhalb des Rauschens</translation>
        </message>
        <message>
            <source>Stop not too far</source>
            <translation>Stop nicht zu weit</translation>
        </message>
        <message>
            <source>Stop against costs</source>
            <translation>Stop gemessen an den Kosten</translation>
        </message>
        <message>
            <source>Stop within the price</source>
            <translation>Stop als Anteil am Kurs</translation>
        </message>
        <message>
            <source>Stop before liquidation</source>
            <translation>Stop vor der Liquidation</translation>
        </message>
        <message>
            <source>Target is there</source>
            <translation>Ziel ist da</translation>
        </message>
        <message>
            <source>Target on the winning side</source>
            <translation>Ziel auf der Gewinnseite</translation>
        </message>
        <message>
            <source>Target against costs</source>
            <translation>Ziel gemessen an den Kosten</translation>
        </message>
        <message>
            <source>Reward to risk, net</source>
            <translation>Chance zu Risiko, netto</translation>
        </message>
        <message>
            <source>Size asked for</source>
            <translation>Gewünschte Größe</translation>
        </message>
        <message>
            <source>Risk per trade</source>
            <translation>Risiko je Trade</translation>
        </message>
        <message>
            <source>Size of one position</source>
            <translation>Größe einer Position</translation>
        </message>
        <message>
            <source>Exposure of all positions</source>
            <translation>Größe aller Positionen</translation>
        </message>
        <message>
            <source>Leverage</source>
            <translation>Hebel</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Barbestand</translation>
        </message>
        <message>
            <source>Share of the bar's volume</source>
            <translation>Anteil am Volumen der Kerze</translation>
        </message>
        <message>
            <source>Kelly fraction</source>
            <translation>Kelly-Anteil</translation>
        </message>
        <message>
            <source>Smallest order</source>
            <translation>Kleinste Order</translation>
        </message>
        <message>
            <source>stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeitablauf</translation>
        </message>
        <message>
            <source>model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>you</source>
            <translation>dich</translation>
        </message>
        <message>
            <source>kill switch</source>
            <translation>Not-Aus</translation>
        </message>
        <message>
            <source>quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>liquidation</source>
            <translation>Liquidation</translation>
        </message>
        <message>
            <source>Trades</source>
            <translation>Trades</translation>
        </message>
        <message>
            <source>Win rate</source>
            <translation>Trefferquote</translation>
        </message>
        <message>
            <source>Expectancy a trade</source>
            <translation>Erwartungswert je Trade</translation>
        </message>
        <message>
            <source>Profit factor</source>
            <translation>Profitfaktor</translation>
        </message>
        <message>
            <source>Sharpe a trade</source>
            <translation>Sharpe je Trade</translation>
        </message>
        <message>
            <source>Sharpe, daily</source>
            <translation>Sharpe, täglich</translation>
        </message>
        <message>
            <source>Sortino, daily</source>
            <translation>Sortino, täglich</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Rendite</translation>
        </message>
        <message>
            <source>Return a year</source>
            <translation>Rendite im Jahr</translation>
        </message>
        <message>
            <source>Largest drawdown</source>
            <translation>Größter Drawdown</translation>
        </message>
        <message>
            <source>Calmar</source>
            <translation>Calmar</translation>
        </message>
        <message>
            <source>Time in the market</source>
            <translation>Zeit im Markt</translation>
        </message>
        <message>
            <source>Turnover</source>
            <translation>Umschlag</translation>
        </message>
        <message>
            <source>Fees</source>
            <translation>Gebühren</translation>
        </message>
        <message>
            <source>Model cost</source>
            <translation>Modellkosten</translation>
        </message>
        <message>
            <source>Worst move, mean</source>
            <translation>Schlechteste Bewegung, im Mittel</translation>
        </message>
        <message>
            <source>Best move, mean</source>
            <translation>Beste Bewegung, im Mittel</translation>
        </message>
        <message>
            <source>R multiple, mean</source>
            <translation>R-Vielfaches, im Mittel</translation>
        </message>
        <message>
            <source>Stop and target in one candle</source>
            <translation>Stop und Ziel in einer Kerze</translation>
        </message>
        <message>
            <source>Buy and hold</source>
            <translation>Kaufen und halten</translation>
        </message>
        <message>
            <source>Buy and hold, matched</source>
            <translation>Kaufen und halten, angeglichen</translation>
        </message>
        <message>
            <source>Random entries</source>
            <translation>Zufällige Einstiege</translation>
        </message>
        <message>
            <source>Technical only</source>
            <translation>Nur technisch</translation>
        </message>
        <message>
            <source>Daily loss</source>
            <translation>Tagesverlust</translation>
        </message>
        <message>
            <source>waiting for the close</source>
            <translation>wartet auf den Kerzenschluss</translation>
        </message>
        <message>
            <source>looking at the market</source>
            <translation>sieht den Markt an</translation>
        </message>
        <message>
            <source>asking the model</source>
            <translation>fragt das Modell</translation>
        </message>
        <message>
            <source>judging</source>
            <translation>urteilt</translation>
        </message>
        <message>
            <source>last cycle failed</source>
            <translation>letzter Zyklus gescheitert</translation>
        </message>
        <message>
            <source>Technical rules</source>
            <translation>Technische Regeln</translation>
        </message>
        <message>
            <source>Language model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>long</source>
            <translation>long</translation>
        </message>
        <message>
            <source>short</source>
            <translation>short</translation>
        </message>
        <message>
            <source>denied: %1</source>
            <translation>abgelehnt: %1</translation>
        </message>
        <message>
            <source>approved, clamped</source>
            <translation>genehmigt, gekürzt</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>genehmigt</translation>
        </message>
        <message>
            <source>Paused: no new positions. Stops and targets are still watched.</source>
            <translation>Angehalten: keine neuen Positionen. Stops und Ziele werden weiter überwacht.</translation>
        </message>
        <message>
            <source>Too many losses in a row: no new positions.</source>
            <translation>Zu viele Verluste in Folge: keine neuen Positionen.</translation>
        </message>
        <message>
            <source>The loss limit of the day is reached: no new positions.</source>
            <translation>Die Verlustgrenze des Tages ist erreicht: keine neuen Positionen.</translation>
        </message>
        <message>
            <source>The drawdown limit is reached: no new positions until you resume.</source>
            <translation>Die Drawdown-Grenze ist erreicht: keine neuen Positionen, bis du fortsetzt.</translation>
        </message>
        <message>
            <source>Cycles failed again and again: exits only until you resume.</source>
            <translation>Zyklen sind wiederholt gescheitert: nur noch Ausstiege, bis du fortsetzt.</translation>
        </message>
        <message>
            <source>Kill switch: all positions were closed, nothing new is opened.</source>
            <translation>Not-Aus: Alle Positionen wurden geschlossen, nichts Neues wird eröffnet.</translation>
        </message>
        <message>
            <source>Until %1.</source>
            <translation>Bis %1.</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>A stop is tightened only once the trade has gone part of the way to its target.</source>
            <translation>Ein Stop wird erst enger gezogen, wenn der Trade einen Teil des Weges zum Ziel gegangen ist.</translation>
        </message>
        <message>
            <source>This is not a price that can be set here.</source>
            <translation>Das ist kein Kurs, der sich hier setzen lässt.</translation>
        </message>
        <message>
            <source>Without a target the desk cannot tell how far the trade has gone.</source>
            <translation>Ohne Ziel kann der Desk nicht sagen, wie weit der Trade gekommen ist.</translation>
        </message>
        <message>
            <source>The target is not on the winning side.</source>
            <translation>Das Ziel liegt nicht auf der Gewinnseite.</translation>
        </message>
        <message>
            <source>There is no price now to judge it by.</source>
            <translation>Gerade gibt es keinen Kurs, an dem es sich messen ließe.</translation>
        </message>
        <message>
            <source>agrees</source>
            <translation>stimmt überein</translation>
        </message>
        <message>
            <source>%1 ahead</source>
            <translation>%1 voraus</translation>
        </message>
        <message>
            <source>%1 behind</source>
            <translation>%1 zurück</translation>
        </message>
        <message>
            <source>This machine&#x27;s clock agrees with the venue&#x27;s.</source>
            <translation>Die Uhr dieses Rechners stimmt mit der der Börse überein.</translation>
        </message>
        <message>
            <source>This machine&#x27;s clock is %1 ahead of the venue&#x27;s.</source>
            <translation>Die Uhr dieses Rechners geht %1 vor der der Börse.</translation>
        </message>
        <message>
            <source>This machine&#x27;s clock is %1 behind the venue&#x27;s.</source>
            <translation>Die Uhr dieses Rechners geht %1 nach der der Börse.</translation>
        </message>
        <message>
            <source>Candles count as closed by the venue&#x27;s clock; set this machine&#x27;s to the right time.</source>
            <translation>Kerzen gelten nach der Uhr der Börse als geschlossen; stellen Sie die dieses Rechners richtig.</translation>
        </message>
        <message>
            <source>Model cost of what was traded</source>
            <translation>Modellkosten vom Gehandelten</translation>
        </message>
        <message>
            <source>%1 in place of %2</source>
            <translation>%1 statt %2</translation>
        </message>
        <message>
            <source>%1: ready</source>
            <translation>%1: bereit</translation>
        </message>
        <message>
            <source>%1: tried again with the next question</source>
            <translation>%1: wird mit der nächsten Frage wieder versucht</translation>
        </message>
        <message>
            <source>%1: left alone for %2. %3</source>
            <translation>%1: bleibt %2 in Ruhe. %3</translation>
        </message>
        <message>
            <source>%1: the last call failed. %2</source>
            <translation>%1: Der letzte Aufruf ist gescheitert. %2</translation>
        </message>
        <message>
            <source>%1: no key</source>
            <translation>%1: kein Schlüssel</translation>
        </message>
        <message>
            <source>Council</source>
            <translation>Rat</translation>
        </message>
        <message>
            <source>standing instructions</source>
            <translation>feste Anweisungen</translation>
        </message>
        <message>
            <source>market</source>
            <translation>Markt</translation>
        </message>
        <message>
            <source>studies</source>
            <translation>Studien</translation>
        </message>
        <message>
            <source>patterns</source>
            <translation>Muster</translation>
        </message>
        <message>
            <source>own rules</source>
            <translation>eigene Regeln</translation>
        </message>
        <message>
            <source>wider view</source>
            <translation>weiterer Blick</translation>
        </message>
        <message>
            <source>order book</source>
            <translation>Orderbuch</translation>
        </message>
        <message>
            <source>funding</source>
            <translation>Finanzierung</translation>
        </message>
        <message>
            <source>account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>news</source>
            <translation>Nachrichten</translation>
        </message>
        <message>
            <source>sentiment</source>
            <translation>Stimmung</translation>
        </message>
        <message>
            <source>fundamentals</source>
            <translation>Fundamentaldaten</translation>
        </message>
        <message>
            <source>earlier trades</source>
            <translation>frühere Geschäfte</translation>
        </message>
        <message>
            <source>answer form</source>
            <translation>Antwortform</translation>
        </message>
        <message>
            <source>schema</source>
            <translation>Schema</translation>
        </message>
        <message>
            <source>generalist</source>
            <translation>Allrounder</translation>
        </message>
        <message>
            <source>chart reader</source>
            <translation>Chartleser</translation>
        </message>
        <message>
            <source>technician</source>
            <translation>Techniker</translation>
        </message>
        <message>
            <source>news scout</source>
            <translation>Nachrichtenspäher</translation>
        </message>
        <message>
            <source>historian</source>
            <translation>Chronist</translation>
        </message>
        <message>
            <source>conservative</source>
            <translation>vorsichtig</translation>
        </message>
        <message>
            <source>aggressive</source>
            <translation>angriffslustig</translation>
        </message>
        <message>
            <source>contrarian</source>
            <translation>gegen den Strom</translation>
        </message>
        <message>
            <source>trend follower</source>
            <translation>Trendfolger</translation>
        </message>
        <message>
            <source>Carried with %1 of the votes; %2 are needed.</source>
            <translation>Angenommen mit %1 der Stimmen; nötig sind %2.</translation>
        </message>
        <message>
            <source>The council is split, and so it holds.</source>
            <translation>Der Rat ist gespalten und hält deshalb.</translation>
        </message>
        <message>
            <source>Only %1 of the votes agree and %2 are needed, so it holds.</source>
            <translation>Nur %1 der Stimmen sind einig und %2 sind nötig, deshalb wird gehalten.</translation>
        </message>
        <message>
            <source>Those who agree saw no prices to set levels by, and so the council holds.</source>
            <translation>Die Einigen sahen keine Kurse, um Marken zu setzen; deshalb hält der Rat.</translation>
        </message>
        <message>
            <source>Too few voices could be heard: the cycle has failed.</source>
            <translation>Zu wenige Stimmen waren zu hören: Der Zyklus ist gescheitert.</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>abstains: %1</source>
            <translation>enthält sich: %1</translation>
        </message>
        <message>
            <source>this plan was taken</source>
            <translation>dieser Plan wurde genommen</translation>
        </message>
        <message>
            <source>at first %1</source>
            <translation>zuerst %1</translation>
        </message>
        <message>
            <source>about %1 tokens</source>
            <translation>etwa %1 Token</translation>
        </message>
        <message>
            <source>about %1 tokens, %2 counted</source>
            <translation>etwa %1 Token, %2 gezählt</translation>
        </message>
        <message>
            <source>The same question was answered before; its answer was taken again.</source>
            <translation>Dieselbe Frage wurde schon beantwortet; die Antwort wurde wiederverwendet.</translation>
        </message>
        <message>
            <source>not asked</source>
            <translation>nicht gefragt</translation>
        </message>
        <message>
            <source>Own rules</source>
            <translation>Eigene Regeln</translation>
        </message>
        <message>
            <source>Demo market (synthetic)</source>
            <translation>Demo-Markt (synthetisch)</translation>
        </message>
        <message>
            <source>Candle file</source>
            <translation>Kerzendatei</translation>
        </message>
        <message>
            <source>First venue that lists it</source>
            <translation>Erster Handelsplatz, der es führt</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>learned rules</source>
            <translation>gelernte Regeln</translation>
        </message>
        <message>
            <source>calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <source>last closed trade</source>
            <translation>letzter Trade</translation>
        </message>
        <message>
            <source>bars</source>
            <translation>Kerzen</translation>
        </message>
        <message>
            <source>positions</source>
            <translation>Positionen</translation>
        </message>
        <message>
            <source>failed cycles</source>
            <translation>gescheiterte Zyklen</translation>
        </message>
        <message>
            <source>losses</source>
            <translation>Verluste</translation>
        </message>
        <message>
            <source>lowered from %1</source>
            <translation>gesenkt von %1</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>geantwortet</translation>
        </message>
        <message>
            <source>A double click shows every pixel, and another one the whole.</source>
            <translation>Ein Doppelklick zeigt jeden Bildpunkt, ein weiterer das Ganze.</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Belege</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>verweigert</translation>
        </message>
    </context>
    <context>
        <name>ui::AnswerView</name>
        <message>
            <source>Answer of the model</source>
            <translation>Antwort des Modells</translation>
        </message>
    </context>
    <context>
        <name>ui::CapsuleDialog</name>
        <message>
            <source>synthetic data</source>
            <translation>synthetische Daten</translation>
        </message>
        <message>
            <source>replay</source>
            <translation>Replay</translation>
        </message>
        <message>
            <source>Capsule %1…%2</source>
            <translation>Kapsel %1…%2</translation>
        </message>
        <message>
            <source>Copy id</source>
            <translation>Kennung kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Frage</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Urteil</translation>
        </message>
        <message>
            <source>Fills and outcome</source>
            <translation>Ausführung und Ergebnis</translation>
        </message>
        <message>
            <source>News</source>
            <translation>Nachrichten</translation>
        </message>
    </context>
    <context>
        <name>ui::ChartPanel</name>
        <message>
            <source>Draw</source>
            <translation>Zeichnen</translation>
        </message>
        <message>
            <source>Draw on the chart: press, pull and let go. Escape puts the tool away, Delete removes the selected drawing.</source>
            <translation>Im Chart zeichnen: drücken, ziehen, loslassen. Escape legt das Werkzeug weg, Entf entfernt die ausgewählte Zeichnung.</translation>
        </message>
        <message>
            <source>Trend line</source>
            <translation>Trendlinie</translation>
        </message>
        <message>
            <source>Horizontal line</source>
            <translation>Horizontale Linie</translation>
        </message>
        <message>
            <source>Fibonacci retracement</source>
            <translation>Fibonacci-Retracement</translation>
        </message>
        <message>
            <source>Rectangle</source>
            <translation>Rechteck</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Messen</translation>
        </message>
        <message>
            <source>Remove all drawings</source>
            <translation>Alle Zeichnungen entfernen</translation>
        </message>
        <message>
            <source>As the model sees it</source>
            <translation>Wie das Modell ihn sieht</translation>
        </message>
        <message>
            <source>Shows the colours and sizes of the picture that is sent to the model</source>
            <translation>Zeigt Farben und Größen des Bildes, das an das Modell geht</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Shows the last candles again (double click on the chart)</source>
            <translation>Zeigt wieder die letzten Kerzen (Doppelklick auf den Chart)</translation>
        </message>
        <message>
            <source>Waiting for candles.</source>
            <translation>Es wird auf Kerzen gewartet.</translation>
        </message>
        <message>
            <source>synthetic data</source>
            <translation>synthetische Daten</translation>
        </message>
        <message>
            <source>as of %1</source>
            <translation>Stand %1</translation>
        </message>
        <message>
            <source>live</source>
            <translation>live</translation>
        </message>
        <message>
            <source>live, quiet for %1</source>
            <translation>live, still seit %1</translation>
        </message>
        <message>
            <source>spread %1</source>
            <translation>Spread %1</translation>
        </message>
        <message>
            <source>polling</source>
            <translation>wird abgefragt</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>verbindet</translation>
        </message>
        <message>
            <source>Charts</source>
            <translation>Charts</translation>
        </message>
        <message>
            <source>One, two or four charts on one screen, with one crosshair</source>
            <translation>Ein, zwei oder vier Charts auf einem Bildschirm, mit einem Fadenkreuz</translation>
        </message>
        <message>
            <source>One chart</source>
            <translation>Ein Chart</translation>
        </message>
        <message>
            <source>Two charts</source>
            <translation>Zwei Charts</translation>
        </message>
        <message>
            <source>Four charts</source>
            <translation>Vier Charts</translation>
        </message>
        <message>
            <source>Studies</source>
            <translation>Studien</translation>
        </message>
        <message>
            <source>Chooses studies, patterns and the volume profile (Ctrl+I)</source>
            <translation>Wählt Studien, Muster und das Volumenprofil (Strg+I)</translation>
        </message>
    </context>
    <context>
        <name>ui::ChartView</name>
        <message>
            <source>Chart</source>
            <translation>Chart</translation>
        </message>
        <message>
            <source>stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>entry</source>
            <translation>Einstieg</translation>
        </message>
        <message>
            <source>Arrow keys pan, with Shift they move the crosshair, plus and minus zoom, Home and End go to the ends; Delete removes the selected drawing.</source>
            <translation>Pfeiltasten verschieben, mit Umschalt bewegen sie das Fadenkreuz, Plus und Minus zoomen, Pos1 und Ende springen an die Enden; Entf entfernt die gewählte Zeichnung.</translation>
        </message>
        <message>
            <source>Stop at %1</source>
            <translation>Stop bei %1</translation>
        </message>
        <message>
            <source>Target at %1</source>
            <translation>Ziel bei %1</translation>
        </message>
        <message>
            <source>Arrow keys pan, plus and minus zoom, Home and End go to the ends; Delete removes the selected drawing.</source>
            <translation>Pfeiltasten verschieben, Plus und Minus zoomen, Pos1 und Ende gehen an die Enden; Entf entfernt die ausgewählte Zeichnung.</translation>
        </message>
    </context>
    <context>
        <name>ui::CommandPalette</name>
        <message>
            <source>Find an action</source>
            <translation>Aktion suchen</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>Was möchtest du tun?</translation>
        </message>
    </context>
    <context>
        <name>ui::DecisionPanel</name>
        <message>
            <source>is %1</source>
            <translation>ist %1</translation>
        </message>
        <message>
            <source>unverified</source>
            <translation>unbestätigt</translation>
        </message>
        <message>
            <source>says</source>
            <translation>sagt</translation>
        </message>
        <message>
            <source>calibrated</source>
            <translation>kalibriert</translation>
        </message>
        <message>
            <source>reward : risk</source>
            <translation>CRV</translation>
        </message>
        <message>
            <source>open capsule</source>
            <translation>Kapsel öffnen</translation>
        </message>
        <message>
            <source>The exact question, picture, answer and verdict of this decision</source>
            <translation>Genaue Frage, Bild, Antwort und Urteil dieser Entscheidung</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Belege</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Urteil</translation>
        </message>
        <message>
            <source>The first decision is being made.</source>
            <translation>Die erste Entscheidung wird getroffen.</translation>
        </message>
        <message>
            <source>No decision yet. One is made at every close.</source>
            <translation>Noch keine Entscheidung. Bei jedem Kerzenschluss fällt eine.</translation>
        </message>
        <message>
            <source>Analyse now</source>
            <translation>Jetzt analysieren</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Model refused</source>
            <translation>Modell weigerte sich</translation>
        </message>
        <message>
            <source>Cycle failed</source>
            <translation>Zyklus gescheitert</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>calibrated, n = %1</source>
            <translation>kalibriert, n = %1</translation>
        </message>
        <message>
            <source>no closed trades yet</source>
            <translation>noch keine Trades</translation>
        </message>
        <message>
            <source>Wrong if: %1</source>
            <translation>Falsch, wenn: %1</translation>
        </message>
        <message>
            <source>No reason was given.</source>
            <translation>Es wurde kein Grund genannt.</translation>
        </message>
        <message>
            <source>“%1”, not in the question</source>
            <translation>„%1“, nicht in der Frage</translation>
        </message>
        <message>
            <source>%1 of %2 verified</source>
            <translation>%1 von %2 bestätigt</translation>
        </message>
        <message>
            <source>show fewer</source>
            <translation>weniger zeigen</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
        <message>
            <source>%1 rules, %2 pass</source>
            <translation>%1 Regeln, %2 bestanden</translation>
        </message>
        <message>
            <source>%1 clamp</source>
            <translation>%1 gekürzt</translation>
        </message>
        <message>
            <source>%1 deny</source>
            <translation>%1 abgelehnt</translation>
        </message>
        <message>
            <source>%1 bps</source>
            <translation>%1 bps</translation>
        </message>
        <message>
            <source>Nobody was asked</source>
            <translation>Niemand wurde gefragt</translation>
        </message>
        <message>
            <source>The condition for asking is not met:</source>
            <translation>Die Bedingung fürs Fragen ist nicht erfüllt:</translation>
        </message>
        <message>
            <source>The condition for asking cannot be told, because a value is missing:</source>
            <translation>Ob die Bedingung fürs Fragen erfüllt ist, lässt sich nicht sagen, weil ein Wert fehlt:</translation>
        </message>
        <message>
            <source>As many questions about this market as a minute allows were asked.</source>
            <translation>Zu diesem Markt wurden so viele Fragen gestellt, wie eine Minute erlaubt.</translation>
        </message>
        <message>
            <source>limit %1</source>
            <translation>Grenze %1</translation>
        </message>
    </context>
    <context>
        <name>ui::EquityPanel</name>
        <message>
            <source>Returns in percent</source>
            <translation>Renditen in Prozent</translation>
        </message>
        <message>
            <source>The curve begins with the first hours of the account.</source>
            <translation>Die Kurve beginnt mit den ersten Stunden des Kontos.</translation>
        </message>
        <message>
            <source>Baselines are drawn beside it, with the same costs.</source>
            <translation>Vergleichslinien stehen daneben, mit denselben Kosten.</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Replay</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>Edge over random, n = %1</source>
            <translation>Vorsprung vor Zufall, n = %1</translation>
        </message>
        <message>
            <source>too few trades yet</source>
            <translation>noch zu wenige Trades</translation>
        </message>
        <message>
            <source>not distinguishable yet</source>
            <translation>noch nicht unterscheidbar</translation>
        </message>
        <message>
            <source>better than %1 % of them</source>
            <translation>besser als %1 % davon</translation>
        </message>
    </context>
    <context>
        <name>ui::Gauge</name>
        <message>
            <source>Stop %1, entry %2, target %3</source>
            <translation>Stop %1, Einstieg %2, Ziel %3</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>entry</source>
            <translation>Einstieg</translation>
        </message>
        <message>
            <source>stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>target</source>
            <translation>Ziel</translation>
        </message>
    </context>
    <context>
        <name>ui::HeaderBar</name>
        <message>
            <source>Market</source>
            <translation>Markt</translation>
        </message>
        <message>
            <source>Timeframe</source>
            <translation>Zeitrahmen</translation>
        </message>
        <message>
            <source>Mind</source>
            <translation>Entscheider</translation>
        </message>
        <message>
            <source>next close</source>
            <translation>nächster Schluss</translation>
        </message>
        <message>
            <source>model cost today</source>
            <translation>Modellkosten heute</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Papier</translation>
        </message>
        <message>
            <source>Mind: %1</source>
            <translation>Entscheider: %1</translation>
        </message>
        <message>
            <source>cost</source>
            <translation>Kosten</translation>
        </message>
        <message>
            <source>close</source>
            <translation>Schluss</translation>
        </message>
        <message>
            <source>Analyse now</source>
            <translation>Jetzt analysieren</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Kill switch</source>
            <translation>Not-Aus</translation>
        </message>
        <message>
            <source>Kill</source>
            <translation>Not-Aus</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Other markets…</source>
            <translation>Andere Märkte …</translation>
        </message>
        <message>
            <source>Set up a model…</source>
            <translation>Modell einrichten …</translation>
        </message>
    </context>
    <context>
        <name>ui::LogPanel</name>
        <message>
            <source>Everything</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Warnungen</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>How serious</source>
            <translation>Wie ernst</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Nothing was logged yet.</source>
            <translation>Noch wurde nichts protokolliert.</translation>
        </message>
    </context>
    <context>
        <name>ui::MainWindow</name>
        <message>
            <source>Signal Desk</source>
            <translation>Signal Desk</translation>
        </message>
        <message>
            <source>synthetic data</source>
            <translation>synthetische Daten</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
        <message>
            <source>Signal Desk %1</source>
            <translation>Signal Desk %1</translation>
        </message>
        <message>
            <source>A paper-trading desk: language models decide, deterministic code judges, and everything can be replayed. It never sends a real order.</source>
            <translation>Ein Desk für Papierhandel: Sprachmodelle entscheiden, deterministischer Code urteilt, und alles lässt sich nachspielen. Er sendet nie eine echte Order.</translation>
        </message>
    </context>
    <context>
        <name>ui::OptionField</name>
        <message>
            <source>A whole number is needed.</source>
            <translation>Hier gehört eine ganze Zahl hin.</translation>
        </message>
        <message>
            <source>A number is needed.</source>
            <translation>Hier gehört eine Zahl hin.</translation>
        </message>
        <message>
            <source>From %1 to %2, please.</source>
            <translation>Bitte von %1 bis %2.</translation>
        </message>
        <message>
            <source>This value cannot be used.</source>
            <translation>Dieser Wert ist nicht brauchbar.</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>Asks the service which models it offers; this costs nothing.</source>
            <translation>Fragt den Dienst, welche Modelle er anbietet; das kostet nichts.</translation>
        </message>
    </context>
    <context>
        <name>ui::Panel</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Waiting for the first prices.</source>
            <translation>Es wird auf die ersten Kurse gewartet.</translation>
        </message>
        <message>
            <source>The desk has asked the market for candles.</source>
            <translation>Der Desk hat den Markt nach Kerzen gefragt.</translation>
        </message>
        <message>
            <source>The desk is starting.</source>
            <translation>Der Desk startet.</translation>
        </message>
    </context>
    <context>
        <name>ui::PositionPanel</name>
        <message>
            <source>Close…</source>
            <translation>Schließen …</translation>
        </message>
        <message>
            <source>Adjust…</source>
            <translation>Anpassen …</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Worst / best so far</source>
            <translation>Tief / hoch bisher</translation>
        </message>
        <message>
            <source>Next look</source>
            <translation>Nächster Blick</translation>
        </message>
        <message>
            <source>Nothing is held.</source>
            <translation>Es wird nichts gehalten.</translation>
        </message>
        <message>
            <source>An approved entry appears here with its stop and target.</source>
            <translation>Ein genehmigter Einstieg erscheint hier mit Stop und Ziel.</translation>
        </message>
        <message>
            <source>Short</source>
            <translation>Short</translation>
        </message>
        <message>
            <source>Long</source>
            <translation>Long</translation>
        </message>
        <message>
            <source>opened %1 · held %2</source>
            <translation>eröffnet %1 · gehalten %2</translation>
        </message>
        <message>
            <source>at %1</source>
            <translation>zu %1</translation>
        </message>
        <message>
            <source>net</source>
            <translation>netto</translation>
        </message>
        <message>
            <source>%1 net of all fees, the one of closing included</source>
            <translation>%1 nach allen Gebühren, die des Schließens eingeschlossen</translation>
        </message>
        <message>
            <source>no price</source>
            <translation>kein Kurs</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>noch nicht bekannt</translation>
        </message>
        <message>
            <source>every minute; model at %1</source>
            <translation>minütlich; Modell %1</translation>
        </message>
        <message>
            <source>every minute</source>
            <translation>jede Minute</translation>
        </message>
        <message numerus="yes">
            <source>and %n more in the trades</source>
            <translation>
                <numerusform>und %n weitere unter Trades</numerusform>
                <numerusform>und %n weitere unter Trades</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ui::ProviderPage</name>
        <message>
            <source>Allow a file where there is no keychain</source>
            <translation>Eine Datei erlauben, wo es keinen Schlüsselbund gibt</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Testen</translation>
        </message>
        <message>
            <source>Keep the key</source>
            <translation>Schlüssel aufbewahren</translation>
        </message>
        <message>
            <source>Key of the service</source>
            <translation>Schlüssel des Dienstes</translation>
        </message>
        <message>
            <source>not needed for most local servers</source>
            <translation>für die meisten lokalen Server nicht nötig</translation>
        </message>
        <message>
            <source>The key goes into the system's keychain and never into settings, logs, questions or exports. Without a keychain it can be kept in a file that only you can read; it is not encrypted there.</source>
            <translation>Der Schlüssel kommt in den Schlüsselbund des Systems und nie in Einstellungen, Protokolle, Fragen oder Exporte. Ohne Schlüsselbund kann er in einer Datei liegen, die nur du lesen kannst; dort ist er nicht verschlüsselt.</translation>
        </message>
        <message>
            <source>Asking the model…</source>
            <translation>Das Modell wird gefragt …</translation>
        </message>
        <message>
            <source>✓ It answers. %1</source>
            <translation>✓ Es antwortet. %1</translation>
        </message>
        <message>
            <source>It does not work yet: %1</source>
            <translation>Es klappt noch nicht: %1</translation>
        </message>
        <message>
            <source>The key was not kept: there is no keychain here. Allow the file to keep it anyway.</source>
            <translation>Der Schlüssel wurde nicht aufbewahrt: Hier gibt es keinen Schlüsselbund. Erlaube die Datei, um ihn trotzdem aufzubewahren.</translation>
        </message>
        <message>
            <source>✓ Kept in a file that only you can read.</source>
            <translation>✓ In einer Datei aufbewahrt, die nur du lesen kannst.</translation>
        </message>
        <message>
            <source>✓ Kept in the system's keychain.</source>
            <translation>✓ Im Schlüsselbund des Systems aufbewahrt.</translation>
        </message>
        <message>
            <source>as kept, or from %1</source>
            <translation>wie hinterlegt, oder aus %1</translation>
        </message>
        <message>
            <source>Keep the keys</source>
            <translation>Schlüssel aufbewahren</translation>
        </message>
    </context>
    <context>
        <name>ui::Requests</name>
        <message>
            <source>The desk looks at the market now.</source>
            <translation>Der Desk sieht sich den Markt jetzt an.</translation>
        </message>
        <message numerus="yes">
            <source>%n trade(s) written to %1</source>
            <translation>
                <numerusform>%n Trade nach %1 geschrieben</numerusform>
                <numerusform>%n Trades nach %1 geschrieben</numerusform>
            </translation>
        </message>
        <message>
            <source>The key was kept.</source>
            <translation>Der Schlüssel ist aufbewahrt.</translation>
        </message>
        <message>
            <source>Press the kill switch?</source>
            <translation>Not-Aus auslösen?</translation>
        </message>
        <message numerus="yes">
            <source>%n open position(s) are closed at the next price.</source>
            <translation>
                <numerusform>%n offene Position wird zum nächsten Kurs geschlossen.</numerusform>
                <numerusform>%n offene Positionen werden zum nächsten Kurs geschlossen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is held now.</source>
            <translation>Gerade wird nichts gehalten.</translation>
        </message>
        <message>
            <source>Nothing new is opened until you resume.</source>
            <translation>Nichts Neues wird eröffnet, bis du fortsetzt.</translation>
        </message>
        <message>
            <source>Close everything</source>
            <translation>Alles schließen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close this position?</source>
            <translation>Diese Position schließen?</translation>
        </message>
        <message>
            <source>%1 %2 is closed on paper at the next price, with spread, slippage and fee.</source>
            <translation>%1 %2 wird auf Papier zum nächsten Kurs geschlossen, mit Spread, Slippage und Gebühr.</translation>
        </message>
        <message>
            <source>Now that would be %1 %2 net.</source>
            <translation>Jetzt wären das %1 %2 netto.</translation>
        </message>
        <message>
            <source>Close position</source>
            <translation>Position schließen</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Stop and target stay as they are.</source>
            <translation>Stop und Ziel bleiben, wie sie sind.</translation>
        </message>
        <message>
            <source>Export trades</source>
            <translation>Trades exportieren</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>Spreadsheet (*.xlsx)</source>
            <translation>Tabelle (*.xlsx)</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>The questions are asked again at the next start.</source>
            <translation>Die Fragen kommen beim nächsten Start wieder.</translation>
        </message>
        <message>
            <source>Click a decision, a trade or a mark on the chart to see why it happened.</source>
            <translation>Ein Klick auf eine Entscheidung, einen Trade oder eine Marke im Chart zeigt, warum es dazu kam.</translation>
        </message>
        <message>
            <source>The capsule could not be opened.</source>
            <translation>Die Kapsel ließ sich nicht öffnen.</translation>
        </message>
        <message>
            <source>The trades could not be exported.</source>
            <translation>Die Trades ließen sich nicht exportieren.</translation>
        </message>
        <message>
            <source>The key could not be kept.</source>
            <translation>Der Schlüssel ließ sich nicht aufbewahren.</translation>
        </message>
        <message>
            <source>Past days could not be pre-played.</source>
            <translation>Vergangene Tage ließen sich nicht vorspielen.</translation>
        </message>
        <message>
            <source>The position could not be closed.</source>
            <translation>Die Position ließ sich nicht schließen.</translation>
        </message>
        <message>
            <source>Not every position could be closed.</source>
            <translation>Nicht jede Position ließ sich schließen.</translation>
        </message>
        <message>
            <source>The settings could not be written.</source>
            <translation>Die Einstellungen ließen sich nicht schreiben.</translation>
        </message>
        <message>
            <source>The desk could not start.</source>
            <translation>Der Desk konnte nicht starten.</translation>
        </message>
    </context>
    <context>
        <name>ui::ReviewBar</name>
        <message>
            <source>Open capsule</source>
            <translation>Kapsel öffnen</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Genehmigen</translation>
        </message>
        <message>
            <source>Turn down</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>%1 proposes for %2: %3.</source>
            <translation>%1 schlägt für %2 vor: %3.</translation>
        </message>
        <message>
            <source>Size %1.</source>
            <translation>Größe %1.</translation>
        </message>
    </context>
    <context>
        <name>ui::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Anwenden</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Key of %1, which is asked only with one</source>
            <translation>Schlüssel für %1, das nur mit einem gefragt wird</translation>
        </message>
        <message>
            <source>Key of %1, if you have one</source>
            <translation>Schlüssel für %1, falls vorhanden</translation>
        </message>
        <message>
            <source>Asking the service for its models…</source>
            <translation>Der Dienst wird nach seinen Modellen gefragt …</translation>
        </message>
        <message>
            <source>This service keeps no list; type the name as it is written there.</source>
            <translation>Dieser Dienst führt keine Liste; den Namen so eingeben, wie er dort heißt.</translation>
        </message>
        <message>
            <source>The list could not be had. %1 %2</source>
            <translation>Die Liste war nicht zu bekommen. %1 %2</translation>
        </message>
        <message>
            <source>%1 tokens in view</source>
            <translation>%1 Token im Blick</translation>
        </message>
        <message>
            <source>sees pictures</source>
            <translation>sieht Bilder</translation>
        </message>
        <message>
            <source>sees no pictures</source>
            <translation>sieht keine Bilder</translation>
        </message>
        <message>
            <source>The service offers no model now.</source>
            <translation>Der Dienst bietet gerade kein Modell an.</translation>
        </message>
        <message numerus="yes">
            <source>✓ %n model(s) to choose from.</source>
            <translation>
                <numerusform>✓ %n Modell zur Auswahl.</numerusform>
                <numerusform>✓ %n Modelle zur Auswahl.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ui::StatisticsPanel</name>
        <message>
            <source>Figure</source>
            <translation>Kennzahl</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>95 % between</source>
            <translation>95 % zwischen</translation>
        </message>
        <message>
            <source>n</source>
            <translation>n</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>Statistics begin with the first closed trade.</source>
            <translation>Die Statistik beginnt mit dem ersten geschlossenen Trade.</translation>
        </message>
        <message>
            <source>Of the replay, not of this account</source>
            <translation>Aus dem Replay, nicht aus diesem Konto</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
    </context>
    <context>
        <name>ui::StatusLine</name>
        <message>
            <source>starting</source>
            <translation>startet</translation>
        </message>
        <message>
            <source>stopped by a failure</source>
            <translation>durch einen Fehler gestoppt</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>hält an</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>not running</source>
            <translation>läuft nicht</translation>
        </message>
        <message>
            <source>synthetic data</source>
            <translation>synthetische Daten</translation>
        </message>
        <message>
            <source>cycle %1</source>
            <translation>Zyklus %1</translation>
        </message>
        <message>
            <source>%1 failed</source>
            <translation>%1 gescheitert</translation>
        </message>
        <message>
            <source>%1 ms of our own</source>
            <translation>%1 ms eigene Arbeit</translation>
        </message>
        <message>
            <source>capsule %1…%2</source>
            <translation>Kapsel %1…%2</translation>
        </message>
        <message>
            <source>journal balanced</source>
            <translation>Journal ausgeglichen</translation>
        </message>
        <message>
            <source>journal does not balance</source>
            <translation>Journal geht nicht auf</translation>
        </message>
        <message>
            <source>UTC %1</source>
            <translation>UTC %1</translation>
        </message>
        <message>
            <source>paper trading, no real orders</source>
            <translation>Papierhandel, keine echten Orders</translation>
        </message>
        <message>
            <source>%1 paused for %2</source>
            <translation>%1: Pause für %2</translation>
        </message>
        <message>
            <source>%1: %2 of %3 used</source>
            <translation>%1: %2 von %3 verbraucht</translation>
        </message>
    </context>
    <context>
        <name>ui::ThoughtPanel</name>
        <message>
            <source>Which decision</source>
            <translation>Welche Entscheidung</translation>
        </message>
        <message>
            <source>Open capsule</source>
            <translation>Kapsel öffnen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Frage</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>The first question and its answer appear here.</source>
            <translation>Die erste Frage und ihre Antwort erscheinen hier.</translation>
        </message>
        <message>
            <source>Analyse now</source>
            <translation>Jetzt analysieren</translation>
        </message>
        <message>
            <source>Cancel the question</source>
            <translation>Frage abbrechen</translation>
        </message>
        <message>
            <source>Ends what the model is being asked now; the cycle counts as failed.</source>
            <translation>Beendet, was das Modell gerade gefragt wird; der Zyklus gilt als gescheitert.</translation>
        </message>
        <message>
            <source>The question is shown with its answer.</source>
            <translation>Die Frage erscheint mit ihrer Antwort.</translation>
        </message>
    </context>
    <context>
        <name>ui::TradesModel</name>
        <message>
            <source>open</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>replayed, not of this account</source>
            <translation>aus dem Replay, nicht aus diesem Konto</translation>
        </message>
        <message>
            <source>replay</source>
            <translation>Replay</translation>
        </message>
        <message>
            <source>The worst and the best move from entry while held</source>
            <translation>Die schlechteste und die beste Bewegung ab Einstieg während der Haltezeit</translation>
        </message>
        <message>
            <source>What the model claimed, and what such claims were worth so far</source>
            <translation>Was das Modell behauptete und was solche Behauptungen bisher wert waren</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Eröffnet</translation>
        </message>
        <message>
            <source>Market</source>
            <translation>Markt</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>Einstieg</translation>
        </message>
        <message>
            <source>Exit</source>
            <translation>Ausstieg</translation>
        </message>
        <message>
            <source>Net P&amp;L</source>
            <translation>G/V netto</translation>
        </message>
        <message>
            <source>Net %</source>
            <translation>Netto %</translation>
        </message>
        <message>
            <source>MAE / MFE %</source>
            <translation>MAE / MFE %</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Closed by</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Says / cal.</source>
            <translation>Sagt / kal.</translation>
        </message>
    </context>
    <context>
        <name>ui::TradesPanel</name>
        <message>
            <source>Trades</source>
            <translation>Trades</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation>Als CSV exportieren …</translation>
        </message>
        <message>
            <source>Export as JSON…</source>
            <translation>Als JSON exportieren …</translation>
        </message>
        <message>
            <source>Export as spreadsheet…</source>
            <translation>Als Tabelle exportieren …</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Writes all closed trades of this account to a file</source>
            <translation>Schreibt alle geschlossenen Trades dieses Kontos in eine Datei</translation>
        </message>
        <message>
            <source>Pre-playing past days with the technical rules.</source>
            <translation>Vergangene Tage werden mit den technischen Regeln vorgespielt.</translation>
        </message>
        <message>
            <source>No trades yet.</source>
            <translation>Noch keine Trades.</translation>
        </message>
        <message>
            <source>The desk trades when a decision passes every rule of risk.</source>
            <translation>Der Desk handelt, wenn eine Entscheidung jede Risikoregel besteht.</translation>
        </message>
        <message>
            <source>Pre-play the last 60 days</source>
            <translation>Die letzten 60 Tage vorspielen</translation>
        </message>
    </context>
    <context>
        <name>ui::WatchPanel</name>
        <message>
            <source>Senses</source>
            <translation>Sinne</translation>
        </message>
        <message>
            <source>Guards</source>
            <translation>Schutzgrenzen</translation>
        </message>
        <message>
            <source>live</source>
            <translation>live</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>stale %1</source>
            <translation>veraltet %1</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>gescheitert</translation>
        </message>
        <message>
            <source>loading</source>
            <translation>lädt</translation>
        </message>
        <message>
            <source>none here</source>
            <translation>hier keine</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>polling</source>
            <translation>wird abgefragt</translation>
        </message>
        <message>
            <source>Venue</source>
            <translation>Börse</translation>
        </message>
    </context>
    <context>
        <name>ui::WelcomeDialog</name>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Welcome to Signal Desk</source>
            <translation>Willkommen bei Signal Desk</translation>
        </message>
        <message>
            <source>no answer within 3 s</source>
            <translation>keine Antwort in 3 s</translation>
        </message>
        <message>
            <source>Binance: live public prices, no key and no account</source>
            <translation>Binance: öffentliche Live-Kurse, ohne Schlüssel und ohne Konto</translation>
        </message>
        <message>
            <source>Demo: a made-up market that never closes, always marked as synthetic</source>
            <translation>Demo: ein erfundener Markt, der nie schließt, stets als synthetisch gekennzeichnet</translation>
        </message>
        <message>
            <source>A candle file of your own (CSV)</source>
            <translation>Eine eigene Kerzendatei (CSV)</translation>
        </message>
        <message>
            <source>time, open, high, low, close, volume</source>
            <translation>time, open, high, low, close, volume</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Asking Binance whether it answers…</source>
            <translation>Binance wird gefragt, ob es antwortet …</translation>
        </message>
        <message>
            <source>Prices come from here. Orders are paper everywhere: nothing is ever sent to a market.</source>
            <translation>Von hier kommen die Kurse. Orders sind überall Papier: Nie geht etwas an einen Markt.</translation>
        </message>
        <message>
            <source>Symbol</source>
            <translation>Symbol</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Candle file</source>
            <translation>Kerzendatei</translation>
        </message>
        <message>
            <source>Candles (*.csv)</source>
            <translation>Kerzen (*.csv)</translation>
        </message>
        <message>
            <source>Technical rules: built in, free, works at once</source>
            <translation>Technische Regeln: eingebaut, kostenlos, sofort bereit</translation>
        </message>
        <message>
            <source>A language model behind an OpenAI-style address (LM Studio, Ollama, llama.cpp, …)</source>
            <translation>Ein Sprachmodell hinter einer OpenAI-artigen Adresse (LM Studio, Ollama, llama.cpp …)</translation>
        </message>
        <message>
            <source>empty: what the server has loaded</source>
            <translation>leer: was der Server geladen hat</translation>
        </message>
        <message>
            <source>It proposes; the desk checks every number and judges the risk before anything happens.</source>
            <translation>Er schlägt vor; der Desk prüft jede Zahl und urteilt über das Risiko, bevor etwas geschieht.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>A key can be added and tested in the settings. The technical rules are also the baseline that every model has to beat.</source>
            <translation>Ein Schlüssel lässt sich in den Einstellungen eintragen und testen. Die technischen Regeln sind auch die Vergleichslinie, die jedes Modell schlagen muss.</translation>
        </message>
        <message>
            <source>Pre-play the last 60 days with the technical rules, marked as replay</source>
            <translation>Die letzten 60 Tage mit den technischen Regeln vorspielen, als Replay gekennzeichnet</translation>
        </message>
        <message>
            <source>Paper capital, in the currency that the market is priced in</source>
            <translation>Papierkapital, in der Währung, in der der Markt notiert</translation>
        </message>
        <message>
            <source>One trade risks half a percent of it by default; the limits are in the settings.</source>
            <translation>Ein Trade riskiert davon ohne weiteres Zutun ein halbes Prozent; die Grenzen stehen in den Einstellungen.</translation>
        </message>
        <message>
            <source>So that the desk is not empty. Replayed trades never count into your account.</source>
            <translation>Damit der Desk nicht leer ist. Vorgespielte Trades zählen nie zu deinem Konto.</translation>
        </message>
        <message>
            <source>Which market?</source>
            <translation>Welcher Markt?</translation>
        </message>
        <message>
            <source>Which mind?</source>
            <translation>Wer entscheidet?</translation>
        </message>
        <message>
            <source>How much paper money?</source>
            <translation>Wie viel Papiergeld?</translation>
        </message>
        <message>
            <source>Step %1 of %2</source>
            <translation>Schritt %1 von %2</translation>
        </message>
        <message>
            <source>Start the desk</source>
            <translation>Desk starten</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Choose a candle file first.</source>
            <translation>Wähle zuerst eine Kerzendatei.</translation>
        </message>
        <message>
            <source>A symbol is written like BTC/USDT.</source>
            <translation>Ein Symbol schreibt man wie BTC/USDT.</translation>
        </message>
        <message>
            <source>Between 10 and 1,000,000,000,000, please.</source>
            <translation>Bitte zwischen 10 und 1.000.000.000.000.</translation>
        </message>
        <message>
            <source>✓ Binance answers.</source>
            <translation>✓ Binance antwortet.</translation>
        </message>
        <message>
            <source>Binance does not answer from here (%1). You can go on and it is tried again, or choose the demo market or a candle file.</source>
            <translation>Binance antwortet von hier aus nicht (%1). Du kannst weitermachen, dann wird es erneut versucht, oder den Demo-Markt oder eine Kerzendatei wählen.</translation>
        </message>
        <message>
            <source>A language model: a service you pay for, or a server on your own machine</source>
            <translation>Ein Sprachmodell: ein Dienst, den du bezahlst, oder ein Server auf deinem Rechner</translation>
        </message>
        <message>
            <source>empty: the desk&apos;s choice, or what the server has loaded</source>
            <translation>leer: die Wahl des Desks, oder was der Server geladen hat</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
    </context>
    <context>
        <name>ui::WindowActions</name>
        <message>
            <source>&amp;Analyse now</source>
            <translation>Jetzt &amp;analysieren</translation>
        </message>
        <message>
            <source>Looks at the market and decides at once (A)</source>
            <translation>Sieht sich den Markt an und entscheidet sofort (A)</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>An&amp;halten</translation>
        </message>
        <message>
            <source>No new positions until you resume; stops and targets are still watched (Space)</source>
            <translation>Keine neuen Positionen, bis du fortsetzt; Stops und Ziele werden weiter überwacht (Leertaste)</translation>
        </message>
        <message>
            <source>&amp;Kill switch…</source>
            <translation>&amp;Not-Aus …</translation>
        </message>
        <message>
            <source>Closes every position at the next price and opens nothing new</source>
            <translation>Schließt jede Position zum nächsten Kurs und eröffnet nichts Neues</translation>
        </message>
        <message>
            <source>Pre-play the last 60 &amp;days</source>
            <translation>Die letzten 60 &amp;Tage vorspielen</translation>
        </message>
        <message>
            <source>Trades past days with the technical rules, marked as replay</source>
            <translation>Handelt vergangene Tage mit den technischen Regeln, als Replay gekennzeichnet</translation>
        </message>
        <message>
            <source>Open the latest &amp;capsule</source>
            <translation>Letzte &amp;Kapsel öffnen</translation>
        </message>
        <message>
            <source>The exact question, answer and verdict of the latest decision</source>
            <translation>Genaue Frage, Antwort und Urteil der letzten Entscheidung</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Einstellungen …</translation>
        </message>
        <message>
            <source>Market, model, limits, costs and looks</source>
            <translation>Markt, Modell, Grenzen, Kosten und Aussehen</translation>
        </message>
        <message>
            <source>Export trades as &amp;CSV…</source>
            <translation>Trades als &amp;CSV exportieren …</translation>
        </message>
        <message>
            <source>All closed trades of this account, one a row</source>
            <translation>Alle geschlossenen Trades dieses Kontos, einer je Zeile</translation>
        </message>
        <message>
            <source>Export trades as &amp;JSON…</source>
            <translation>Trades als &amp;JSON exportieren …</translation>
        </message>
        <message>
            <source>All closed trades of this account with every digit</source>
            <translation>Alle geschlossenen Trades dieses Kontos mit jeder Stelle</translation>
        </message>
        <message>
            <source>Export trades as &amp;spreadsheet…</source>
            <translation>Trades als &amp;Tabelle exportieren …</translation>
        </message>
        <message>
            <source>All closed trades of this account for Excel or Calc</source>
            <translation>Alle geschlossenen Trades dieses Kontos für Excel oder Calc</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Ends the desk</source>
            <translation>Beendet den Desk</translation>
        </message>
        <message>
            <source>&amp;Welcome…</source>
            <translation>&amp;Willkommen …</translation>
        </message>
        <message>
            <source>The three questions of the first start</source>
            <translation>Die drei Fragen des ersten Starts</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>Anordnung &amp;zurücksetzen</translation>
        </message>
        <message>
            <source>Puts every panel back to its place</source>
            <translation>Stellt jedes Feld an seinen Platz zurück</translation>
        </message>
        <message>
            <source>&amp;Dark theme</source>
            <translation>&amp;Dunkles Design</translation>
        </message>
        <message>
            <source>For dim rooms</source>
            <translation>Für dunkle Räume</translation>
        </message>
        <message>
            <source>&amp;Light theme</source>
            <translation>&amp;Helles Design</translation>
        </message>
        <message>
            <source>For bright rooms</source>
            <translation>Für helle Räume</translation>
        </message>
        <message>
            <source>&amp;Find an action</source>
            <translation>Aktion &amp;suchen</translation>
        </message>
        <message>
            <source>Finds everything that the window can do (Ctrl+K)</source>
            <translation>Findet alles, was das Fenster kann (Strg+K)</translation>
        </message>
        <message>
            <source>&amp;What is this panel?</source>
            <translation>&amp;Was ist dieses Feld?</translation>
        </message>
        <message>
            <source>Explains the panel that has the focus (F1)</source>
            <translation>Erklärt das Feld, das den Fokus hat (F1)</translation>
        </message>
        <message>
            <source>&amp;About Signal Desk</source>
            <translation>&amp;Über Signal Desk</translation>
        </message>
        <message>
            <source>Version and what this is</source>
            <translation>Version und was dies ist</translation>
        </message>
        <message>
            <source>&amp;Resume</source>
            <translation>&amp;Fortsetzen</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Desk</source>
            <translation>D&amp;esk</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>&amp;One chart</source>
            <translation>&amp;Ein Chart</translation>
        </message>
        <message>
            <source>The market that is looked at, alone</source>
            <translation>Der betrachtete Markt allein</translation>
        </message>
        <message>
            <source>&amp;Two charts</source>
            <translation>&amp;Zwei Charts</translation>
        </message>
        <message>
            <source>Beside it another market or timeframe</source>
            <translation>Daneben ein anderer Markt oder Zeitrahmen</translation>
        </message>
        <message>
            <source>&amp;Four charts</source>
            <translation>&amp;Vier Charts</translation>
        </message>
        <message>
            <source>Four markets or timeframes with one crosshair</source>
            <translation>Vier Märkte oder Zeitrahmen mit einem Fadenkreuz</translation>
        </message>
        <message>
            <source>&amp;Studies on the chart…</source>
            <translation>&amp;Studien im Chart…</translation>
        </message>
        <message>
            <source>Finds and chooses what is drawn, with its parameters</source>
            <translation>Findet und wählt, was gezeichnet wird, mit Parametern</translation>
        </message>
        <message>
            <source>Show &amp;patterns</source>
            <translation>&amp;Muster zeigen</translation>
        </message>
        <message>
            <source>Marks the patterns that were found</source>
            <translation>Markiert die gefundenen Muster</translation>
        </message>
        <message>
            <source>Show the &amp;volume profile</source>
            <translation>&amp;Volumenprofil zeigen</translation>
        </message>
        <message>
            <source>Volume by price at the right edge</source>
            <translation>Volumen je Preis am rechten Rand</translation>
        </message>
    </context>
    <context>
        <name>ui::VenueRows</name>
        <message>
            <source>Taker fee</source>
            <translation>Gebühr</translation>
        </message>
        <message>
            <source>assumed</source>
            <translation>angenommen</translation>
        </message>
        <message>
            <source>Maker %1, taker %2</source>
            <translation>Maker %1, Taker %2</translation>
        </message>
        <message>
            <source>By the venue&#x27;s price list for the lowest tier; the venue does not tell your own.</source>
            <translation>Nach der Preisliste der Börse für die unterste Stufe; Ihre eigene nennt die Börse nicht.</translation>
        </message>
        <message>
            <source>As the venue tells it.</source>
            <translation>Wie die Börse sie nennt.</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <source>Compared at %1</source>
            <translation>Verglichen um %1</translation>
        </message>
        <message>
            <source>paused %1</source>
            <translation>Pause %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1 a minute</source>
            <translation>%1 je Minute</translation>
        </message>
        <message>
            <source>Requests as this host counts them</source>
            <translation>Anfragen, wie dieser Server sie zählt</translation>
        </message>
        <message>
            <source>This host does not say what it allows</source>
            <translation>Dieser Server sagt nicht, was er erlaubt</translation>
        </message>
        <message>
            <source>Counts anew at %1</source>
            <translation>Zählt neu ab %1</translation>
        </message>
        <message>
            <source>Sent by this desk in the last minute: %1</source>
            <translation>Von diesem Desk in der letzten Minute gesendet: %1</translation>
        </message>
    </context>
    <context>
        <name>ui::LevelGrip</name>
        <message>
            <source>The arrow keys up and down move it by one tick, with Shift by ten; Enter applies, Escape puts it back.</source>
            <translation>Die Pfeiltasten auf und ab bewegen sie um einen Tick, mit Umschalt um zehn; die Eingabetaste übernimmt, Escape setzt sie zurück.</translation>
        </message>
    </context>
    <context>
        <name>ui::ChartCell</name>
        <message>
            <source>Market of this chart</source>
            <translation>Markt dieses Charts</translation>
        </message>
        <message>
            <source>Timeframe of this chart</source>
            <translation>Zeitrahmen dieses Charts</translation>
        </message>
        <message>
            <source>Chart of %1, %2</source>
            <translation>Chart von %1, %2</translation>
        </message>
        <message>
            <source>Other markets…</source>
            <translation>Andere Märkte…</translation>
        </message>
        <message>
            <source>synthetic data</source>
            <translation>synthetische Daten</translation>
        </message>
        <message>
            <source>This market is not watched.</source>
            <translation>Dieser Markt wird nicht beobachtet.</translation>
        </message>
        <message>
            <source>Waiting for candles.</source>
            <translation>Wartet auf Kerzen.</translation>
        </message>
    </context>
    <context>
        <name>ui::StudyPicker</name>
        <message>
            <source>Patterns</source>
            <translation>Muster</translation>
        </message>
        <message>
            <source>Volume profile</source>
            <translation>Volumenprofil</translation>
        </message>
        <message>
            <source>On the chart</source>
            <translation>Im Chart</translation>
        </message>
        <message>
            <source>Find a study: RSI, Bollinger, volume …</source>
            <translation>Studie suchen: RSI, Bollinger, Volumen …</translation>
        </message>
        <message>
            <source>Find a study</source>
            <translation>Studie suchen</translation>
        </message>
        <message>
            <source>Studies; Space chooses</source>
            <translation>Studien; die Leertaste wählt</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>The study with its parameters</source>
            <translation>Die Studie mit ihren Parametern</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>No study is called so.</source>
            <translation>Keine Studie heißt so.</translation>
        </message>
        <message>
            <source>Takes no parameters.</source>
            <translation>Hat keine Parameter.</translation>
        </message>
        <message>
            <source>In this order: %1</source>
            <translation>In dieser Reihenfolge: %1</translation>
        </message>
        <message>
            <source>%1 studies are as many as a chart can show.</source>
            <translation>Mehr als %1 Studien kann ein Chart nicht zeigen.</translation>
        </message>
        <message>
            <source>Not a study with such parameters: %1</source>
            <translation>Keine Studie mit solchen Parametern: %1</translation>
        </message>
    </context>
    <context>
        <name>ui::BrainPanel</name>
        <message>
            <source>not enough evidence</source>
            <translation>zu wenig Belege</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>prefer</source>
            <translation>bevorzugen</translation>
        </message>
        <message>
            <source>avoid</source>
            <translation>meiden</translation>
        </message>
        <message>
            <source>overconfident</source>
            <translation>zu zuversichtlich</translation>
        </message>
        <message>
            <source>Similar trades</source>
            <translation>Ähnliche Trades</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>Thresholds</source>
            <translation>Schwellen</translation>
        </message>
        <message>
            <source>Experiences</source>
            <translation>Erfahrungen</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>What to show of the memory</source>
            <translation>Was vom Gedächtnis gezeigt wird</translation>
        </message>
        <message>
            <source>Search lessons</source>
            <translation>Lehren durchsuchen</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Gedächtnis</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Anheften</translation>
        </message>
        <message>
            <source>Keeps this rule at the top of every question</source>
            <translation>Hält diese Regel in jeder Frage ganz oben</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stummschalten</translation>
        </message>
        <message>
            <source>Leaves this rule out of the question, or takes it in again</source>
            <translation>Lässt diese Regel aus der Frage weg oder nimmt sie wieder auf</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Says this rule in your own words</source>
            <translation>Sagt diese Regel in Ihren eigenen Worten</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>This rule is not shown again</source>
            <translation>Diese Regel wird nicht wieder gezeigt</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Nothing that was learned since this rule was found counts any more</source>
            <translation>Nichts, was gelernt wurde, seit diese Regel gefunden wurde, zählt mehr</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Einfrieren</translation>
        </message>
        <message>
            <source>Keeps this number as it is now</source>
            <translation>Behält diese Zahl, wie sie jetzt ist</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Back to the number of a new desk</source>
            <translation>Zurück zur Zahl eines neuen Desks</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>Folgen</translation>
        </message>
        <message>
            <source>Lets this number follow the evidence again</source>
            <translation>Lässt diese Zahl wieder den Belegen folgen</translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>Lösen</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Wieder zeigen</translation>
        </message>
        <message>
            <source>Edit rule</source>
            <translation>Regel ändern</translation>
        </message>
        <message>
            <source>The rule in your own words</source>
            <translation>Die Regel in Ihren eigenen Worten</translation>
        </message>
        <message>
            <source>The desk has not learned anything yet.</source>
            <translation>Der Desk hat noch nichts gelernt.</translation>
        </message>
        <message>
            <source>It learns from every closed trade; a history made elsewhere can be imported with &quot;signaldesk-cli brain import&quot;.</source>
            <translation>Er lernt aus jedem geschlossenen Trade; eine anderswo entstandene Geschichte lässt sich mit &quot;signaldesk-cli brain import&quot; einlesen.</translation>
        </message>
        <message>
            <source>Feature</source>
            <translation>Merkmal</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>No trade is compared with this market yet.</source>
            <translation>Noch ist kein Trade mit diesem Markt verglichen.</translation>
        </message>
        <message>
            <source>Net result</source>
            <translation>Nettoergebnis</translation>
        </message>
        <message>
            <source>Similarity</source>
            <translation>Ähnlichkeit</translation>
        </message>
        <message>
            <source>Recency</source>
            <translation>Aktualität</translation>
        </message>
        <message>
            <source>Of the %1 most similar</source>
            <translation>Von den %1 ähnlichsten</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Won</source>
            <translation>Gewonnen</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Verloren</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Quote</translation>
        </message>
        <message>
            <source>95 % between</source>
            <translation>95 % zwischen</translation>
        </message>
        <message>
            <source>Base rate</source>
            <translation>Grundquote</translation>
        </message>
        <message>
            <source>Effective n</source>
            <translation>Wirksames n</translation>
        </message>
        <message>
            <source>p</source>
            <translation>p</translation>
        </message>
        <message>
            <source>MANDATORY: %1</source>
            <translation>VERPFLICHTEND: %1</translation>
        </message>
        <message>
            <source> (muted)</source>
            <translation> (stumm)</translation>
        </message>
        <message>
            <source>Found %1; %2 trades against it since.</source>
            <translation>Gefunden %1; seither %2 Trades dagegen.</translation>
        </message>
        <message>
            <source>No rule yet: patterns are looked for after every ten closed trades.</source>
            <translation>Noch keine Regel: Muster werden nach je zehn geschlossenen Trades gesucht.</translation>
        </message>
        <message>
            <source>In the question</source>
            <translation>In der Frage</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>New desk</source>
            <translation>Neuer Desk</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>Darunter</translation>
        </message>
        <message>
            <source>From there on</source>
            <translation>Ab da</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <source>follows the evidence</source>
            <translation>folgt den Belegen</translation>
        </message>
        <message>
            <source>frozen</source>
            <translation>eingefroren</translation>
        </message>
        <message>
            <source>reset</source>
            <translation>zurückgesetzt</translation>
        </message>
        <message>
            <source>%1 trades below, %2 from there on.</source>
            <translation>%1 Trades darunter, %2 ab da.</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lehre</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Geschlossen</translation>
        </message>
        <message>
            <source>Market</source>
            <translation>Markt</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Netto</translation>
        </message>
        <message>
            <source>MAE / MFE</source>
            <translation>MAE / MFE</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Zuversicht</translation>
        </message>
        <message>
            <source>Trades with</source>
            <translation>Trades mit</translation>
        </message>
        <message>
            <source>n</source>
            <translation>n</translation>
        </message>
        <message>
            <source>Mean net</source>
            <translation>Netto im Mittel</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>prevented by %1</source>
            <translation>verhindert durch %1</translation>
        </message>
        <message>
            <source>saved %1</source>
            <translation>erspart: %1</translation>
        </message>
    </context>
    <context>
        <name>ui::ReliabilityView</name>
        <message>
            <source>No claims yet.</source>
            <translation>Noch keine Behauptungen.</translation>
        </message>
        <message>
            <source>isotonic regression</source>
            <translation>isotone Regression</translation>
        </message>
        <message>
            <source>logistic map</source>
            <translation>logistische Abbildung</translation>
        </message>
        <message>
            <source>base rate</source>
            <translation>Grundquote</translation>
        </message>
        <message>
            <source>%1 claims, in force: %2</source>
            <translation>%1 Behauptungen, in Kraft: %2</translation>
        </message>
        <message>
            <source> · calibration error %1 (%2 to %3)</source>
            <translation> · Kalibrierungsfehler %1 (%2 bis %3)</translation>
        </message>
        <message>
            <source> · Brier of the claims %1</source>
            <translation> · Brier der Behauptungen %1</translation>
        </message>
        <message>
            <source>, of the map %1</source>
            <translation>, der Abbildung %1</translation>
        </message>
        <message>
            <source>claimed confidence → share of wins</source>
            <translation>behauptete Zuversicht → Anteil der Gewinne</translation>
        </message>
    </context>
    <context>
        <name>ui::NewsModel</name>
        <message>
            <source>Published</source>
            <translation>Erschienen</translation>
        </message>
        <message>
            <source>Relevance</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <source>Headline</source>
            <translation>Überschrift</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Von</translation>
        </message>
    </context>
    <context>
        <name>ui::NewsPanel</name>
        <message>
            <source>Search in all that was kept</source>
            <translation>In allem Behaltenen suchen</translation>
        </message>
        <message>
            <source>Search the news</source>
            <translation>Nachrichten durchsuchen</translation>
        </message>
        <message>
            <source>News</source>
            <translation>Nachrichten</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Relevance %1: %2</source>
            <translation>Gewicht %1: %2</translation>
        </message>
        <message>
            <source>No news are read for this market.</source>
            <translation>Für diesen Markt werden keine Nachrichten gelesen.</translation>
        </message>
        <message>
            <source>The demo and candle files live at another time.</source>
            <translation>Demo und Kerzendateien spielen zu anderer Zeit.</translation>
        </message>
        <message>
            <source>No articles yet.</source>
            <translation>Noch keine Artikel.</translation>
        </message>
        <message>
            <source>Choose an article to read it here.</source>
            <translation>Einen Artikel wählen, um ihn hier zu lesen.</translation>
        </message>
    </context>
    <context>
        <name>ui::ModelsPanel</name>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>over %1</source>
            <translation>über %1</translation>
        </message>
        <message>
            <source>not asked × %1</source>
            <translation>nicht gefragt × %1</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Aufrufe</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Verweigert</translation>
        </message>
        <message>
            <source>Unreadable</source>
            <translation>Unlesbar</translation>
        </message>
        <message>
            <source>Mended</source>
            <translation>Repariert</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kosten</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>Every model that is asked gets a line here.</source>
            <translation>Jedes Modell, das gefragt wird, bekommt hier eine Zeile.</translation>
        </message>
        <message>
            <source>Spent today (UTC): $%1</source>
            <translation>Heute ausgegeben (UTC): $%1</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>90 %</source>
            <translation>90 %</translation>
        </message>
    </context>
    <context>
        <name>Technical</name>
        <message>
            <source>the last closed price</source>
            <translation>der letzte Schlusskurs</translation>
        </message>
        <message>
            <source>the range of a bar, which sets the stop and the target</source>
            <translation>Kerzenspanne, für Stop und Ziel</translation>
        </message>
        <message>
            <source>how far the move has gone</source>
            <translation>wie weit die Bewegung ging</translation>
        </message>
        <message>
            <source>how strong the trend is</source>
            <translation>wie stark der Trend ist</translation>
        </message>
        <message>
            <source>the buyers&apos; side of it</source>
            <translation>davon die Seite der Käufer</translation>
        </message>
        <message>
            <source>the sellers&apos; side of it</source>
            <translation>davon die Seite der Verkäufer</translation>
        </message>
        <message>
            <source>the fast average</source>
            <translation>der schnelle Durchschnitt</translation>
        </message>
        <message>
            <source>the slow average</source>
            <translation>der langsame Durchschnitt</translation>
        </message>
        <message>
            <source>momentum</source>
            <translation>der Schwung</translation>
        </message>
        <message>
            <source>momentum one bar before</source>
            <translation>der Schwung eine Kerze zuvor</translation>
        </message>
        <message>
            <source>whether the market goes sideways</source>
            <translation>ob der Markt seitwärts läuft</translation>
        </message>
        <message>
            <source>the volume against its mean</source>
            <translation>das Volumen gegen sein Mittel</translation>
        </message>
        <message>
            <source>Hold: neither a trend nor a stretched range is confirmed.</source>
            <translation>Halten: Weder ein Trend noch eine überdehnte Spanne ist bestätigt.</translation>
        </message>
        <message>
            <source>Hold: the evidence for the open position has not reversed.</source>
            <translation>Halten: Die Belege für die offene Position haben sich nicht gewendet.</translation>
        </message>
        <message>
            <source>Hold: the evidence is for a short, which is not possible here.</source>
            <translation>Halten: Die Belege sprechen für Short, was hier nicht möglich ist.</translation>
        </message>
        <message>
            <source>Hold: the range of the bars leaves no room for a stop.</source>
            <translation>Halten: Die Spanne der Kerzen lässt keinen Raum für einen Stop.</translation>
        </message>
        <message>
            <source>Hold: the series is too young for a trend: there is no %1.</source>
            <translation>Halten: Die Reihe ist zu jung für einen Trend: Es fehlt %1.</translation>
        </message>
        <message>
            <source>The market goes sideways (choppiness %1) and RSI at %2 is stretched, while momentum turns back up. A return to the middle of the range is the trade.</source>
            <translation>Der Markt läuft seitwärts (Choppiness %1) und der RSI ist mit %2 überdehnt, während der Schwung wieder nach oben dreht. Gehandelt wird die Rückkehr zur Mitte der Spanne.</translation>
        </message>
        <message>
            <source>The market goes sideways (choppiness %1) and RSI at %2 is stretched, while momentum turns back down. A return to the middle of the range is the trade.</source>
            <translation>Der Markt läuft seitwärts (Choppiness %1) und der RSI ist mit %2 überdehnt, während der Schwung wieder nach unten dreht. Gehandelt wird die Rückkehr zur Mitte der Spanne.</translation>
        </message>
        <message>
            <source>The trend is up: the price %1, the fast average %2 and the slow average %3 stand in that order, ADX at %4 confirms it with the directional index on the same side, and momentum turns up with RSI at %5 not yet extreme.</source>
            <translation>Der Trend zeigt nach oben: Kurs %1, schneller Durchschnitt %2 und langsamer Durchschnitt %3 stehen in dieser Ordnung, der ADX mit %4 bestätigt es samt dem Richtungsindex, und der Schwung dreht nach oben bei einem RSI von %5, der noch nicht extrem ist.</translation>
        </message>
        <message>
            <source>The trend is down: the price %1, the fast average %2 and the slow average %3 stand in that order, ADX at %4 confirms it with the directional index on the same side, and momentum turns down with RSI at %5 not yet extreme.</source>
            <translation>Der Trend zeigt nach unten: Kurs %1, schneller Durchschnitt %2 und langsamer Durchschnitt %3 stehen in dieser Ordnung, der ADX mit %4 bestätigt es samt dem Richtungsindex, und der Schwung dreht nach unten bei einem RSI von %5, der noch nicht extrem ist.</translation>
        </message>
        <message>
            <source>Momentum turning again before the price leaves the extreme, or a close below the stop.</source>
            <translation>Der Schwung dreht erneut, bevor der Kurs das Extrem verlässt, oder ein Schluss unter dem Stop.</translation>
        </message>
        <message>
            <source>Momentum turning again before the price leaves the extreme, or a close above the stop.</source>
            <translation>Der Schwung dreht erneut, bevor der Kurs das Extrem verlässt, oder ein Schluss über dem Stop.</translation>
        </message>
        <message>
            <source>A close below the fast average %1 with momentum and the directional index on that side too.</source>
            <translation>Ein Schluss unter dem schnellen Durchschnitt %1, mit Schwung und Richtungsindex auf derselben Seite.</translation>
        </message>
        <message>
            <source>A close above the fast average %1 with momentum and the directional index on that side too.</source>
            <translation>Ein Schluss über dem schnellen Durchschnitt %1, mit Schwung und Richtungsindex auf derselben Seite.</translation>
        </message>
        <message>
            <source>The evidence has reversed against the open position: it points up with momentum at %1 after %2.</source>
            <translation>Die Belege haben sich gegen die offene Position gewendet: Sie zeigen nach oben, mit einem Schwung von %1 nach %2.</translation>
        </message>
        <message>
            <source>The evidence has reversed against the open position: it points down with momentum at %1 after %2.</source>
            <translation>Die Belege haben sich gegen die offene Position gewendet: Sie zeigen nach unten, mit einem Schwung von %1 nach %2.</translation>
        </message>
    </context>
    <context>
        <name>ui::InfluencePage</name>
        <message>
            <source>%1, %2 %</source>
            <translation>%1, %2 %</translation>
        </message>
        <message>
            <source>stop %1</source>
            <translation>Stop %1</translation>
        </message>
        <message>
            <source>target %1</source>
            <translation>Ziel %1</translation>
        </message>
        <message>
            <source>The mind that decided goes by its own rules and reads no article; without one it would have decided the same.</source>
            <translation>Wer hier entschied, folgt eigenen Regeln und liest keine Artikel; ohne einen davon wäre die Entscheidung dieselbe.</translation>
        </message>
        <message>
            <source>A council is not asked again about single articles.</source>
            <translation>Ein Rat wird zu einzelnen Artikeln nicht noch einmal gefragt.</translation>
        </message>
        <message>
            <source>%1 cannot be asked now. %2</source>
            <translation>%1 kann jetzt nicht gefragt werden. %2</translation>
        </message>
        <message>
            <source>%1 is asked the same question again without the article, and once more with all of them, because a model can answer differently each time. Nothing is traded on it.</source>
            <translation>%1 bekommt dieselbe Frage noch einmal ohne den Artikel, und einmal mit allen, denn ein Modell kann jedes Mal anders antworten. Gehandelt wird darauf nicht.</translation>
        </message>
        <message>
            <source>This costs nothing.</source>
            <translation>Das kostet nichts.</translation>
        </message>
        <message>
            <source>Expected: about $%1 a question.</source>
            <translation>Erwartet: etwa $%1 je Frage.</translation>
        </message>
        <message>
            <source>The price of this model is not known.</source>
            <translation>Der Preis dieses Modells ist nicht bekannt.</translation>
        </message>
        <message>
            <source>Spent today: $%1 of $%2.</source>
            <translation>Heute ausgegeben: $%1 von $%2.</translation>
        </message>
        <message>
            <source>Spent today: $%1; no limit is set.</source>
            <translation>Heute ausgegeben: $%1; eine Grenze ist nicht gesetzt.</translation>
        </message>
        <message>
            <source>Asking without it…</source>
            <translation>Es wird ohne ihn gefragt …</translation>
        </message>
        <message>
            <source>Asking with it and without it…</source>
            <translation>Es wird mit ihm und ohne ihn gefragt …</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>What if this had not been read?</source>
            <translation>Und wenn das nicht gelesen worden wäre?</translation>
        </message>
        <message>
            <source>Nothing was asked. %1</source>
            <translation>Es wurde nichts gefragt. %1</translation>
        </message>
        <message>
            <source>No answer, not even with all articles. %1</source>
            <translation>Keine Antwort, auch nicht mit allen Artikeln. %1</translation>
        </message>
        <message>
            <source>No answer without it. %1</source>
            <translation>Keine Antwort ohne ihn. %1</translation>
        </message>
        <message>
            <source>Without it: %1
With it: %2</source>
            <translation>Ohne ihn: %1
Mit ihm: %2</translation>
        </message>
        <message>
            <source>Nothing would have changed: %1</source>
            <translation>Nichts wäre anders gewesen: %1</translation>
        </message>
    </context>
</TS>
