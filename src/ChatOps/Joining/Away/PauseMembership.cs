using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.Joining.Away;

/// <summary>Pause until a day, or until I say so. The partner reads that they are away and until when. Subject: the program; empty: the one chosen in the form.</summary>
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
            : new Decision.Incomplete([new FieldError("until", t.Fill("input.between", ("min", Dates.DayAndYear(soonest, t)), ("max", Dates.DayAndYear(latest, t))))]);
    }

    internal abstract record Decision
    {
        internal sealed record Paused(IReadOnlyList<Membership> Memberships, LocalDate? Until) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;

        internal sealed record Nothing : Decision;
    }
}
