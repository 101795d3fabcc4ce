#include "domain/json_fields.h"
#include "domain/position.h"

namespace domain {

namespace {

base::Json toJson(const FeeRow &row)
{
    return {{"from", written(row.from)},
            {"maker", row.maker.toString()},
            {"taker", row.taker.toString()},
            {"assumed", row.assumed}};
}

base::Result<FeeRow> feeRowFromJson(const base::Json &json)
{
    Fields fields(json);
    FeeRow row;
    row.from = fields.time("from");
    row.maker = fields.decimal("maker");
    row.taker = fields.decimal("taker");
    row.assumed = fields.flag("assumed");
    return fields.done(row);
}

/// A step, which must be positive.
base::Decimal stepField(Fields &fields, const char *field)
{
    const base::Decimal step = fields.decimal(field);
    if (!step.isPositive())
        fields.refuse("not positive", field);
    return step;
}

} // namespace

base::Json toJson(const Instrument &instrument)
{
    base::Json fees = base::Json::array();
    for (const FeeRow &row : instrument.fees)
        fees.push_back(toJson(row));
    return {{"venue", instrument.venue},
            {"symbol", instrument.symbol.text()},
            {"kind", name(instrument.kind)},
            {"venue_id", instrument.venueId},
            {"aliases", instrument.aliases},
            {"tick", instrument.tick.step.toString()},
            {"significant_figures", instrument.tick.significantFigures},
            {"lot", instrument.lot.toString()},
            {"min_quantity", instrument.minQuantity.toString()},
            {"min_notional", instrument.minNotional.toString()},
            {"multiplier", instrument.multiplier.toString()},
            {"fees", std::move(fees)},
            {"active", instrument.active},
            {"synthetic", instrument.synthetic}};
}

base::Result<InstrumentPtr> instrumentFromJson(const base::Json &json)
{
    Fields fields(json);
    const auto out = std::make_shared<Instrument>();
    out->venue = fields.text("venue");
    out->symbol = fields.take(Symbol::parse(fields.text("symbol")));
    out->kind = fields.one("kind", MarketKind::Perpetual);
    out->venueId = fields.text("venue_id");
    for (const base::Json &alias : fields.list("aliases"))
        if (alias.is_string())
            out->aliases.push_back(alias.get<std::string>());
        else
            fields.refuse("not a text", "aliases");
    out->tick.step = stepField(fields, "tick");
    out->tick.significantFigures = fields.small("significant_figures");
    out->lot = stepField(fields, "lot");
    out->minQuantity = fields.decimal("min_quantity");
    out->minNotional = fields.decimal("min_notional");
    out->multiplier = stepField(fields, "multiplier");
    for (const base::Json &row : fields.list("fees"))
        out->fees.push_back(fields.take(feeRowFromJson(row)));
    out->active = fields.flag("active");
    out->synthetic = fields.flag("synthetic");
    return fields.done<InstrumentPtr>(out);
}

} // namespace domain
