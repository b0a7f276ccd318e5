using ChatOps.Accounts.TimeOff;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Programs;
using ChatOps.Texts;
using NodaTime.Text;

namespace ChatOps.Joining.Away;

/// <summary>
/// Pause until a day, or until I say so. The partner reads that they are away and until when. Subject: the program; empty: the one chosen
/// in the form.
/// </summary>
internal sealed class PauseMembership(MembershipStore memberships, Absence absence) : IUseCase
{
    public const int SoonestDays = 1;
    public const int LatestDays = 180;

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var active = (await memberships.LoadOf(visit.Db, visit.Person.Id)).Where(m => m.State == MembershipState.Active).ToList();
        switch (Decide(visit.Subject, active, visit.Fields, visit.Now.InZone(visit.Person.TimeZone).Date, visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(PauseForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Paused paused:
                foreach (var membership in paused.Memberships)
                    await absence.Begin(visit.Db, membership, paused.Until, visit.Now);
                return new Reply.Show(new CardRef(JoinedCard.Kind, paused.Memberships[0].ProgramId.Value));
            default:
                return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.nothing"));
        }
    }

    internal static Decision Decide(string subject, IReadOnlyList<Membership> active, Fields fields, LocalDate today, Phrases t)
    {
        var chosen = subject.Length > 0 ? subject : fields.Choice("program");
        var meant = chosen is null or PauseForm.All ? active : [.. active.Where(m => m.ProgramId.Value == chosen)];
        if (meant.Count == 0)
            return new Decision.Nothing();
        var until = fields.Date("until");
        var (soonest, latest) = (today.PlusDays(SoonestDays), today.PlusDays(LatestDays));
        var isReadable = until is not null || !fields.Has("until");
        return isReadable && (until is null || (until >= soonest && until <= latest))
            ? new Decision.Paused(meant, until)
            : new Decision.Incomplete([
                new FieldError(
                    "until", t.Fill("input.between", ("min", Dates.DayAndYear(soonest, t)), ("max", Dates.DayAndYear(latest, t)))),
            ]);
    }

    internal abstract record Decision
    {
        internal sealed record Paused(IReadOnlyList<Membership> Memberships, LocalDate? Until) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;

        internal sealed record Nothing : Decision;
    }
}

/// <summary>"pause", or the menu's button: the form. A day that was typed behind it is taken at once: "pause until 2026-12-07".</summary>
internal sealed class OpenPause(MyPrograms mine, PauseMembership pause) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var active = await mine.For(visit.Db, visit.Person, "membership.pause");
        if (active.Count == 0 || (visit.Subject.Length > 0 && active.All(p => p.Id.Value != visit.Subject)))
            return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.nothing"));
        var typed = TypedDays.Of(visit);
        if (!typed.IsWhole)
            return new Reply.Say("days-off.error.typed");
        if (typed.All is not [var until, ..])
            return new Reply.Ask(new CardRef(PauseForm.Kind, visit.Subject));
        var fields = new Fields([
            KeyValuePair.Create("until", LocalDatePattern.Iso.Format(until)),
            KeyValuePair.Create("program", PauseForm.All),
        ]);
        return await pause.Handle(visit with { Inbound = visit.Inbound with { Fields = fields } }, ct);
    }
}

/// <summary>
/// Until when, and in which program where there are several. No reason is asked. Subject: the program; empty: whatever the member is in.
/// </summary>
internal sealed class PauseForm(MyPrograms mine) : ICardBuilder
{
    public const string Kind = "pause-form";

    /// <summary>The choice that means every program.</summary>
    public const string All = "all";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var active = await mine.For(showing.Db, showing.Reader, "membership.pause");
        var asked = showing.Subject.Length == 0 ? active : [.. active.Where(p => p.Id.Value == showing.Subject)];
        return asked.Count == 0 ? null : Draw(asked, showing.Subject, showing.Now.InZone(showing.Reader.TimeZone).Date, showing.Phrases);
    }

    internal static Card Draw(IReadOnlyList<Program> programs, string subject, LocalDate today, Phrases t) =>
        new(Kind, t["pause.heading"])
        {
            Locale = t.Tag,
            Heading = t["pause.heading"],
            Body = [new Text(t["pause.lead"])],
            Form = new Form("membership.pause.submit", subject, t["pause.heading"], t["pause.submit"], t["intake.cancel"])
            {
                Open = new Button("membership.pause", subject, t["pause.open"], ButtonStyle.Primary),
                Body =
                [
                    .. programs.Count < 2
                        ? Array.Empty<Element>()
                        :
                        [
                            new ChoiceInput(
                                "program",
                                t["pause.program"],
                                [
                                    new Choice(All, t["pause.program.all"]),
                                    .. programs.Select(p => new Choice(p.Id.Value, WhichProgramCard.Label(p))),
                                ])
                            {
                                Values = [All],
                            },
                        ],
                    new DateInput("until", t["pause.until"])
                    {
                        IsOptional = true,
                        Hint = t["pause.until.hint"],
                        Min = today.PlusDays(PauseMembership.SoonestDays),
                        Max = today.PlusDays(PauseMembership.LatestDays),
                    },
                    new Text(t["pause.sees"], TextStyle.Subtle),
                ],
            },
            Buttons = [new Button("pause.cancel", subject, t["intake.cancel"])],
        };
}
