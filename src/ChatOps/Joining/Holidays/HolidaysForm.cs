using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Holidays;

/// <summary>Where a program's public holidays come from, how the last look went, and the next ones. Subject: the program.</summary>
internal sealed class HolidaysForm(ProgramStore programs, HolidayStore store) : ICardBuilder
{
    public const string Kind = "holidays-form";

    private const int Shown = 8;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        if (!await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) || await programs.Find(showing.Db, id) is not { } program)
            return null;
        return Draw(program, await store.SourceOf(showing.Db, id), await store.Ahead(showing.Db, id, showing.Now.InZone(showing.Reader.TimeZone).Date, Shown), showing.Phrases);
    }

    internal static Card Draw(Program program, HolidaySource? source, IReadOnlyList<Holiday> ahead, Phrases t) => new(Kind, t["holidays.title"])
    {
        Locale = t.Tag,
        Heading = t.Fill("holidays.heading", ("program", program.Name)),
        Body =
        [
            new Text(t["holidays.lead"]),
            .. source is null ? Array.Empty<Element>() : [new Text(State(source, program, t), TextStyle.Subtle)],
            .. ahead.Count == 0 ? Array.Empty<Element>() : [new Facts([.. ahead.Select(h => new Fact(Dates.DayAndYear(h.Day, t), Line.Of(Span.Name(h.Name))))])],
        ],
        Form = new Form("holidays.save", program.Id.Value, t["holidays.title"], t["preferences.submit"], t["intake.cancel"])
        {
            Open = new Button("holidays.open", program.Id.Value, t["holidays.title"], ButtonStyle.Primary),
            Body =
            [
                new TextInput("address", t["holidays.address"], SaveHolidays.AddressLength)
                {
                    IsOptional = true,
                    Placeholder = t["holidays.address.placeholder"],
                    Hint = t.Fill("holidays.address.hint", ("file", $"data/holidays/{program.Key}.ics")),
                    Value = source?.Address,
                },
            ],
        },
        Buttons = [new Button("holidays.cancel", program.Id.Value, t["intake.cancel"])],
    };

    private static string State(HolidaySource source, Program program, Phrases t) =>
        source.LookedAt is null ? t["holidays.soon"]
        : source.Fault.Length > 0 ? t.Fill($"holidays.fault.{source.Fault}", ("file", $"data/holidays/{program.Key}.ics"))
        : t["holidays.good"];
}
