#include "test_resolve.h"

#include "samples.h"

using decision::Resolution;
using domain::Action;
using domain::PositionSide;

namespace {

struct Row
{
    Action action;
    char held; // 'n'othing, 'l'ong, 's'hort
    bool shorts, levels;
};

/// The rules as sentences, not as a table.
Resolution expectedOf(const Row &row)
{
    const bool nothing = row.held == 'n';
    if (row.action == Action::Hold)
        return Resolution::Hold;
    if (row.action == Action::Close)
        return nothing ? Resolution::NothingToClose : Resolution::Close;
    if (row.action == Action::Adjust)
        return nothing ? Resolution::NothingToAdjust : Resolution::Adjust;
    const bool wantsLong = row.action == Action::OpenLong;
    if (nothing && wantsLong)
        return Resolution::OpenLong;
    if (nothing)
        return row.shorts ? Resolution::OpenShort : Resolution::NothingToSell;
    if (wantsLong != (row.held == 'l'))
        return Resolution::Close; // the opposite closes, and never reverses
    return row.levels ? Resolution::Adjust : Resolution::Hold;
}

} // namespace

void TestResolve::resolvesEveryCase_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<char>("held");
    QTest::addColumn<bool>("shorts");
    QTest::addColumn<bool>("levels");
    for (const Action action :
         {Action::OpenLong, Action::OpenShort, Action::Close, Action::Adjust, Action::Hold})
        for (const char held : {'n', 'l', 's'})
            for (const bool shorts : {false, true})
                for (const bool levels : {false, true})
                    QTest::addRow("%s, %c, shorts %d, levels %d", std::string(domain::name(action)).c_str(),
                                  held, int(shorts), int(levels))
                        << int(action) << held << shorts << levels;
}

void TestResolve::resolvesEveryCase()
{
    QFETCH(const int, action);
    QFETCH(const char, held);
    QFETCH(const bool, shorts);
    QFETCH(const bool, levels);
    domain::DecisionRecord record;
    record.action = Action(action);
    std::optional<PositionSide> side;
    if (held != 'n')
        side = held == 'l' ? PositionSide::Long : PositionSide::Short;
    const Resolution expected = expectedOf({record.action, held, shorts, levels});
    for (auto level : {&domain::DecisionRecord::stopLoss, &domain::DecisionRecord::takeProfit}) {
        domain::DecisionRecord one = record; // either level will do
        if (levels)
            one.*level = 100;
        const Resolution found = decision::resolve(one, side, shorts);
        QCOMPARE(std::string(decision::name(found)), std::string(decision::name(expected)));
    }
}

void TestResolve::namesEveryResolution()
{
    const std::pair<Resolution, const char *> names[] = {{Resolution::OpenLong, "open_long"},
                                                         {Resolution::OpenShort, "open_short"},
                                                         {Resolution::Close, "close"},
                                                         {Resolution::Adjust, "adjust"},
                                                         {Resolution::Hold, "hold"},
                                                         {Resolution::NothingToSell, "nothing_to_sell"},
                                                         {Resolution::NothingToClose, "nothing_to_close"},
                                                         {Resolution::NothingToAdjust, "nothing_to_adjust"}};
    for (const auto &[resolution, expected] : names)
        QCOMPARE(std::string(decision::name(resolution)), std::string(expected));
}
