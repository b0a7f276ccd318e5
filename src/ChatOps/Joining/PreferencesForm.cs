using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Joining.Inputs;
using ChatOps.Joining.Introductions;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining;

/// <summary>The second form: all optional, can be filled in later. Subject: the program.</summary>
internal sealed class PreferencesForm(ProgramStore programs, MembershipStore memberships, ProgramChannels channels, CalendarKnown calendar)
    : ICardBuilder
{
    public const string Kind = "preferences-form";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await programs.Find(showing.Db, new ProgramId(showing.Subject)) is not { } program
            || await memberships.Find(showing.Db, program.Id, showing.Reader.Id) is not { } membership
            || await memberships.FindIntake(showing.Db, membership) is not { } intake)
            return null;
        return Draw(program, intake, showing.Reader, await channels.Of(showing.Db, program.Id) is not null, calendar, showing.Phrases);
    }

    internal static Card Draw(Program program, Intake intake, Person person, bool hasChannel, CalendarKnown calendar, Phrases t) =>
        new(Kind, t["preferences.notification"])
        {
            Locale = t.Tag,
            Heading = t["preferences.title"],
            Body = [new Text(t["preferences.lead"])],
            Form = new Form("preferences.submit", program.Id.Value, t["preferences.title"], t["preferences.submit"], t["intake.cancel"])
            {
                Open = new Button("preferences.open", program.Id.Value, t["preferences.open"], ButtonStyle.Primary),
                Body = [.. Fields(program, intake, person, hasChannel, calendar, t)],
            },
            Buttons = [new Button("preferences.cancel", program.Id.Value, t["intake.cancel"])],
        };

    private static IEnumerable<Element> Fields(
        Program program, Intake intake, Person person, bool hasChannel, CalendarKnown calendar, Phrases t)
    {
        yield return Long("intro", SavePreferences.IntroLength, intake.Words.Intro?.Reveal(), t);
        yield return Long("want", SavePreferences.WantLength, intake.Words.Want?.Reveal(), t);
        yield return Long("can_help", SavePreferences.HelpLength, intake.Words.CanHelp?.Reveal(), t);
        yield return WhoSees.Line(t, "sees.shown_to_partner");
        if (program.Settings.Rounds.IsOneSided)
            yield return SideInput.Of(intake.Side, t) with { IsOptional = true };
        yield return new ChoiceInput(
            "overlap", t["preferences.overlap"], [.. SavePreferences.Overlaps.Select(o => new Choice(o, t[$"preferences.overlap.{o}"]))])
        {
            IsOptional = true,
            IsExpanded = true,
            Values = intake.Overlap is null ? [] : [intake.Overlap],
        };
        // A calendar tells us, unless the member would rather give their times themselves.
        if (!calendar.ByOutlook || intake.OwnTimes)
        {
            foreach (var input in HoursInputs.Of(person, t))
                yield return input;
        }

        yield return Long("avoid", SavePreferences.AvoidLength, string.Join(", ", intake.Words.Avoid.Select(a => a.Reveal())), t);
        yield return WhoSees.Line(t, "sees.private");
        yield return new TextInput("wish", t["preferences.wish"], SavePreferences.WishLength)
        {
            IsOptional = true,
            Placeholder = t["preferences.wish.placeholder"],
            Value = intake.Words.Wish?.Reveal(),
        };
        yield return WhoSees.Line(t, "preferences.wish.sees");
        if (hasChannel)
            yield return new Toggle(
                "post_intro", t.Fill("preferences.post_intro", ("channel", t.Fill("introduction.channel", ("program", program.Name)))))
            {
                IsOptional = true,
                Value = intake.PostsIntro,
            };
    }

    private static TextInput Long(string id, int max, string? value, Phrases t) =>
        new(id, t[$"preferences.{id}"], max)
        {
            IsOptional = true,
            IsMultiline = true,
            Placeholder = t[$"preferences.{id}.placeholder"],
            Value = value,
        };
}

/// <summary>"Fine-tune my match", from a card or typed. Subject: the program; empty: the only one, else they are asked.</summary>
internal sealed class OpenPreferences(MyPrograms mine) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        WhichProgram.Of(visit, await mine.For(visit.Db, visit.Person, "preferences.open")) switch
        {
            WhichProgram.Choice.One one => new Reply.Ask(new CardRef(PreferencesForm.Kind, one.Program.Id.Value)),
            WhichProgram.Choice.Ask => new Reply.Aside(new CardRef(WhichProgramCard.Kind, "preferences.open")),
            _ => new Reply.Say("join.first"),
        };
}
