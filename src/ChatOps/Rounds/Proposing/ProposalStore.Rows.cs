using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Rounds.Proposing;

internal sealed partial class ProposalStore
{
    private static string Text(ProposalState state) => state switch
    {
        ProposalState.Drafting => "drafting",
        ProposalState.Proposed => "proposed",
        ProposalState.Approved => "approved",
        ProposalState.Opening => "opening",
        ProposalState.Opened => "opened",
        ProposalState.Dropped => "dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Text(LeftOut why) => why switch
    {
        LeftOut.Unreachable => "unreachable",
        LeftOut.Unreadable => "unreadable",
        LeftOut.Unmatched => "unmatched",
        LeftOut.SetAside => "set_aside",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };

    private static LeftOut WhyOf(string text) => text switch
    {
        "unreachable" => LeftOut.Unreachable,
        "unreadable" => LeftOut.Unreadable,
        "set_aside" => LeftOut.SetAside,
        _ => LeftOut.Unmatched,
    };

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public LocalDate FirstDay { get; init; }
        public LocalDate LastDay { get; init; }
        public string State { get; init; } = "";
        public int Version { get; init; }
        public Instant OpensAt { get; init; }
        public bool IsNow { get; init; }
        public Instant ProbedAt { get; init; }
        public string? RoundId { get; init; }
        public string? ApprovedBy { get; init; }

        public Proposal ToProposal() => new()
        {
            Id = Id,
            ProgramId = ProgramId,
            FirstDay = FirstDay,
            LastDay = LastDay,
            State = Enum.Parse<ProposalState>(State, ignoreCase: true),
            Version = Version,
            OpensAt = OpensAt,
            IsNow = IsNow,
            ProbedAt = ProbedAt,
            RoundId = RoundId,
            ApprovedBy = ApprovedBy is null ? null : new PersonId(ApprovedBy),
        };
    }

    private sealed record GroupRow
    {
        public string GroupId { get; init; } = "";
        public bool IsLocked { get; init; }
        public string Reasons { get; init; } = "";
        public int Overlap { get; init; }
        public PersonId PersonId { get; init; }
        public string Side { get; init; } = "";
        public string DisplayName { get; init; } = "";

        public static ProposedGroup ToGroup(IEnumerable<GroupRow> rows)
        {
            var members = rows.OrderBy(r => r.DisplayName, StringComparer.InvariantCulture)
                .ThenBy(r => r.PersonId.Value, StringComparer.Ordinal)
                .ToList();
            return new ProposedGroup
            {
                Id = members[0].GroupId,
                IsLocked = members[0].IsLocked,
                Reasons = [.. members[0].Reasons.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Reason>)],
                Overlap = members[0].Overlap,
                Members = [.. members.Select(m => new ProposedMember(m.PersonId, m.DisplayName, Sides.Parse(m.Side)))],
            };
        }
    }

    private sealed record MemberRow(string Person, string? Group, string Side, string? LeftOut, string? Code);

    private sealed record LeftRow
    {
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
        public string LeftOut { get; init; } = "";
        public string? Code { get; init; }

        public LeftOutMember ToMember() => new(PersonId, DisplayName, WhyOf(LeftOut), Code);
    }

    private sealed record SplitRow
    {
        public string FirstId { get; init; } = "";
        public string SecondId { get; init; } = "";
    }
}
