using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Accounts.TimeOff;

/// <summary>
/// A member is away from one day to another, both included; asks for nothing else. From the form, or typed ("days off 2026-12-21
/// 2027-01-03").
/// </summary>
internal sealed class AddLeave(LeaveStore leave, GatherDaysOff gather) : IUseCase
{
    public const int MostDaysAhead = 366;

    /// <summary>More stretches than anybody has; keeps the card small.</summary>
    public const int Most = 12;

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var today = visit.Now.InZone(visit.Person.TimeZone).Date;
        var known = await leave.Of(visit.Db, visit.Person.Id, today);
        switch (Decide(visit.Fields, known.Count, today, visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(DaysOffCard.Kind, ""), visit.Fields, incomplete.Errors);
            case Decision.Added added:
                await leave.Add(visit.Db, visit.Person.Id, new Leave(Ids.New(), added.Days), visit.Now);
                await gather.Of(visit.Db, visit.Person.Id, visit.Now);
                break;
        }

        return new Reply.Show(new CardRef(DaysOffCard.Kind, ""));
    }

    internal static Decision Decide(Fields fields, int known, LocalDate today, Phrases t)
    {
        var errors = new List<FieldError>();
        var (from, until) = (fields.Date("from"), fields.Date("until") ?? fields.Date("from"));
        if (from is null)
            errors.Add(new FieldError("from", t["days-off.error.from"]));
        else if (from < today || from > today.PlusDays(MostDaysAhead))
            errors.Add(
                new FieldError(
                    "from",
                    t.Fill(
                        "input.between",
                        ("min", Dates.DayAndYear(today, t)),
                        ("max", Dates.DayAndYear(today.PlusDays(MostDaysAhead), t)))));
        else if (until < from)
            errors.Add(new FieldError("until", t["days-off.error.until"]));
        else if (until > today.PlusDays(MostDaysAhead))
            errors.Add(new FieldError("until", t.Fill("input.not-after", ("max", Dates.DayAndYear(today.PlusDays(MostDaysAhead), t)))));
        else if (known >= Most)
            errors.Add(new FieldError("from", t.Fill("days-off.error.most", ("n", Most))));
        return errors.Count > 0 ? new Decision.Incomplete(errors) : new Decision.Added(new Stretch(from!.Value, until!.Value));
    }

    internal abstract record Decision
    {
        internal sealed record Added(Stretch Days) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }
}
