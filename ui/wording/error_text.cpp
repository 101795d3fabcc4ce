#include "ui/wording/error_text.h"

#include "ui/wording/number_text.h"

#include <QCoreApplication>

namespace ui {
namespace {

using base::ErrorCode;

/// What the failure means for what is held.
enum class Means { NoDecision, NoData, NothingDone, Stopped };

struct Row
{
    ErrorCode code;
    const char *what;
    Means means;
    const char *action;
};

constexpr const char *context = "ui";

constexpr Row rows[] = {
    {ErrorCode::Cancelled, QT_TRANSLATE_NOOP("ui", "It was stopped before it was done."), Means::NothingDone,
     QT_TRANSLATE_NOOP("ui", "Start it again when you are ready.")},
    {ErrorCode::Timeout, QT_TRANSLATE_NOOP("ui", "The other side took too long to answer."),
     Means::NoDecision,
     QT_TRANSLATE_NOOP("ui",
                       "The desk tries again by itself; a longer deadline can be set for slow models.")},
    {ErrorCode::Network, QT_TRANSLATE_NOOP("ui", "The other side could not be reached."), Means::NoData,
     QT_TRANSLATE_NOOP("ui", "Check the connection and the address; the desk tries again by itself.")},
    {ErrorCode::Tls, QT_TRANSLATE_NOOP("ui", "The secure connection was refused."), Means::NoData,
     QT_TRANSLATE_NOOP("ui", "Check the address, the computer's clock and any filter in between.")},
    {ErrorCode::RateLimit, QT_TRANSLATE_NOOP("ui", "The service asks for fewer calls."), Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "The desk waits as long as it was told to and tries again.")},
    {ErrorCode::Quota, QT_TRANSLATE_NOOP("ui", "The service's allowance is used up."), Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "Raise the allowance with the service, or choose another mind.")},
    {ErrorCode::Auth, QT_TRANSLATE_NOOP("ui", "The key was not accepted."), Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "Enter the key again in the settings and test it.")},
    {ErrorCode::Forbidden, QT_TRANSLATE_NOOP("ui", "The service does not allow this from here."),
     Means::NoData,
     QT_TRANSLATE_NOOP("ui", "It may be closed to your region; choose another market or mind.")},
    {ErrorCode::NotFound, QT_TRANSLATE_NOOP("ui", "What was asked for is not there."), Means::NothingDone,
     QT_TRANSLATE_NOOP("ui", "Check the name or the address in the settings.")},
    {ErrorCode::BadRequest, QT_TRANSLATE_NOOP("ui", "The question was not understood by the other side."),
     Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "Check the model's settings; some models take no picture or schema.")},
    {ErrorCode::BadSymbol, QT_TRANSLATE_NOOP("ui", "This market does not trade that symbol."), Means::NoData,
     QT_TRANSLATE_NOOP("ui", "Choose another symbol, written like BTC/USDT.")},
    {ErrorCode::ContextLength, QT_TRANSLATE_NOOP("ui", "The question is too long for this model."),
     Means::NoDecision, QT_TRANSLATE_NOOP("ui", "Choose a model with a longer memory.")},
    {ErrorCode::Moderation, QT_TRANSLATE_NOOP("ui", "The model's service declined to answer."),
     Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "It counts as a refusal, not as a hold; choose another model if it repeats.")},
    {ErrorCode::Payment, QT_TRANSLATE_NOOP("ui", "The service asks to be paid first."), Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "Top up the account with the service, or choose another mind.")},
    {ErrorCode::Overloaded, QT_TRANSLATE_NOOP("ui", "The service is overloaded."), Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "The desk tries again by itself.")},
    {ErrorCode::Server, QT_TRANSLATE_NOOP("ui", "The service failed on its side."), Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "The desk tries again by itself.")},
    {ErrorCode::IpBan, QT_TRANSLATE_NOOP("ui", "The market has shut out this address for a while."),
     Means::NoData,
     QT_TRANSLATE_NOOP("ui", "Wait until the ban ends; other programs here may be calling it too.")},
    {ErrorCode::ClockSkew, QT_TRANSLATE_NOOP("ui", "This computer's clock is wrong."), Means::NoData,
     QT_TRANSLATE_NOOP("ui", "Set the clock; switching on network time does it for good.")},
    {ErrorCode::Loading, QT_TRANSLATE_NOOP("ui", "The model is still being loaded."), Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "Wait a moment; the desk asks again at the next close.")},
    {ErrorCode::BadData, QT_TRANSLATE_NOOP("ui", "The data that came is not usable."), Means::NoData,
     QT_TRANSLATE_NOOP("ui", "Check the file or the source that is named below.")},
    {ErrorCode::Malformed, QT_TRANSLATE_NOOP("ui", "The answer could not be read."), Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "The raw answer is in the capsule; another model may keep to the form.")},
    {ErrorCode::Schema, QT_TRANSLATE_NOOP("ui", "A field is missing or of the wrong kind."),
     Means::NoDecision, QT_TRANSLATE_NOOP("ui", "The field is named below.")},
    {ErrorCode::Ambiguous, QT_TRANSLATE_NOOP("ui", "The answer can be read in two ways, so it was not used."),
     Means::NoDecision, QT_TRANSLATE_NOOP("ui", "The raw answer is in the capsule.")},
    {ErrorCode::OutOfRange, QT_TRANSLATE_NOOP("ui", "A value is outside of what is allowed."),
     Means::NothingDone, QT_TRANSLATE_NOOP("ui", "The value is named below.")},
    {ErrorCode::Unsupported, QT_TRANSLATE_NOOP("ui", "This is not possible here."), Means::NothingDone,
     QT_TRANSLATE_NOOP("ui", "Choose another market, timeframe or mind.")},
    {ErrorCode::OverBudget, QT_TRANSLATE_NOOP("ui", "The budget for model calls is used up."),
     Means::NoDecision,
     QT_TRANSLATE_NOOP("ui", "Raise the budget in the settings, or wait until it renews.")},
    {ErrorCode::Storage, QT_TRANSLATE_NOOP("ui", "The data folder cannot be written or read."),
     Means::Stopped,
     QT_TRANSLATE_NOOP("ui", "Free some space or mend the folder's rights, then start the desk again.")},
    {ErrorCode::NewerSchema, QT_TRANSLATE_NOOP("ui", "The data folder was written by a newer Signal Desk."),
     Means::Stopped, QT_TRANSLATE_NOOP("ui", "Start the newer version, or choose another data folder.")},
    {ErrorCode::Internal, QT_TRANSLATE_NOOP("ui", "Something went wrong inside the desk."),
     Means::NothingDone,
     QT_TRANSLATE_NOOP("ui", "The log tells more; the journal holds everything up to here.")},
};

QString tr(const char *text)
{
    return QCoreApplication::translate(context, text);
}

QString meaning(Means means, bool held)
{
    switch (means) {
    case Means::NoDecision:
        return held ? tr("Your position is unchanged and its stop and target are still watched.")
                    : tr("No decision was made and nothing was traded.");
    case Means::NoData:
        return held ? tr("Your position is unchanged; its stop and target are checked again as soon as "
                         "prices are back.")
                    : tr("Nothing was traded.");
    case Means::NothingDone:
        return held ? tr("Your position is unchanged.") : tr("Nothing was changed.");
    case Means::Stopped:
        break;
    }
    return held ? tr("The desk has stopped; your position stays open on paper and is not watched.")
                : tr("The desk has stopped; what was recorded is safe.");
}

} // namespace

ErrorText errorText(const base::Error &error, bool held)
{
    QString detail = text(base::name(error.code));
    if (!error.field.empty())
        detail += QStringLiteral(" · ") + text(error.field);
    if (!error.detail.empty())
        detail += QStringLiteral(": ") + text(error.detail);
    for (const Row &row : rows)
        if (row.code == error.code)
            return {tr(row.what), meaning(row.means, held), tr(row.action), detail};
    return {tr(rows[std::size(rows) - 1].what), meaning(Means::NothingDone, held), {}, detail};
}

} // namespace ui
