using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Changes;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>One card opens the round: the partner, what the two have in common, first steps. Subject: the partnership.</summary>
internal sealed class RevealCard(
    ProgramStore programs, PairingStore pairings, MembershipStore memberships, PersonStore people, MeetingViews meetings) : ICardBuilder
{
    public const string Kind = CardKinds.Reveal;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await pairings.Find(showing.Db, showing.Subject) is not { } partnership
            || !partnership.Partners.Any(p => p.PersonId == showing.Reader.Id)
            || await programs.Find(showing.Db, partnership.ProgramId) is not { } program
            || await pairings.FindRound(showing.Db, partnership.RoundId) is not { } round)
            return null;
        var own = await Known(showing, program, showing.Reader.Id);
        var others = new List<Introduced>();
        foreach (var partner in partnership.PartnersOf(showing.Reader.Id))
        {
            if (await Known(showing, program, partner.PersonId) is { } known)
                others.Add(known with { Name = partner.DisplayName });
        }

        return own is null || others.Count == 0
            ? null
            : Draw(
                program,
                round,
                partnership,
                own,
                others,
                await meetings.Find(showing.Db, partnership.Id, showing.Reader.Id),
                showing.Now,
                showing.Phrases);
    }

    internal static Card Draw(
        Program program,
        Round round,
        Partnership partnership,
        Introduced own,
        IReadOnlyList<Introduced> others,
        MeetingView? meeting,
        Instant now,
        Phrases t)
    {
        var card = new Card(Kind, t["reveal.notification"]) { Locale = t.Tag };
        if (!partnership.Stands)
            return card with
            {
                Body =
                [
                    new Text(
                        Line.Of(
                            t.Fill(
                                "reveal.past",
                                ("partner", Names(others, t)),
                                ("date", Dates.Day(partnership.EndedAt!.Value.InZone(own.Person.TimeZone).Date, t))))),
                ],
            };
        return card with
        {
            Heading = Line.Of(Span.Name(Heading(partnership, own, others, t))),
            Body =
            [
                new Text(
                    t.Fill(
                        "reveal.weeks",
                        ("weeks", program.Settings.Weeks),
                        ("first_day", Dates.Day(round.FirstDay, t)),
                        ("last_day", Dates.Day(round.LastDay, t))),
                    TextStyle.Subtle),
                .. others.SelectMany(o => Introduce(o, own, program, now, t)),
                .. meeting is null ? [] : new MeetingLines(meeting, own.Person, now, t, IsOnReveal: true).Draw(),
                new Text(t["reveal.first"], TextStyle.Section),
                new Listing(
                    [t["reveal.step.1"], t["reveal.step.2"], t["reveal.step.3"], t["reveal.step.4"], t["reveal.step.5"]], IsNumbered: true),
                new Text(Line.Of(Span.Bold(t["reveal.question.label"]), " ", t.Fill("reveal.question", ("weeks", program.Settings.Weeks)))),
            ],
            Buttons =
            [
                .. others.Select(o => SayHi.Button(partnership, own, o, t)).DistinctBy(b => (b.Action, b.Url)),
                .. Meeting(meeting, own.Person, partnership, now, t),
                .. Trial.Button(
                    partnership,
                    Trial.EndOf(program.Settings, partnership.StartedAt, round.FirstDay, [own.Person, .. others.Select(o => o.Person)]),
                    now,
                    t)
                    is { } other
                    ? [other]
                    : Array.Empty<Button>(),
            ],
            Footer = WhoSees.Footer(t, $"{Sees(others, t)} {t["reveal.moderator"]}", program.Id.Value),
        };
    }

    private static string Heading(Partnership partnership, Introduced own, IReadOnlyList<Introduced> others, Phrases t)
    {
        Side SideOf(Introduced who) => partnership.Partners.FirstOrDefault(p => p.PersonId == who.Person.Id)?.Side ?? Side.Mutual;
        var supporters = others.Where(o => SideOf(o) == Side.Supporter).ToList();
        return (SideOf(own), supporters, others) switch
        {
            (Side.Supporter, [], _) => t.Fill("reveal.supporting", ("partner", Names(others, t))),
            (Side.Supported, [var by], [_]) => t.Fill("reveal.supported", ("partner", by.Name)),
            (Side.Supported, [var by], _) => t.Fill(
                "reveal.supported.with", ("partner", by.Name), ("others", Names([.. others.Where(o => o != by)], t))),
            (_, _, [var partner]) => t.Fill("reveal.partner", ("partner", partner.Name)),
            _ => t.Fill("reveal.partners", ("a", string.Join(", ", others.SkipLast(1).Select(o => o.Name))), ("b", others[^1].Name)),
        };
    }

    private static Button[] Meeting(MeetingView? meeting, Person reader, Partnership partnership, Instant now, Phrases t) =>
        meeting?.CanBeAsked(reader.Id, isReveal: true, now) is true
            ? [new Button(ProposeTimes.OnReveal, partnership.Id, t["meeting.propose"])]
            : [];

    private static IEnumerable<Element> Introduce(Introduced other, Introduced own, Program program, Instant now, Phrases t)
    {
        if (other.Intake.Words.Intro is { } intro)
            yield return new Text(Line.Of(intro is { IsBlank: false } ? Span.Of(intro) : new Span("")), TextStyle.Quote);
        var facts = new List<Fact>();
        if (Common(own.Intake, other.Intake, program, t) is { Count: > 0 } common)
            facts.Add(new Fact(t["reveal.both"], string.Join(", ", common)));
        if (other.Intake.Words.CanHelp is { } help)
            facts.Add(new Fact(t.Fill("reveal.can_help", ("partner", other.Person.FirstName)), help));
        facts.Add(new Fact(t.Fill("reveal.helps", ("partner", other.Person.FirstName)), t[$"reveal.style.{other.Intake.FeedbackStyle}"]));
        facts.Add(new Fact(t.Fill("reveal.time", ("partner", other.Person.FirstName)), TimeApart(own.Person, other.Person, now, t)));
        yield return new Facts(facts);
    }

    /// <summary>Up to three reasons from topic, language and way of meeting; never from what is private.</summary>
    internal static IReadOnlyList<string> Common(Intake a, Intake b, Program program, Phrases t)
    {
        var reasons = new List<string>();
        if (a.Topic == b.Topic && a.Topic != "other" && program.Settings.Topics.FirstOrDefault(x => x.Key == a.Topic) is { } topic)
            reasons.Add(t.Fill("reveal.both.topic", ("topic", IntakeForm.TopicLabel(topic, t))));
        if (a.Languages.Intersect(b.Languages).Select(l => t.LanguageName(l)).ToList() is { Count: > 0 } languages)
            reasons.Add(t.Fill("reveal.both.languages", ("languages", string.Join($" {t["and"]} ", languages))));
        if (a.Modes.Intersect(b.Modes).FirstOrDefault() is { } mode)
            reasons.Add(t.Fill("reveal.both.mode", ("mode", t[$"intake.mode.{mode}"])));
        return reasons;
    }

    internal static string TimeApart(Person own, Person other, Instant now, Phrases t)
    {
        var minutes = (other.TimeZone.GetUtcOffset(now) - own.TimeZone.GetUtcOffset(now)).ToTimeSpan().TotalMinutes;
        var hours = Math.Abs(minutes / 60).ToString("0.##", t.Culture);
        return minutes == 0 ? t["reveal.time.same"] : t.Fill((minutes > 0, hours) switch
        {
            (true, "1") => "reveal.time.ahead.one",
            (true, _) => "reveal.time.ahead",
            (false, "1") => "reveal.time.behind.one",
            _ => "reveal.time.behind",
        }, ("n", hours));
    }

    private static string Sees(IReadOnlyList<Introduced> others, Phrases t) =>
        t.Fill("sees.for_you_two", ("partner", string.Join($" {t["and"]} ", others.Select(o => o.Person.FirstName))));

    private static string Names(IReadOnlyList<Introduced> others, Phrases t) => string.Join($" {t["and"]} ", others.Select(o => o.Name));

    private async Task<Introduced?> Known(Showing showing, Program program, PersonId id)
    {
        if (await people.Find(showing.Db, id) is not { } person || await memberships.Find(showing.Db, program.Id, id) is not { } membership)
            return null;
        var intake = await memberships.FindIntake(showing.Db, membership) ?? new Intake { MembershipId = membership.Id, Topic = "other" };
        var account = (await people.AccountsOf(showing.Db, id)).FirstOrDefault(a => a.Id == person.PreferredAccount);
        return new Introduced(person, person.DisplayName, intake, account);
    }

    /// <summary>A partner with what may be shown of them.</summary>
    internal sealed record Introduced(Person Person, string Name, Intake Intake, Account? Account);
}
