using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Joining.Inputs;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining;

/// <summary>The first of two short forms: it admits. Subject: the program.</summary>
internal sealed class IntakeForm(ProgramStore programs, CalendarKnown calendar) : ICardBuilder
{
    public const string Kind = "intake-form";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await programs.Find(showing.Db, new ProgramId(showing.Subject)) is not { } program)
            return null;
        var moderators = await programs.ModeratorNames(showing.Db, program.Id);
        return Draw(program, moderators, showing.Reader, calendar, showing.Phrases);
    }

    internal static Card Draw(Program program, IReadOnlyList<string> moderators, Person reader, CalendarKnown calendar, Phrases t) =>
        new(Kind, t["intake.notification"])
        {
            Locale = t.Tag,
            Heading = t["intake.heading"],
            Body =
            [
                new Text(
                    t.Fill(
                        "intake.lead",
                        ("program", program.Name),
                        ("weeks", program.Settings.Weeks),
                        ("minutes", program.Settings.Minutes))),
                .. moderators.Count == 0
                    ? Array.Empty<Element>()
                    : [new Text(Line.Of(t["intake.moderated_by"], " ", Span.Name(string.Join(", ", moderators)), "."), TextStyle.Subtle)],
            ],
            Form = new Form("intake.submit", program.Id.Value, t["intake.title"], t["intake.submit"], t["intake.cancel"])
            {
                Open = new Button("join.open", program.Id.Value, t["intake.open"], ButtonStyle.Primary),
                Body = [.. Fields(program, reader, calendar, t)],
            },
            Buttons = [new Button("intake.cancel", program.Id.Value, t["intake.cancel"])],
        };

    private static IEnumerable<Element> Fields(Program program, Person reader, CalendarKnown calendar, Phrases t)
    {
        yield return new ChoiceInput("topic", t["intake.topic"], [.. TopicChoices(program.Settings, t)])
        {
            Placeholder = t["input.choose"],
        };
        yield return new TextInput("topic_other", t["intake.topic_other"], SubmitIntake.OtherLength)
        {
            IsOptional = true,
            Placeholder = t["intake.topic_other.placeholder"],
        };
        yield return new TextInput("purpose", t["intake.purpose"], SubmitIntake.PurposeLength)
        {
            IsOptional = true,
            IsMultiline = true,
            Placeholder = t["intake.purpose.placeholder"],
        };
        yield return WhoSees.Line(t, "sees.shown_to_partner");
        yield return new ChoiceInput(
            "languages", t["intake.languages"], [.. program.Settings.Languages.Select(l => new Choice(l, t.LanguageName(l)))])
        {
            IsMany = true,
            Values =
            [
                .. program.Settings.Languages.Where(l => string.Equals(l, reader.Locale.Split('-')[0], StringComparison.OrdinalIgnoreCase)),
            ],
        };
        yield return new ChoiceInput("mode", t["intake.mode"], [.. SubmitIntake.Modes.Select(m => new Choice(m, t[$"intake.mode.{m}"]))])
        {
            IsMany = true,
        };
        if (program.Settings.Rounds.IsOneSided)
            yield return SideInput.Of(null, t);
        yield return new ChoiceInput(
            "feedback_style",
            t["intake.feedback_style"],
            [.. SubmitIntake.Styles.Select(s => new Choice(s, t[$"intake.feedback_style.{s}"]))])
        {
            IsExpanded = true,
        };
        yield return WhoSees.Line(t, "sees.shown_to_partner");
        if (calendar.ByOutlook)
        {
            yield return new Toggle("own_times", t["intake.own_times"]) { IsOptional = true, Hint = t["intake.own_times.hint"] };
            foreach (var input in HoursInputs.Of(reader, t))
                yield return input;
        }

        yield return new Toggle("agree", t["intake.agree"]) { MustBeTicked = true };
        yield return new Link(new Button(WhoSees.NoticeAction, program.Id.Value, t["data.notice.button"]));
        yield return WhoSees.Line(t, "intake.sees");
    }

    internal static IEnumerable<Choice> TopicChoices(ProgramSettings settings, Phrases t) =>
        settings.Topics.Select(topic => new Choice(topic.Key, TopicLabel(topic, t))).Append(new Choice("other", t["topic.other"]));

    internal static string TopicLabel(Topic topic, Phrases t) => topic.Label.Length > 0 ? topic.Label : t[$"topic.{topic.Key}"];
}

/// <summary>
/// Every door into a program: the command, the menu, the Home tab, the card in a channel. Subject: the program, or empty when somebody only
/// says "join".
/// </summary>
internal sealed class Join(ProgramStore programs, MembershipStore memberships) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var all = await programs.All(visit.Db);
        var mine = await memberships.Of(visit.Db, visit.Person.Id);
        var asked =
            visit.Fields.Words(Verbs.Rest) is { } typed
            && WhichProgram.Of("", typed, all) is WhichProgram.Choice.One { Program.Id: var named }
                ? named.Value
                : visit.Subject;
        return Decide(
            asked,
            [.. all.Select(p => p.Id)],
            [.. mine.Where(m => m.IsIn).Select(m => m.ProgramId)],
            [.. all.Where(p => !p.MayJoin(visit.Person)).Select(p => p.Id)]);
    }

    /// <param name="asked">The program that was named; empty: none.</param>
    /// <param name="all">Every program.</param>
    /// <param name="mine">Those that they are in.</param>
    /// <param name="closed">Those that take no guests, for a guest.</param>
    internal static Reply Decide(
        string asked, IReadOnlyList<ProgramId> all, IReadOnlyCollection<ProgramId> mine, IReadOnlyCollection<ProgramId> closed)
    {
        if (asked.Length > 0 && closed.Contains(new ProgramId(asked)) && !mine.Contains(new ProgramId(asked)))
            return new Reply.Say("join.no_guests");
        if (asked.Length > 0)
            return all.Contains(new ProgramId(asked)) ? Enter(new ProgramId(asked), mine) : new Reply.Say("join.unknown");
        if (all.Count > 0 && mine.Count == 0 && all.All(closed.Contains))
            return new Reply.Say("join.no_guests");
        return all.Where(p => !mine.Contains(p) && !closed.Contains(p)).ToList() switch
        {
            [] when all.Count == 0 => new Reply.Say("join.none"),
            [] => new Reply.Show(new CardRef(JoinedCard.Kind, mine.First().Value)),
            [var one] => Enter(one, mine),
            _ => new Reply.Show(new CardRef(ProgramsCard.Kind, "")),
        };
    }

    private static Reply Enter(ProgramId program, IReadOnlyCollection<ProgramId> mine) =>
        mine.Contains(program)
            ? new Reply.Show(new CardRef(JoinedCard.Kind, program.Value))
            : new Reply.Ask(new CardRef(IntakeForm.Kind, program.Value));
}
