using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;

namespace ChatOps.Pairing.Repairing;

/// <summary>
/// Who stands with whom when some have nobody: with each other, and who is left over as one more in a group that permits it. Never a
/// forbidden pair, never those again who parted in this round. Pure.
/// </summary>
internal static class NewGroups
{
    /// <param name="waiting">Without a partner; who has waited long enough is in <paramref name="due"/>.</param>
    /// <param name="due">Only they are put into another group.</param>
    /// <param name="standing">Groups of this round.</param>
    /// <param name="parted">Pairs who stood together earlier in this round.</param>
    /// <param name="known">The active members of the program.</param>
    /// <param name="rounds">How the program makes groups.</param>
    public static IReadOnlyList<NewGroup> Of(
        IReadOnlyList<PersonId> waiting,
        IReadOnlyCollection<PersonId> due,
        IReadOnlyList<Partnership> standing,
        IReadOnlyList<Pair> parted,
        Entrants known,
        RoundSettings rounds)
    {
        // What somebody wished at an end of a round is for the next one.
        var entrants = known with { KeptGroups = [] };
        var free = waiting.Select(entrants.Find).OfType<Entrant>().Where(e => e.IsAvailable).ToList();
        var matched = Matcher.Match(entrants.Among(free, apart: parted));
        var groups = matched.Groups.Select(g => new NewGroup(g.Members, null)).ToList();
        var room = standing.Where(p => p.Partners.All(q => entrants.Find(q.PersonId) is { IsAvailable: true })).ToList();
        foreach (var left in matched.Left.Select(l => l.Member).Where(l => due.Contains(new PersonId(l))))
        {
            if (Joined(left, room, parted, entrants, rounds) is not { } joined)
                continue;
            groups.Add(
                new NewGroup([.. joined.Partners.Select(p => p.PersonId.Value).Append(left).Order(StringComparer.Ordinal)], joined.Id));
            room.Remove(joined);
        }

        return groups;
    }

    /// <summary>The smallest groups first, of these the best; never two who both asked to be together.</summary>
    internal static Partnership? Joined(
        string who, IReadOnlyList<Partnership> room, IReadOnlyList<Pair> parted, Entrants known, RoundSettings rounds) =>
        room.Where(p => p.Partners.Count < Math.Max(RoundSettings.FewestInGroup + 1, rounds.GroupSize) && !IsKept(p, known))
            .Select(p => (Group: p, Verdict: Judge(who, p, parted, known) as Verdict.Fits))
            .Where(x => x.Verdict is not null)
            .OrderBy(x => x.Group.Partners.Count)
            .ThenByDescending(x => x.Verdict!.Group.Score)
            .ThenBy(x => x.Group.Id, StringComparer.Ordinal)
            .Select(x => x.Group)
            .FirstOrDefault();

    /// <summary>Those who stand together are no repeat of themselves.</summary>
    private static Verdict Judge(string who, Partnership group, IReadOnlyList<Pair> parted, Entrants known)
    {
        var members = group.Partners.Select(p => p.PersonId.Value).ToList();
        bool IsTheirs(Pair pair) => members.Contains(pair.A) && members.Contains(pair.B);
        var others = known with { Met = [.. known.Met.Where(m => !IsTheirs(m))] };
        return others.Judge([.. members, who], [.. parted.Where(p => !IsTheirs(p))]);
    }

    private static bool IsKept(Partnership group, Entrants known) =>
        known.Keep.Any(k => group.Partners.Any(p => p.PersonId.Value == k.A) && group.Partners.Any(p => p.PersonId.Value == k.B));
}

/// <summary>Members who are to stand together.</summary>
/// <param name="Members">By id.</param>
/// <param name="Joins">The partnership that takes one more; null: none of them had any.</param>
internal sealed record NewGroup(IReadOnlyList<string> Members, string? Joins);
