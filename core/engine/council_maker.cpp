#include "engine/council_maker.h"

#include "engine/settings.h"

namespace engine {
namespace {

using base::ErrorCode;

const base::Option<CouncilSettings> table[] = {
    {"members", "Members", "",
     "Each written role:temperament@provider/model*times, such as chart_reader@compatible or generalist*3. "
     "Roles: "
     "generalist, chart_reader, technician, news_scout, historian.",
     &CouncilSettings::members},
    {"provider", "Mind of the members", "", "Of those that name none of their own.",
     &CouncilSettings::provider},
    {"quorum", "Voices needed", "",
     "Fewer than these, and the cycle has failed. Resamples of one model are one voice.",
     &CouncilSettings::quorum, 1, 15},
    {"agreement_percent", "Agreement needed", "%", "Less is a hold, with the reason.",
     &CouncilSettings::agreementPercent, 1, 100},
    {"rebuttal", "A second round", "",
     "Every member sees the others' claims once, without names, and answers again. It doubles the cost.",
     &CouncilSettings::rebuttal},
};

std::string nameOf(const decision::Seat &seat, int number, int of)
{
    std::string out(decision::name(seat.role));
    if (seat.temperament != decision::Temperament::Plain)
        out += ' ' + std::string(decision::name(seat.temperament));
    return of > 1 ? out + ' ' + std::to_string(number) : out;
}

} // namespace

std::span<const base::Option<CouncilSettings>> councilOptionTable()
{
    return table;
}

base::Result<std::vector<decision::Seat>> councilSeats(const CouncilSettings &settings)
{
    auto seats = decision::seatsOf(settings.members);
    if (!seats)
        return base::fail(seats.error().code, seats.error().detail, "members");
    for (decision::Seat &seat : *seats) {
        const bool own = !seat.provider.empty();
        if (!own)
            seat.provider = settings.provider;
        if (const auto row = llm::findProvider(seat.provider); !row)
            return base::fail(row.error().code, row.error().detail, own ? "members" : "provider");
    }
    return seats;
}

base::Result<std::unique_ptr<llm::Provider>> makeCouncil(const Settings &settings,
                                                         const MakeMember &makeMember)
{
    const auto seats = councilSeats(settings.council);
    if (!seats)
        return base::fail(seats.error().code, seats.error().detail, "council." + seats.error().field);
    std::vector<decision::Member> members;
    for (const decision::Seat &seat : *seats)
        for (int i = 1; i <= seat.count; ++i) {
            Settings own = settings;
            own.desk.provider = seat.provider;
            if (!seat.model.empty())
                own.model(seat.provider).model = seat.model;
            auto provider = makeMember(seat.provider, own);
            if (!provider)
                return base::fail(provider.error().code,
                                  nameOf(seat, i, seat.count) + ": " + provider.error().detail,
                                  provider.error().field);
            members.push_back(
                {nameOf(seat, i, seat.count), seat.role, seat.temperament, std::move(*provider)});
        }
    decision::CouncilOptions options;
    options.rules.quorum = settings.council.quorum;
    options.rules.agreement = settings.council.agreementPercent / 100;
    options.rules.levelsByDesk = settings.desk.levelsBy == "desk";
    options.rebuttal = settings.council.rebuttal;
    return std::make_unique<decision::Council>(settings.mindOf("council"), std::move(members), options);
}

} // namespace engine
