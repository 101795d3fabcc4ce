#include "ui/wording/words.h"

#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr const char *context = "ui"; // what lupdate calls the functions of this namespace
QString tr(const char *text)
{
    return QCoreApplication::translate(context, text);
}

struct Word
{
    std::string_view id;
    const char *text;
};

template <std::size_t count>
QString found(const Word (&words)[count], std::string_view id)
{
    for (const Word &word : words)
        if (word.id == id)
            return tr(word.text);
    return text(id).replace(QLatin1Char('_'), QLatin1Char(' ')); // a row that is newer than this table
}

constexpr Word actions[] = {{"open_long", QT_TRANSLATE_NOOP("ui", "Open long")},
                            {"open_short", QT_TRANSLATE_NOOP("ui", "Open short")},
                            {"close", QT_TRANSLATE_NOOP("ui", "Close")},
                            {"adjust", QT_TRANSLATE_NOOP("ui", "Adjust")},
                            {"hold", QT_TRANSLATE_NOOP("ui", "Hold")}};
constexpr Word outcomes[] = {{"traded", QT_TRANSLATE_NOOP("ui", "traded")},
                             {"held", QT_TRANSLATE_NOOP("ui", "held")},
                             {"denied", QT_TRANSLATE_NOOP("ui", "denied")},
                             {"adjusted", QT_TRANSLATE_NOOP("ui", "adjusted")},
                             {"nothing_to_do", QT_TRANSLATE_NOOP("ui", "nothing to do")},
                             {"refused", QT_TRANSLATE_NOOP("ui", "model refused")},
                             {"not_asked", QT_TRANSLATE_NOOP("ui", "not asked")},
                             {"failed", QT_TRANSLATE_NOOP("ui", "failed")}};
constexpr Word planRefusals[] = {
    {"plan_stop_progress",
     QT_TRANSLATE_NOOP("ui",
                       "A stop is tightened only once the trade has gone part of the way to its target.")},
    {"plan_stop", QT_TRANSLATE_NOOP("ui", "This is not a price that can be set here.")},
    {"plan_target", QT_TRANSLATE_NOOP("ui", "This is not a price that can be set here.")},
    {"a stop may only tighten", QT_TRANSLATE_NOOP("ui", "A stop can be tightened, never widened.")},
    {"the price is past this stop",
     QT_TRANSLATE_NOOP("ui", "The stop would be reached at once; close the position instead.")},
    {"the price is past this target",
     QT_TRANSLATE_NOOP("ui", "The target would be reached at once; close the position instead.")},
    {"without a target there is no progress to measure",
     QT_TRANSLATE_NOOP("ui", "Without a target the desk cannot tell how far the trade has gone.")},
    {"the target is not on the winning side",
     QT_TRANSLATE_NOOP("ui", "The target is not on the winning side.")},
    {"no last price", QT_TRANSLATE_NOOP("ui", "There is no price now to judge it by.")}};
constexpr Word resolutions[] = {{"nothing_to_sell", QT_TRANSLATE_NOOP("ui", "nothing to sell")},
                                {"nothing_to_close", QT_TRANSLATE_NOOP("ui", "nothing to close")},
                                {"nothing_to_adjust", QT_TRANSLATE_NOOP("ui", "nothing to adjust")}};
constexpr Word rules[] = {{"proposal", QT_TRANSLATE_NOOP("ui", "Proposal is whole")},
                          {"market", QT_TRANSLATE_NOOP("ui", "Market is known")},
                          {"account", QT_TRANSLATE_NOOP("ui", "Account is known")},
                          {"kill_switch", QT_TRANSLATE_NOOP("ui", "Kill switch")},
                          {"paused", QT_TRANSLATE_NOOP("ui", "Not paused")},
                          {"safe_mode", QT_TRANSLATE_NOOP("ui", "Safe mode")},
                          {"drawdown", QT_TRANSLATE_NOOP("ui", "Drawdown")},
                          {"daily_loss", QT_TRANSLATE_NOOP("ui", "Loss of the day")},
                          {"loss_streak", QT_TRANSLATE_NOOP("ui", "Losses in a row")},
                          {"cooldown", QT_TRANSLATE_NOOP("ui", "Cool-down after an entry")},
                          {"shorts", QT_TRANSLATE_NOOP("ui", "Short selling")},
                          {"one_position", QT_TRANSLATE_NOOP("ui", "One position an instrument")},
                          {"open_positions", QT_TRANSLATE_NOOP("ui", "Open positions")},
                          {"stale_candle", QT_TRANSLATE_NOOP("ui", "Age of the last candle")},
                          {"atr", QT_TRANSLATE_NOOP("ui", "Average true range")},
                          {"entry_distance", QT_TRANSLATE_NOOP("ui", "Entry near the last price")},
                          {"stop", QT_TRANSLATE_NOOP("ui", "Stop-loss is there")},
                          {"stop_side", QT_TRANSLATE_NOOP("ui", "Stop on the losing side")},
                          {"stop_atr_least", QT_TRANSLATE_NOOP("ui", "Stop outside the noise")},
                          {"stop_atr_most", QT_TRANSLATE_NOOP("ui", "Stop not too far")},
                          {"stop_cost", QT_TRANSLATE_NOOP("ui", "Stop against costs")},
                          {"stop_percent", QT_TRANSLATE_NOOP("ui", "Stop within the price")},
                          {"liquidation", QT_TRANSLATE_NOOP("ui", "Stop before liquidation")},
                          {"target", QT_TRANSLATE_NOOP("ui", "Target is there")},
                          {"target_side", QT_TRANSLATE_NOOP("ui", "Target on the winning side")},
                          {"target_cost", QT_TRANSLATE_NOOP("ui", "Target against costs")},
                          {"reward_to_risk", QT_TRANSLATE_NOOP("ui", "Reward to risk, net")},
                          {"size_advice", QT_TRANSLATE_NOOP("ui", "Size asked for")},
                          {"risk_per_trade", QT_TRANSLATE_NOOP("ui", "Risk per trade")},
                          {"position_size", QT_TRANSLATE_NOOP("ui", "Size of one position")},
                          {"exposure", QT_TRANSLATE_NOOP("ui", "Exposure of all positions")},
                          {"leverage", QT_TRANSLATE_NOOP("ui", "Leverage")},
                          {"cash", QT_TRANSLATE_NOOP("ui", "Cash")},
                          {"bar_volume", QT_TRANSLATE_NOOP("ui", "Share of the bar's volume")},
                          {"kelly", QT_TRANSLATE_NOOP("ui", "Kelly fraction")},
                          {"minimum_size", QT_TRANSLATE_NOOP("ui", "Smallest order")}};
constexpr Word exits[] = {
    {"stop", QT_TRANSLATE_NOOP("ui", "stop")},    {"target", QT_TRANSLATE_NOOP("ui", "target")},
    {"horizon", QT_TRANSLATE_NOOP("ui", "time")}, {"model", QT_TRANSLATE_NOOP("ui", "model")},
    {"person", QT_TRANSLATE_NOOP("ui", "you")},   {"kill_switch", QT_TRANSLATE_NOOP("ui", "kill switch")},
    {"quit", QT_TRANSLATE_NOOP("ui", "quit")},    {"liquidation", QT_TRANSLATE_NOOP("ui", "liquidation")}};
constexpr Word statistics[] = {
    {"trades", QT_TRANSLATE_NOOP("ui", "Trades")},
    {"win_rate", QT_TRANSLATE_NOOP("ui", "Win rate")},
    {"expectancy", QT_TRANSLATE_NOOP("ui", "Expectancy a trade")},
    {"profit_factor", QT_TRANSLATE_NOOP("ui", "Profit factor")},
    {"sharpe_per_trade", QT_TRANSLATE_NOOP("ui", "Sharpe a trade")},
    {"sharpe", QT_TRANSLATE_NOOP("ui", "Sharpe, daily")},
    {"sortino", QT_TRANSLATE_NOOP("ui", "Sortino, daily")},
    {"return", QT_TRANSLATE_NOOP("ui", "Return")},
    {"annual_return", QT_TRANSLATE_NOOP("ui", "Return a year")},
    {"max_drawdown", QT_TRANSLATE_NOOP("ui", "Largest drawdown")},
    {"calmar", QT_TRANSLATE_NOOP("ui", "Calmar")},
    {"exposure", QT_TRANSLATE_NOOP("ui", "Time in the market")},
    {"turnover", QT_TRANSLATE_NOOP("ui", "Turnover")},
    {"fees", QT_TRANSLATE_NOOP("ui", "Fees")},
    {"model_cost", QT_TRANSLATE_NOOP("ui", "Model cost")},
    {"model_cost_bps", QT_TRANSLATE_NOOP("ui", "Model cost of what was traded")},
    {"mae", QT_TRANSLATE_NOOP("ui", "Worst move, mean")},
    {"mfe", QT_TRANSLATE_NOOP("ui", "Best move, mean")},
    {"r_multiple", QT_TRANSLATE_NOOP("ui", "R multiple, mean")},
    {"stop_and_target_in_one_candle", QT_TRANSLATE_NOOP("ui", "Stop and target in one candle")}};
constexpr Word baselines[] = {{"cash", QT_TRANSLATE_NOOP("ui", "Cash")},
                              {"buy_and_hold", QT_TRANSLATE_NOOP("ui", "Buy and hold")},
                              {"buy_and_hold_matched", QT_TRANSLATE_NOOP("ui", "Buy and hold, matched")},
                              {"random_entries", QT_TRANSLATE_NOOP("ui", "Random entries")},
                              {"technical", QT_TRANSLATE_NOOP("ui", "Technical only")},
                              {"rules", QT_TRANSLATE_NOOP("ui", "Own rules")}};
constexpr Word guards[] = {{"daily_loss", QT_TRANSLATE_NOOP("ui", "Daily loss")},
                           {"drawdown", QT_TRANSLATE_NOOP("ui", "Drawdown")},
                           {"loss_streak", QT_TRANSLATE_NOOP("ui", "Losses in a row")}};
constexpr Word phases[] = {{"idle", QT_TRANSLATE_NOOP("ui", "waiting for the close")},
                           {"loading", QT_TRANSLATE_NOOP("ui", "looking at the market")},
                           {"asking", QT_TRANSLATE_NOOP("ui", "asking the model")},
                           {"judging", QT_TRANSLATE_NOOP("ui", "judging")},
                           {"waiting", QT_TRANSLATE_NOOP("ui", "waiting for the close")},
                           {"failed", QT_TRANSLATE_NOOP("ui", "last cycle failed")}};
constexpr Word providers[] = {{"technical", QT_TRANSLATE_NOOP("ui", "Technical rules")},
                              {"compatible", QT_TRANSLATE_NOOP("ui", "Language model")},
                              {"google", "Google Gemini"}, // names need no translation
                              {"openrouter", "OpenRouter"},
                              {"openai", "OpenAI"},
                              {"anthropic", "Anthropic"},
                              {"bedrock", "Amazon Bedrock"},
                              {"blockrun", "BlockRun"},
                              {"lmstudio", "LM Studio"},
                              {"ollama", "Ollama"},
                              {"llamacpp", "llama.cpp"},
                              {"rules", QT_TRANSLATE_NOOP("ui", "Own rules")},
                              {"council", QT_TRANSLATE_NOOP("ui", "Council")}};

} // namespace

QString actionText(domain::Action action)
{
    return found(actions, domain::name(action));
}
QString outcomeText(const std::string &outcome)
{
    return found(outcomes, outcome);
}
QString ruleText(const std::string &id)
{
    return found(rules, id);
}
QString exitText(domain::ExitReason reason)
{
    return found(exits, domain::name(reason));
}
QString phaseText(engine::Phase phase)
{
    return found(phases, engine::name(phase));
}
QString statisticText(const std::string &id)
{
    return found(statistics, id);
}
QString baselineText(const std::string &id)
{
    return found(baselines, id);
}
QString guardText(const engine::GuardView &guard)
{
    return found(guards, guard.id);
}
QString planRefusalText(const std::string &why)
{
    for (const Word &word : planRefusals)
        if (word.id == why)
            return tr(word.text);
    return text(why);
}

QString settingText(const std::string &english)
{
    return QCoreApplication::translate("Settings", english.c_str());
}

QString venueText(const std::string &title)
{
    for (const char *const known :
         {QT_TRANSLATE_NOOP("ui", "Demo market (synthetic)"), QT_TRANSLATE_NOOP("ui", "Candle file"),
          QT_TRANSLATE_NOOP("ui", "First venue that lists it")})
        if (title == known)
            return tr(known);
    return text(title); // a name
}

QString sideText(domain::PositionSide side)
{
    return side == domain::PositionSide::Long ? tr("long") : tr("short");
}

QString providerText(const std::string &id, const std::string &model)
{
    const bool own = id == "rules" || id == "council"; // what tells them apart is no name
    return model.empty() || own ? found(providers, id) : text(model);
}

QString mindText(const engine::DecisionView &view, const std::string &chosen)
{
    const QString who = providerText(view.provider, view.model);
    return view.fellBack ? tr("%1 in place of %2").arg(who, providerText(chosen)) : who;
}

QString lightText(const engine::ProviderView &view)
{
    using State = engine::ProviderView::State;
    const QString who = providerText(view.id);
    const QString why = view.error ? errorText(*view.error, false).what : QString();
    switch (view.state) {
    case State::Ready:
        return tr("%1: ready").arg(who);
    case State::Trying:
        return tr("%1: tried again with the next question").arg(who);
    case State::LeftAlone:
        return tr("%1: left alone for %2. %3").arg(who, duration(view.wait), why);
    case State::Failed:
        return tr("%1: the last call failed. %2").arg(who, why);
    case State::NoKey:
        return tr("%1: no key").arg(who);
    }
    return who;
}

QString resultText(const engine::DecisionView &view)
{
    if (view.resolution.starts_with("nothing_to_"))
        return found(resolutions, view.resolution);
    if (view.outcome == "denied")
        return view.code.empty() ? tr("denied") : tr("denied: %1").arg(ruleText(view.code));
    if (view.outcome != "traded")
        return outcomeText(view.outcome);
    for (const domain::RuleResult &rule : view.verdict)
        if (rule.mark == domain::RuleResult::Mark::Clamp)
            return tr("approved, clamped");
    return tr("approved");
}

QString haltText(const domain::Halt &halt, base::UtcTime now)
{
    using domain::HaltKind;
    QString what;
    switch (halt.kind) {
    case HaltKind::Paused:
        what = tr("Paused: no new positions. Stops and targets are still watched.");
        break;
    case HaltKind::LossStreak:
        what = tr("Too many losses in a row: no new positions.");
        break;
    case HaltKind::DailyLoss:
        what = tr("The loss limit of the day is reached: no new positions.");
        break;
    case HaltKind::Drawdown:
        what = tr("The drawdown limit is reached: no new positions until you resume.");
        break;
    case HaltKind::SafeMode:
        what = tr("Cycles failed again and again: exits only until you resume.");
        break;
    case HaltKind::KillSwitch:
        what = tr("Kill switch: all positions were closed, nothing new is opened.");
        break;
    }
    if (halt.until)
        what += QLatin1Char(' ') + tr("Until %1.").arg(dayTime(*halt.until, now));
    return what;
}

QString haltButton(const domain::Halt &halt)
{
    return halt.until ? QString() : tr("Resume");
}

QString ruleFigure(double value, const std::string &unit)
{
    constexpr Word units[] = {{"bars", QT_TRANSLATE_NOOP("ui", "bars")},
                              {"positions", QT_TRANSLATE_NOOP("ui", "positions")},
                              {"failed cycles", QT_TRANSLATE_NOOP("ui", "failed cycles")},
                              {"losses", QT_TRANSLATE_NOOP("ui", "losses")}};
    const double size = std::abs(value);
    const int decimals = size >= 1 || size == 0 ? 2 : std::clamp(3 - int(std::floor(std::log10(size))), 2, 8);
    const QString out = shortNumber(value, decimals);
    if (unit.empty() || unit == "x")
        return unit.empty() ? out : out + QStringLiteral("×");
    for (const Word &word : units)
        if (word.id == unit)
            return out + QLatin1Char(' ') + tr(word.text);
    return out + QLatin1Char(' ') + text(unit); // a currency, %, ATR, h
}

QString ruleNote(const std::string &note)
{
    constexpr std::string_view lowered = "lowered from ";
    bool good = false;
    const double from =
        note.starts_with(lowered) ? text(std::string_view(note).substr(lowered.size())).toDouble(&good) : 0;
    return good ? tr("lowered from %1").arg(shortNumber(from, 2)) : text(note);
}

QString answerText(const std::string &outcome)
{
    constexpr Word answers[] = {{"answered", QT_TRANSLATE_NOOP("ui", "answered")},
                                {"refused", QT_TRANSLATE_NOOP("ui", "refused")},
                                {"failed", QT_TRANSLATE_NOOP("ui", "failed")}};
    return found(answers, outcome);
}

QString ruleValue(const domain::RuleResult &rule)
{
    if (!rule.value)
        return rule.mark == domain::RuleResult::Mark::NotApplicable ? tr("not needed") : tr("yes");
    const QString value = ruleFigure(*rule.value, rule.unit);
    return rule.mark == domain::RuleResult::Mark::Clamp ? QStringLiteral("→ ") + value
                                                        : value; // cut down to this
}

QString clockWord(const engine::ClockView &clock)
{
    if (clock.skew == base::Milliseconds(0))
        return tr("agrees");
    const QString size = duration(std::chrono::abs(clock.skew));
    return clock.skew > base::Milliseconds(0) ? tr("%1 ahead").arg(size) : tr("%1 behind").arg(size);
}

QString clockText(const engine::ClockView &clock)
{
    if (!clock.wrong)
        return tr("This machine's clock agrees with the venue's.");
    const QString size = duration(std::chrono::abs(clock.skew));
    const QString what = clock.skew > base::Milliseconds(0)
                             ? tr("This machine's clock is %1 ahead of the venue's.").arg(size)
                             : tr("This machine's clock is %1 behind the venue's.").arg(size);
    return what + QLatin1Char(' ') +
           tr("Candles count as closed by the venue's clock; set this machine's to the right time.");
}

} // namespace ui
