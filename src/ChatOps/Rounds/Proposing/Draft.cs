using ChatOps.Matching;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Rounds.Proposing;

/// <summary>A proposal's groups as the matcher puts them together, and who is left. Pure.</summary>
internal sealed record Draft(IReadOnlyList<ProposedGroup> Groups, IReadOnlyList<LeftOutMember> LeftOut)
{
    /// <param name="rounds">How the program makes rounds.</param>
    /// <param name="known">Its members.</param>
    /// <param name="standing">Groups that stay as far as they can; the members they lost are not replaced.</param>
    /// <param name="splits">Pairs that the moderator took apart.</param>
    public static Draft Make(RoundSettings rounds, Entrants known, IReadOnlyList<ProposedGroup> standing, IReadOnlyList<Pair> splits)
    {
        var there = known.All.Where(e => e.IsAvailable).ToDictionary(e => e.PersonId.Value);
        var locked = standing
            .Select(g => g.Members.Select(m => m.PersonId.Value).Where(there.ContainsKey).ToList())
            .Where(g => g.Count > 1)
            .ToList<IReadOnlyList<string>>();
        var before = standing.ToDictionary(g => Key(g.Members.Select(m => m.PersonId.Value)));
        var matched = Matcher.Match(known.Among(there.Values, locked, splits));
        var groups = matched.Groups.Select(g => Shaped(rounds, there, g, before.GetValueOrDefault(Key(g.Members))));
        return new Draft(
            [
                .. groups
                    .OrderBy(g => g.Members[0].DisplayName, StringComparer.InvariantCulture)
                    .ThenBy(g => g.Members[0].PersonId.Value, StringComparer.Ordinal),
            ],
            [.. LeftOf(known, matched)]);
    }

    /// <summary>
    /// The same, with everybody who is left put to a pair as a third where one permits it: nobody stays alone who need not.
    /// </summary>
    public Draft WithThirds(RoundSettings rounds, Entrants known, IReadOnlyList<Pair> splits)
    {
        var draft = this;
        foreach (
            var left in LeftOut.Where(l => l.Why is ChatOps.Rounds.Proposing.LeftOut.Unmatched or ChatOps.Rounds.Proposing.LeftOut.SetAside)
        )
        {
            if (JoinAsThird.For(left.PersonId, draft.Groups, known, splits) is { } third)
                draft = draft.With(rounds, known, third);
        }

        return draft;
    }

    private Draft With(RoundSettings rounds, Entrants known, JoinAsThird.Third third)
    {
        var there = known.All.ToDictionary(e => e.PersonId.Value);
        var grown = Shaped(rounds, there, third.Group, third.Joins);
        return new Draft([.. Groups.Select(g => g.Id == third.Joins.Id ? grown : g)], [.. LeftOut.Where(l => l.PersonId != third.Who)]);
    }

    /// <summary>A group as the proposal keeps it: by name, never by what the matcher thinks of it.</summary>
    /// <param name="rounds">How the program makes rounds.</param>
    /// <param name="people">By id.</param>
    /// <param name="group">What the matcher says of it.</param>
    /// <param name="before">The group that it was, which keeps its id and lock.</param>
    public static ProposedGroup Shaped(
        RoundSettings rounds, IReadOnlyDictionary<string, Entrant> people, Group group, ProposedGroup? before)
    {
        var members = GivenSides.Together(rounds.IsOneSided, [.. group.Members.Select(m => people[m])]);
        return new ProposedGroup
        {
            Id = before?.Id ?? Ids.New(),
            Members =
            [
                .. members
                    .OrderBy(m => m.DisplayName, StringComparer.InvariantCulture)
                    .ThenBy(m => m.PersonId.Value, StringComparer.Ordinal)
                    .Select(m => new ProposedMember(m.PersonId, m.DisplayName, m.Candidate.Side)),
            ],
            IsLocked = before?.IsLocked ?? false,
            // That it stood before is no reason why it fits.
            Reasons = [.. group.Reasons.Where(r => r is not Reason.Locked)],
            Overlap = group.Overlap,
        };
    }

    private static IEnumerable<LeftOutMember> LeftOf(Entrants known, Matched matched)
    {
        var unmatched = matched.Left.Select(l => l.Member).ToHashSet();
        foreach (var entrant in known.All)
        {
            if (!entrant.IsReachable)
                yield return new LeftOutMember(
                    entrant.PersonId, entrant.DisplayName, ChatOps.Rounds.Proposing.LeftOut.Unreachable, CodeOf(entrant));
            else if (entrant.Unread is not null)
                yield return new LeftOutMember(entrant.PersonId, entrant.DisplayName, ChatOps.Rounds.Proposing.LeftOut.Unreadable);
            else if (unmatched.Contains(entrant.PersonId.Value))
                yield return new LeftOutMember(entrant.PersonId, entrant.DisplayName, ChatOps.Rounds.Proposing.LeftOut.Unmatched);
        }
    }

    /// <summary>The vendor's code, or our name of the state.</summary>
    private static string CodeOf(Entrant entrant) =>
        entrant.Reaches is [var first, ..] ? first.Code ?? AccountText.Of(first.State) : "no_account";

    private static string Key(IEnumerable<string> members) => string.Join(' ', members.Order(StringComparer.Ordinal));
}
