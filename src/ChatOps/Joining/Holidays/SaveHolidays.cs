using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.Programs;
using ChatOps.Storage.Faults;
using ChatOps.Texts;

namespace ChatOps.Joining.Holidays;

/// <summary>
/// A moderator says where the public holidays come from: a country and its region, or a calendar. They are there a moment later. A country
/// that has regions counts as a whole at first, and the form comes back with them. Subject: the program.
/// </summary>
internal sealed class SaveHolidays(ProgramStore programs, HolidayStore store, FaultStore faults) : IUseCase
{
    public const int AddressLength = 500;

    /// <summary>The choice of no country.</summary>
    public const string NoCountry = "none";

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var id = new ProgramId(visit.Subject);
        if (!await programs.IsModerator(visit.Db, id, visit.Person.WorkEmail))
            return new Reply.Say("error.moderators_only");
        var fields = visit.Fields;
        var asked = new Asked(fields.Choice("country") ?? NoCountry, fields.Choice("region"), fields.Words("address")?.Reveal() ?? "");
        var decision = Decide(asked, await store.SourceOf(visit.Db, id), visit.Phrases);
        switch (decision)
        {
            case Decision.Wrong wrong:
                return new Reply.Correct(new CardRef(HolidaysForm.Kind, visit.Subject), fields, [wrong.Error]);
            case Decision.ByCountry by:
                await store.SetCountry(visit.Db, id, by.Country, by.Region, visit.Now);
                break;
            case Decision.ByCalendar by:
                await store.SetSource(visit.Db, id, by.Address, visit.Now);
                break;
        }

        // What failed before may be another calendar: it is looked at at once.
        await faults.Clear(visit.Db, nameof(ImportHolidays), FaultKind.Holidays, id.Value);
        return decision switch
        {
            Decision.ByCountry { AsksRegion: true } => new Reply.Ask(new CardRef(HolidaysForm.Kind, visit.Subject)),
            Decision.ByCountry => new Reply.Show(new CardRef(NoticeCard.Kind, "holidays.saved.country")),
            _ => new Reply.Show(new CardRef(NoticeCard.Kind, "holidays.saved")),
        };
    }

    internal static Decision Decide(Asked asked, HolidaySource? now, Phrases t)
    {
        if (asked.Country == NoCountry)
            return ByCalendar(asked.Address, t);
        if (Countries.Find(asked.Country) is not { } country)
            return new Decision.Wrong(new FieldError("country", t["holidays.error.country"]));
        // An address that was there before gives way to a country that is new.
        if (asked.Address.Length > 0 && (asked.Address != now?.Address || now.Country == country.Code))
            return Wrong(t["holidays.error.both"]);
        if (country.Regions.Count == 0)
            return new Decision.ByCountry(country.Code, "", AsksRegion: false);
        // What was chosen of another country's regions says nothing.
        if (asked.Region is not { } chosen || (chosen != country.Code && !chosen.StartsWith($"{country.Code}-", StringComparison.Ordinal)))
            return new Decision.ByCountry(country.Code, "", AsksRegion: true);
        if (chosen == country.Code)
            return new Decision.ByCountry(country.Code, "", AsksRegion: false);
        return country.Regions.FirstOrDefault(r => ChoiceOf(country, r) == chosen) is { } region
            ? new Decision.ByCountry(country.Code, region.Code, AsksRegion: false)
            : new Decision.Wrong(new FieldError("region", t["holidays.error.region"]));
    }

    /// <summary>A region as a choice says it: <c>DE-BY</c>. The whole country is <c>DE</c>.</summary>
    public static string ChoiceOf(Country country, Region? region) => region is null ? country.Code : $"{country.Code}-{region.Code}";

    private static Decision ByCalendar(string address, Phrases t) =>
        address.Length > AddressLength ? Wrong(t.Fill("error.too_long", ("max", AddressLength), ("n", address.Length)))
        : address.Length > 0 && !HolidayFetch.IsAddress(address) ? Wrong(t["holidays.error.address"])
        : new Decision.ByCalendar(address);

    private static Decision.Wrong Wrong(string message) => new(new FieldError("address", message));

    /// <summary>What the form holds.</summary>
    internal sealed record Asked(string Country, string? Region, string Address);

    internal abstract record Decision
    {
        internal sealed record Wrong(FieldError Error) : Decision;

        internal sealed record ByCountry(string Country, string Region, bool AsksRegion) : Decision;

        /// <param name="Address">Empty: the operator's file.</param>
        internal sealed record ByCalendar(string Address) : Decision;
    }
}

/// <summary>"holidays", for moderators.</summary>
internal sealed class OpenHolidays(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "holidays.open";

    protected override Reply Open(Program program) => new Reply.Ask(new CardRef(HolidaysForm.Kind, program.Id.Value));
}
