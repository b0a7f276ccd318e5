using ChatOps.Cards;
using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.Rounds.Proposing;

/// <summary>
/// Groups as a moderator reads them: who, and why they fit, from what a moderator may see. By name, without any measure of how well.
/// </summary>
internal static class GroupLines
{
    /// <summary>As many as stay readable, and under what a message can hold.</summary>
    public const int OnOnePage = 8;

    /// <summary>What is said of a group; a level or a line of reporting never is.</summary>
    private static readonly IReadOnlyList<Reason> Told =
    [
        Reason.Keep,
        Reason.Topic,
        Reason.NearTopic,
        Reason.Language,
        Reason.Mode,
        Reason.Department,
        Reason.Help,
    ];

    /// <param name="groups">All of them.</param>
    /// <param name="page">From one.</param>
    /// <param name="isOpenToChange">With a way to change each.</param>
    /// <param name="t">The reader's texts.</param>
    public static IEnumerable<Element> Of(IReadOnlyList<ProposedGroup> groups, int page, bool isOpenToChange, Phrases t)
    {
        foreach (var group in groups.Skip((page - 1) * OnOnePage).Take(OnOnePage))
        {
            yield return new Text(Names(group, t));
            if (Why(group, t) is { Length: > 0 } why)
                yield return new Text(why, TextStyle.Subtle);
            if (isOpenToChange)
                yield return new ButtonRow([
                    new Button("proposal.group", group.Id, t["proposal.change"])
                    {
                        SpokenLabel = t.Fill(
                            "proposal.change.spoken", ("names", string.Join(", ", group.Members.Select(m => m.DisplayName)))),
                    },
                ]);
        }
    }

    public static Line Names(ProposedGroup group, Phrases t)
    {
        if (group.Members.FirstOrDefault(m => m.Side == Side.Supporter) is { } supporter)
            return t.Line(
                "proposal.supports",
                ("supporter", Span.Name(supporter.DisplayName, bold: true)),
                ("supported", Span.Name(string.Join(", ", group.Members.Where(m => m != supporter).Select(m => m.DisplayName)), bold: true))
            );
        return Line.Of(
            group.Members.SelectMany(
                (m, i) =>
                    i == 0
                        ? new[] { Span.Name(m.DisplayName, bold: true) }
                        : [i == group.Members.Count - 1 ? $" {t["and"]} " : ", ", Span.Name(m.DisplayName, bold: true)]));
    }

    public static string Why(ProposedGroup group, Phrases t) =>
        string.Join(
            " · ",
            [
                .. group.IsLocked ? [t["proposal.locked"]] : Array.Empty<string>(),
                .. Told.Where(group.Reasons.Contains).Select(r => t[$"proposal.why.{Key(r)}"]),
                .. group.Overlap > 0
                    ? [t.Fill("proposal.why.hours", ("n", (group.Overlap / 60.0).ToString("0.#", t.Culture)))]
                    : Array.Empty<string>(),
            ]);

    private static string Key(Reason reason) => reason switch
    {
        Reason.Keep => "keep",
        Reason.Topic => "topic",
        Reason.NearTopic => "near-topic",
        Reason.Language => "language",
        Reason.Mode => "mode",
        Reason.Department => "department",
        Reason.Help => "help",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>The ways to the pages before and after.</summary>
    public static IEnumerable<Button> Turning(string action, string id, int page, int pages, Phrases t)
    {
        if (page > 1)
            yield return new Button(
                action, $"{new PageRef(id, page - 1)}", t.Fill("rounds.page.back", ("page", page - 1), ("pages", pages)));
        if (page < pages)
            yield return new Button(
                action, $"{new PageRef(id, page + 1)}", t.Fill("rounds.page.next", ("page", page + 1), ("pages", pages)));
    }
}
