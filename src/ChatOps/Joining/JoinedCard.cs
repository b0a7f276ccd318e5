using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining;

/// <summary>What the intake form turns into: where the member stands now. Subject: the program.</summary>
internal sealed class JoinedCard(ProgramStore programs, MembershipStore memberships, PairingStore pairings) : ICardBuilder
{
    public const string Kind = "joined";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        if (await programs.Find(showing.Db, new ProgramId(showing.Subject)) is not { } program
            || await memberships.Find(showing.Db, program.Id, showing.Reader.Id) is not { } membership)
            return null;
        var card = new Card(Kind, t["joined.notification"]) { Locale = t.Tag };
        var menu = new Button("menu", "", t["menu.button"]);
        return membership.State switch
        {
            MembershipState.Active => card with
            {
                Heading = t["joined.active.heading"],
                Body = [new Text(await News(showing, program, t)), new Text(t["joined.fine_tune"])],
                Buttons = [new Button("preferences.open", program.Id.Value, t["joined.fine_tune.button"], ButtonStyle.Primary), menu],
            },
            MembershipState.Applied => card with
            {
                Heading = t["joined.applied.heading"],
                Body = [new Text(await Awaited(showing, program, membership, t)), new Text(t["joined.fine_tune"])],
                Buttons = [new Button("preferences.open", program.Id.Value, t["joined.fine_tune.button"], ButtonStyle.Primary), menu],
            },
            MembershipState.Paused => card with
            {
                Heading = t["joined.paused.heading"],
                Body =
                [
                    new Text(
                        membership.PausedUntil is { } until
                            ? t.Fill("joined.paused.until", ("date", Dates.Day(until, t)))
                            : t["joined.paused"]),
                ],
                Buttons = [new Button("membership.resume", program.Id.Value, t["membership.resume.button"], ButtonStyle.Primary), menu],
            },
            _ => card with
            {
                Heading = t["joined.left.heading"],
                Body = [new Text(t["joined.left"])],
                Buttons = [new Button("join.open", program.Id.Value, t["intake.open"], ButtonStyle.Primary), menu],
            },
        };
    }

    /// <summary>The date of the next round, or that somebody is looked for now.</summary>
    private async Task<Line> News(Showing showing, Program program, Phrases t)
    {
        if (await pairings.StandingOf(showing.Db, program.Id, showing.Reader.Id) is not null)
            return t["joined.partnered"];
        var today = showing.Now.InZone(showing.Reader.TimeZone).Date;
        if (await pairings.OpenRound(showing.Db, program.Id) is { } round && !LastWeek.Holds(round, showing.Now))
            return t.Fill("joined.late", ("days", program.Settings.NewsWorkDays));
        return await memberships.NextRoundDay(showing.Db, program.Id) is { } day && day > today
            ? t.Fill("joined.active.date", ("date", Dates.Day(day, t)))
            : t["joined.active"];
    }

    private async Task<Line> Awaited(Showing showing, Program program, Membership membership, Phrases t)
    {
        var names = await programs.ModeratorNames(showing.Db, program.Id);
        var by = WorkDaysAfter(membership.JoinedAt.InZone(showing.Reader.TimeZone).Date, program.Settings.AnswerWorkDays);
        return t.Line(
            "joined.applied", ("moderator", names.Count > 0 ? Span.Name(names[0]) : t["joined.moderator"]), ("date", Dates.Day(by, t)));
    }

    /// <summary>Monday to Friday: the moderator's days, not the applicant's.</summary>
    internal static LocalDate WorkDaysAfter(LocalDate day, int count)
    {
        for (; count > 0; count--)
            day = day.DayOfWeek >= IsoDayOfWeek.Friday ? day.Next(IsoDayOfWeek.Monday) : day.PlusDays(1);
        return day;
    }
}
