#include "llm/payments.h"

#include <QDir>
#include <QFile>

#include "base/json.h"
#include "base/platform.h"
#include "base/text.h"

#include <algorithm>
#include <map>

namespace llm {
namespace {

using base::Decimal;
using base::Json;
using base::Result;

constexpr qsizetype daysKept = 62;

class InMemory final : public Payments
{
public:
    Decimal signedOn(base::UtcTime now) override { return m_days[base::startOfDay(now)]; }
    Result<void> add(base::UtcTime when, const Decimal &dollars) override
    {
        m_days[base::startOfDay(when)] += dollars;
        return {};
    }
    void giveBack(base::UtcTime when, const Decimal &dollars) override
    {
        Decimal &day = m_days[base::startOfDay(when)];
        day -= std::min(day, dollars);
    }

private:
    std::map<base::UtcTime, Decimal> m_days;
};

/// What one line adds or takes; nothing when it is another wallet's, or none at all.
Decimal amountOf(std::string_view text, const std::string &wallet)
{
    const auto line = base::parseJson(text);
    if (!line || !line->is_object())
        return {};
    const auto whose = base::textField(*line, "wallet"), usd = base::textField(*line, "usd");
    const auto dollars = usd ? Decimal::parse(*usd) : Result<Decimal>(base::fail(usd));
    return whose && *whose == wallet && dollars ? *dollars : Decimal();
}

class Kept final : public Payments
{
public:
    Kept(QString folder, std::string wallet) : m_folder(std::move(folder)), m_wallet(std::move(wallet)) {}

    Decimal signedOn(base::UtcTime now) override
    {
        Decimal sum;
        QFile file(pathOf(now));
        if (!file.open(QIODevice::ReadOnly))
            return sum; // nothing yet
        const QByteArray bytes = file.readAll();
        for (const std::string_view line :
             base::split(std::string_view(bytes.constData(), std::size_t(bytes.size())), '\n'))
            if (!line.empty())
                sum += amountOf(line, m_wallet);
        return std::max(sum, Decimal());
    }
    Result<void> add(base::UtcTime when, const Decimal &dollars) override { return append(when, dollars); }
    void giveBack(base::UtcTime when, const Decimal &dollars) override
    {
        (void)append(when, Decimal() - dollars); // not written down: it stays spent
    }

private:
    [[nodiscard]] QString pathOf(base::UtcTime when) const
    {
        return m_folder + QStringLiteral("/signed-") + QString::fromStdString(base::iso(when).substr(0, 10)) +
               QStringLiteral(".jsonl");
    }

    Result<void> append(base::UtcTime when, const Decimal &dollars)
    {
        const Json line = {{"time", base::iso(when)}, {"wallet", m_wallet}, {"usd", dollars.toString()}};
        const std::string bytes =
            '\n' + base::toText(line) + '\n'; // whatever somebody was cut off in ends here
        QDir().mkpath(m_folder);
        QFile file(pathOf(when));
        const bool isNew = !file.exists();
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered) ||
            file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
            return base::fail(base::ErrorCode::Storage, "what is paid cannot be written down", "cap_per_day");
        if (isNew) {
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            forgetOldDays();
        }
        return {};
    }

    void forgetOldDays() const
    {
        const QDir folder(m_folder);
        const QStringList days =
            folder.entryList({QStringLiteral("signed-*.jsonl")}, QDir::Files, QDir::Name);
        for (qsizetype i = 0; i + daysKept < days.size(); ++i)
            QFile::remove(folder.filePath(days[i]));
    }

    QString m_folder;
    std::string m_wallet;
};

} // namespace

std::shared_ptr<Payments> paymentsInMemory()
{
    return std::make_shared<InMemory>();
}

std::shared_ptr<Payments> paymentsKept(QString folder, std::string wallet)
{
    return std::make_shared<Kept>(std::move(folder), std::move(wallet));
}

} // namespace llm
