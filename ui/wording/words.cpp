#include "ui/wording/words.h"

#include "ui/wording/number_text.h"

#include <QCoreApplication>

namespace ui {
namespace {

constexpr const char *context = "Words";
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

#define W(text) QT_TRANSLATE_NOOP("Words", text)
constexpr Word actions[] = {{"open_long", W("Open long")},
                            {"open_short", W("Open short")},
                            {"close", W("Close")},
                            {"adjust", W("Adjust")},
                            {"hold", W("Hold")}};
constexpr Word outcomes[] = {{"traded", W("traded")},
                             {"held", W("held")},
                             {"denied", W("denied")},
                             {"adjusted", W("adjusted")},
                             {"nothing_to_do", W("nothing to do")},
                             {"refused", W("model refused")},
                             {"failed", W("failed")}};
constexpr Word resolutions[] = {{"nothing_to_sell", W("nothing to sell")},
                                {"nothing_to_close", W("nothing to close")},
                                {"nothing_to_adjust", W("nothing to adjust")}};
constexpr Word rules[] = {{"proposal", W("Proposal is whole")},
                          {"market", W("Market is known")},
                          {"account", W("Account is known")},
                          {"kill_switch", W("Kill switch")},
                          {"paused", W("Not paused")},
                          {"safe_mode", W("Safe mode")},
                          {"drawdown", W("Drawdown")},
                          {"daily_loss", W("Loss of the day")},
                          {"loss_streak", W("Losses in a row")},
                          {"cooldown", W("Cool-down after an entry")},
                          {"shorts", W("Short selling")},
                          {"one_position", W("One position an instrument")},
                          {"open_positions", W("Open positions")},
                          {"stale_candle", W("Age of the last candle")},
                          {"atr", W("Average true range")},
                          {"entry_distance", W("Entry near the last price")},
                          {"stop", W("Stop-loss is there")},
                          {"stop_side", W("Stop on the losing side")},
                          {"stop_atr_least", W("Stop outside the noise")},
                          {"stop_atr_most", W("Stop not too far")},
                          {"stop_cost", W("Stop against costs")},
                          {"stop_percent", W("Stop within the price")},
                          {"liquidation", W("Stop before liquidation")},
                          {"target", W("Target is there")},
                          {"target_side", W("Target on the winning side")},
                          {"target_cost", W("Target against costs")},
                          {"reward_to_risk", W("Reward to risk, net")},
                          {"size_advice", W("Size asked for")},
                          {"risk_per_trade", W("Risk per trade")},
                          {"position_size", W("Size of one position")},
                          {"exposure", W("Exposure of all positions")},
                          {"leverage", W("Leverage")},
                          {"cash", W("Cash")},
                          {"bar_volume", W("Share of the bar's volume")},
                          {"kelly", W("Kelly fraction")},
                          {"minimum_size", W("Smallest order")}};
constexpr Word exits[] = {{"stop", W("stop")},    {"target", W("target")},
                          {"horizon", W("time")}, {"model", W("model")},
                          {"person", W("you")},   {"kill_switch", W("kill switch")},
                          {"quit", W("quit")},    {"liquidation", W("liquidation")}};
constexpr Word statistics[] = {{"trades", W("Trades")},
                               {"win_rate", W("Win rate")},
                               {"expectancy", W("Expectancy a trade")},
                               {"profit_factor", W("Profit factor")},
                               {"sharpe_per_trade", W("Sharpe a trade")},
                               {"sharpe", W("Sharpe, daily")},
                               {"sortino", W("Sortino, daily")},
                               {"return", W("Return")},
                               {"annual_return", W("Return a year")},
                               {"max_drawdown", W("Largest drawdown")},
                               {"calmar", W("Calmar")},
                               {"exposure", W("Time in the market")},
                               {"turnover", W("Turnover")},
                               {"fees", W("Fees")},
                               {"model_cost", W("Model cost")},
                               {"mae", W("Worst move, mean")},
                               {"mfe", W("Best move, mean")},
                               {"r_multiple", W("R multiple, mean")},
                               {"stop_and_target_in_one_candle", W("Stop and target in one candle")}};
constexpr Word baselines[] = {{"cash", W("Cash")},
                              {"buy_and_hold", W("Buy and hold")},
                              {"buy_and_hold_matched", W("Buy and hold, matched")},
                              {"random_entries", W("Random entries")},
                              {"technical", W("Technical only")}};
constexpr Word guards[] = {
    {"daily_loss", W("Daily loss")}, {"drawdown", W("Drawdown")}, {"loss_streak", W("Losses in a row")}};
constexpr Word phases[] = {{"idle", W("waiting for the close")},    {"loading", W("looking at the market")},
                           {"asking", W("asking the model")},       {"judging", W("judging")},
                           {"waiting", W("waiting for the close")}, {"failed", W("last cycle failed")}};
constexpr Word providers[] = {{"technical", W("Technical rules")}, {"compatible", W("Language model")}};
#undef W

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
QString settingText(const std::string &english)
{
    return QCoreApplication::translate("Settings", english.c_str());
}

QString sideText(domain::PositionSide side)
{
    return side == domain::PositionSide::Long ? tr("long") : tr("short");
}

QString providerText(const std::string &id, const std::string &model)
{
    return model.empty() ? found(providers, id) : text(model);
}

QString resultText(const engine::DecisionView &view)
{
    if (view.resolution.starts_with("nothing_to_"))
        return found(resolutions, view.resolution);
    if (view.outcome == "denied")
        return view.code.empty() ? tr("denied") : tr("denied: %1").arg(ruleText(view.code).toLower());
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

QString ruleValue(const domain::RuleResult &rule)
{
    const QString unit = rule.unit == "%" || rule.unit == "x" || rule.unit.empty()
                             ? (rule.unit == "x"   ? QStringLiteral("×")
                                : rule.unit == "%" ? QStringLiteral(" %")
                                                   : QString())
                             : QLatin1Char(' ') + text(rule.unit);
    if (!rule.value)
        return rule.mark == domain::RuleResult::Mark::NotApplicable ? tr("not needed") : tr("yes");
    const QString value = shortNumber(*rule.value, 2);
    if (rule.mark == domain::RuleResult::Mark::Clamp)
        return QStringLiteral("→ ") + value + unit; // cut down to this
    return value + unit;
}

} // namespace ui
