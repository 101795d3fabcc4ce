#include "ui/wording/asking_text.h"

#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {
namespace {

constexpr const char *context = "ui";
QString tr(const char *words)
{
    return QCoreApplication::translate(context, words);
}

struct Word
{
    std::string_view id;
    const char *text;
};
constexpr Word parts[] = {{"system", QT_TRANSLATE_NOOP("ui", "standing instructions")},
                          {"market", QT_TRANSLATE_NOOP("ui", "market")},
                          {"studies", QT_TRANSLATE_NOOP("ui", "studies")},
                          {"patterns", QT_TRANSLATE_NOOP("ui", "patterns")},
                          {"own_rules", QT_TRANSLATE_NOOP("ui", "own rules")},
                          {"outlook", QT_TRANSLATE_NOOP("ui", "wider view")},
                          {"book", QT_TRANSLATE_NOOP("ui", "order book")},
                          {"funding", QT_TRANSLATE_NOOP("ui", "funding")},
                          {"account", QT_TRANSLATE_NOOP("ui", "account")},
                          {"position", QT_TRANSLATE_NOOP("ui", "position")},
                          {"news", QT_TRANSLATE_NOOP("ui", "news")},
                          {"sentiment", QT_TRANSLATE_NOOP("ui", "sentiment")},
                          {"fundamentals", QT_TRANSLATE_NOOP("ui", "fundamentals")},
                          {"calendar", QT_TRANSLATE_NOOP("ui", "calendar")},
                          {"memory", QT_TRANSLATE_NOOP("ui", "earlier trades")},
                          {"rules", QT_TRANSLATE_NOOP("ui", "learned rules")},
                          {"calibration", QT_TRANSLATE_NOOP("ui", "calibration")},
                          {"outcome", QT_TRANSLATE_NOOP("ui", "last closed trade")},
                          {"contract", QT_TRANSLATE_NOOP("ui", "answer form")},
                          {"schema", QT_TRANSLATE_NOOP("ui", "schema")}};
constexpr Word roles[] = {{"generalist", QT_TRANSLATE_NOOP("ui", "generalist")},
                          {"chart_reader", QT_TRANSLATE_NOOP("ui", "chart reader")},
                          {"technician", QT_TRANSLATE_NOOP("ui", "technician")},
                          {"news_scout", QT_TRANSLATE_NOOP("ui", "news scout")},
                          {"historian", QT_TRANSLATE_NOOP("ui", "historian")}};
constexpr Word tempers[] = {{"conservative", QT_TRANSLATE_NOOP("ui", "conservative")},
                            {"aggressive", QT_TRANSLATE_NOOP("ui", "aggressive")},
                            {"contrarian", QT_TRANSLATE_NOOP("ui", "contrarian")},
                            {"trend_follower", QT_TRANSLATE_NOOP("ui", "trend follower")}};
constexpr Word results[] = {
    {"carried", QT_TRANSLATE_NOOP("ui", "Carried with %1 of the votes; %2 are needed.")},
    {"tie", QT_TRANSLATE_NOOP("ui", "The council is split, and so it holds.")},
    {"low_agreement", QT_TRANSLATE_NOOP("ui", "Only %1 of the votes agree and %2 are needed, so it holds.")},
    {"no_levels",
     QT_TRANSLATE_NOOP("ui", "Those who agree saw no prices to set levels by, and so the council holds.")},
    {"no_quorum", QT_TRANSLATE_NOOP("ui", "Too few voices could be heard: the cycle has failed.")}};

template <std::size_t count>
QString found(const Word (&words)[count], std::string_view id)
{
    for (const Word &word : words)
        if (word.id == id)
            return tr(word.text);
    return text(id).replace(QLatin1Char('_'), QLatin1Char(' '));
}

std::string textAt(const base::Json &json, const char *field)
{
    const auto at = json.is_object() ? json.find(field) : json.end();
    return json.is_object() && at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

double numberAt(const base::Json &json, const char *field)
{
    const auto at = json.is_object() ? json.find(field) : json.end();
    return json.is_object() && at != json.end() && at->is_number() ? at->get<double>() : std::nan("");
}

/// An object or a list of the asking; null where there is none.
base::Json partAt(const base::Json &json, const char *field)
{
    return json.is_object() && json.contains(field) ? json[field] : base::Json();
}

QString share(double value)
{
    return tr("%1 %").arg(number(100 * value, 0));
}

QString actionName(const std::string &action)
{
    for (int i = 0; i <= int(domain::Action::Hold); ++i)
        if (domain::name(domain::Action(i)) == action)
            return actionText(domain::Action(i));
    return text(action);
}

QString memberLine(const base::Json &member, const std::string &author)
{
    const std::string temper = textAt(member, "temperament");
    QString out = roleText(textAt(member, "role"));
    if (!temper.empty() && temper != "plain")
        out += QStringLiteral(", ") + found(tempers, temper);
    out += QStringLiteral(" (") + text(textAt(member, "model")) + QStringLiteral("): ");
    const std::string vote = textAt(member, "vote");
    if (vote.empty())
        return out + tr("abstains: %1").arg(text(textAt(member, "abstained")));
    out += actionName(vote) + QStringLiteral(", ") + share(numberAt(member, "confidence"));
    if (textAt(member, "name") == author)
        out += QStringLiteral(" · ") + tr("this plan was taken");
    if (const base::Json rounds = partAt(member, "rounds"); rounds.size() > 1) {
        const std::string before = textAt(rounds[0], "action");
        if (!before.empty() && before != vote)
            out += QStringLiteral(" · ") + tr("at first %1").arg(actionName(before));
    }
    const QString reason = text(textAt(member, "reasoning"));
    return reason.isEmpty() ? out : out + QStringLiteral("\n    ") + reason;
}

} // namespace

QString roleText(const std::string &role)
{
    return found(roles, role);
}

QString partsText(const base::Json &asking)
{
    const base::Json list = partAt(asking, "parts");
    const double whole = numberAt(asking, "tokens"), counted = numberAt(asking, "counted_tokens");
    if (!list.is_array() || list.empty() || !(whole > 0))
        return {};
    std::vector<std::pair<double, QString>> shares;
    for (const base::Json &part : list)
        shares.emplace_back(numberAt(part, "tokens"), found(parts, textAt(part, "id")));
    std::stable_sort(shares.begin(), shares.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList named;
    for (const auto &[tokens, name] : shares)
        named << name + QLatin1Char(' ') + share(tokens / whole);
    const QString size = std::isnan(counted)
                             ? tr("about %1 tokens").arg(number(whole, 0))
                             : tr("about %1 tokens, %2 counted").arg(number(whole, 0), number(counted, 0));
    return size + QStringLiteral(": ") + named.join(QStringLiteral(", "));
}

QString councilText(const base::Json &asking)
{
    const base::Json council = partAt(asking, "council");
    const base::Json members = partAt(council, "members");
    if (!members.is_array())
        return {};
    QString verdict = found(results, textAt(council, "result"));
    if (verdict.contains(QLatin1String("%1")))
        verdict =
            verdict.arg(share(numberAt(council, "agreement")), share(numberAt(council, "needed_agreement")));
    QStringList lines{verdict};
    for (const base::Json &member : members)
        lines << QStringLiteral("· ") + memberLine(member, textAt(council, "plan_of"));
    return lines.join(QLatin1Char('\n'));
}

QString reusedText(const base::Json &asking)
{
    const std::string from = textAt(asking, "reused_from");
    return from.empty() ? QString()
                        : tr("The same question was answered before; its answer was taken again.");
}

} // namespace ui
