using ChatOps.Accounts.TimeOff;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Holidays;

/// <summary>
/// Where a program's public holidays come from, how the last look went with what it left out, and the next ones. Subject: the program.
/// </summary>
internal sealed class HolidaysForm(ProgramStore programs, HolidayStore store) : ICardBuilder
{
    public const string Kind = "holidays-form";

    private const int Shown = 8, LeftOutShown = 5;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        if (!await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) || await programs.Find(showing.Db, id) is not { } program)
            return null;
        var today = showing.Now.InZone(showing.Reader.TimeZone).Date;
        return Draw(program, await store.SourceOf(showing.Db, id), await store.Ahead(showing.Db, id, today, Shown), showing.Phrases);
    }

    internal static Card Draw(Program program, HolidaySource? source, IReadOnlyList<Holiday> ahead, Phrases t) =>
        new(Kind, t["holidays.title"])
        {
            Locale = t.Tag,
            Heading = t.Fill("holidays.heading", ("program", program.Name)),
            Body =
            [
                new Text(t["holidays.lead"]),
                .. source is null ? Array.Empty<Element>() : LastLook(source, program, t),
                .. ahead.Count == 0
                    ? Array.Empty<Element>()
                    : [new Facts([.. ahead.Select(h => new Fact(Dates.DayAndYear(h.Day, t), h.Shown(t)))])],
            ],
            Form = new Form("holidays.save", program.Id.Value, t["holidays.title"], t["preferences.submit"], t["intake.cancel"])
            {
                Open = new Button("holidays.open", program.Id.Value, t["holidays.title"], ButtonStyle.Primary),
                Body = [.. CountryInputs(source, t), Address(source, program, t)],
            },
            Buttons = [new Button("holidays.cancel", program.Id.Value, t["intake.cancel"])],
        };

    private static IReadOnlyList<Element> LastLook(HolidaySource source, Program program, Phrases t) =>
        [new Text(State(source, program, t), TextStyle.Subtle), .. LeftOut(HolidayJson.Read(source.LeftOut), t)];

    private static IEnumerable<Element> CountryInputs(HolidaySource? source, Phrases t)
    {
        var byName = Countries.List.Select(c => new Choice(c.Code, t[$"country.{c.Key}"]))
            .OrderBy(c => c.Label, StringComparer.Create(t.Culture, ignoreCase: true));
        yield return new ChoiceInput(
            "country", t["holidays.country"], [new Choice(SaveHolidays.NoCountry, t["holidays.country.none"]), .. byName])
        {
            IsOptional = true,
            Placeholder = t["input.choose"],
            Values = source is null ? [] : [source.Country.Length > 0 ? source.Country : SaveHolidays.NoCountry],
        };
        if (source is null || Countries.Find(source.Country) is not { Regions.Count: > 0 } country)
            yield break;
        Region? chosen = country.Regions.FirstOrDefault(r => r.Code == source.Region);
        var whole = $"holidays.region.none.{country.Key}";
        var regions = country.Regions.Select(r => new Choice(SaveHolidays.ChoiceOf(country, r), r.Name));
        var all = new Choice(SaveHolidays.ChoiceOf(country, null), t[t.Has(whole) ? whole : "holidays.region.none"]);
        yield return new ChoiceInput("region", t["holidays.region"], [all, .. regions])
        {
            IsOptional = true,
            Values = [SaveHolidays.ChoiceOf(country, chosen)],
        };
    }

    private static TextInput Address(HolidaySource? source, Program program, Phrases t) =>
        new("address", t["holidays.address"], SaveHolidays.AddressLength)
        {
            IsOptional = true,
            Placeholder = t["holidays.address.placeholder"],
            Hint = t.Fill("holidays.address.hint", ("file", $"data/holidays/{program.Key}.ics")),
            Value = source?.Address,
        };

    private static string State(HolidaySource source, Program program, Phrases t) =>
        source.LookedAt is null ? t[source.Country.Length > 0 ? "holidays.soon.country" : "holidays.soon"]
        : source.Fault.Length > 0 ? t.Fill($"holidays.fault.{source.Fault}", ("file", $"data/holidays/{program.Key}.ics"))
        : source.Country.Length > 0 ? t["holidays.good.country"]
        : t["holidays.good"];

    /// <summary>A name is somebody else's text, and shown as plainly as a member's.</summary>
    private static IEnumerable<Element> LeftOut(IReadOnlyList<LeftOutEntry> leftOut, Phrases t)
    {
        if (leftOut.Count == 0)
            yield break;
        yield return new Listing([.. leftOut.Take(LeftOutShown).Select(l => Named(l, t))]);
        if (leftOut.Count > LeftOutShown)
            yield return new Text(t["holidays.left_out.more"], TextStyle.Subtle);
    }

    private static Line Named(LeftOutEntry one, Phrases t)
    {
        var key = one.Name.Length > 0 ? "holidays.left_out" : "holidays.left_out.nameless";
        return t.Line(key, ("name", Span.Name(one.Name)), ("line", $"{one.Line}"), ("why", t[$"holidays.why.{one.Why}"]));
    }
}
