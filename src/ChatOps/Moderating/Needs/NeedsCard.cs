using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Programs;
using ChatOps.Rounds.Delivered;
using ChatOps.Texts;

namespace ChatOps.Moderating.Needs;

/// <summary>
/// Who needs the moderator, in one list: once a week by itself, and whenever they ask. Subject: the program, and the Monday of the week it
/// was sent in.
/// </summary>
internal sealed class NeedsCard(ProgramStore programs, NeedStore needs) : ICardBuilder
{
    public const string Kind = "needs-you";

    /// <summary>Names in a row, and pairs with a button each.</summary>
    private const int MostNames = 12, MostPairs = 8;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject.Split('/')[0]);
        if (!await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) || await programs.Find(showing.Db, id) is not { } program)
            return null;
        return Draw(program, await needs.Of(showing.Db, program, showing.Reader, showing.Now), showing.Phrases);
    }

    internal static Card Draw(Program program, Need need, Phrases t) =>
        new(Kind, t["needs.notification"])
        {
            Locale = t.Tag,
            Heading = t.Fill("needs.heading", ("program", program.Name)),
            Body = need.IsEmpty ? [new Text(t["needs.nobody"])] : [.. Lines(program, need, t)],
            Buttons =
            [
                .. need.Applicants.Count == 0
                    ? []
                    : new[] { new Button("applicants.show", program.Id.Value, t["menu.applicants"], ButtonStyle.Primary) },
                .. need.Unpaired.Count + need.ToRePair.Count < 2 ? [] : new[] { new Button("pair.open", program.Id.Value, t["pair.open"]) },
                new Button("rounds.show", program.Id.Value, t["menu.rounds"]),
            ],
        };

    private static IEnumerable<Element> Lines(Program program, Need need, Phrases t)
    {
        foreach (
            var (key, names) in new[]
            {
                ("applicants", need.Applicants.Select(a => a.DisplayName)),
                ("unpaired", need.Unpaired),
                ("re-pair", need.ToRePair),
            })
        {
            if (Names([.. names], t) is { } line)
                yield return new Facts([new Fact(t[$"needs.{key}"], line)]);
        }

        if (need.Reports > 0)
            yield return new Facts([new Fact(t["needs.reports"], t.Fill("needs.reports.count", ("n", need.Reports)))]);
        if (need.Undelivered.Count > 0)
            yield return new Text(t["needs.undelivered"], TextStyle.Section);
        if (need.Undelivered.Count > 0)
            yield return new Listing([.. need.Undelivered.Take(MostNames).Select(u => DeliveryCard.Said(u, t))]);
        if (need.Meetings.Count > 0)
            yield return new Text(t["needs.meetings"], TextStyle.Section);
        if (need.Meetings.Count > 0)
            yield return new Listing([
                .. need.Meetings.Take(MostPairs).Select(m => m.Said(t)),
                .. need.Meetings.Count > MostPairs
                    ? new Line[] { t.Fill("proposal.left.more", ("n", need.Meetings.Count - MostPairs)) }
                    : [],
            ]);
        if (need.Unread.Count > 0)
            yield return new Text(t["needs.unread"], TextStyle.Section);
        if (need.Unread.Count > 0)
        {
            var more =
                need.Unread.Count > MostPairs ? new Line[] { t.Fill("proposal.left.more", ("n", need.Unread.Count - MostPairs)) } : [];
            yield return new Listing([.. need.Unread.Take(MostPairs).Select(u => (Line)u.Said(program, t)), .. more]);
        }

        if (need.Quiet.Count > 0)
            yield return new Text(t["needs.quiet"], TextStyle.Section);
        foreach (var pair in need.Quiet.Take(MostPairs))
        {
            yield return new Text(Line.Of(Span.Name(string.Join(", ", pair.Names), bold: true)));
            yield return new ButtonRow([
                new Button("step-in.open", pair.PartnershipId, t["needs.step-in"])
                {
                    SpokenLabel = t.Fill("needs.step-in.spoken", ("names", string.Join(", ", pair.Names))),
                },
            ]);
        }

        if (need.Quiet.Count > MostPairs)
            yield return new Text(t.Fill("proposal.left.more", ("n", need.Quiet.Count - MostPairs)), TextStyle.Subtle);
    }

    private static Line? Names(IReadOnlyList<string> names, Phrases t) =>
        names.Count == 0
            ? null
            : Line.Of([
                Span.Name(string.Join(", ", names.Take(MostNames))),
                .. names.Count > MostNames ? new Span[] { $" {t.Fill("proposal.left.more", ("n", names.Count - MostNames))}" } : [],
            ]);
}

/// <summary>"needs", for moderators: the list now. Subject: the program; empty: their only one, else they are asked.</summary>
internal sealed class ShowNeeds(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "needs.show";

    protected override Reply Open(Program program) => new Reply.Aside(new CardRef(NeedsCard.Kind, program.Id.Value));
}
