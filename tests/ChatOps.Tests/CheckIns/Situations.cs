using ChatOps.Cards;
using ChatOps.CheckIns;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;

namespace ChatOps.Tests.CheckIns;

/// <summary>Ben's week of 23 November, and what can be true about it.</summary>
internal static class Situations
{
    public static readonly PersonId Ben = new("person-ben");
    public static readonly Partner Ana = new() { PersonId = new PersonId("person-ana"), DisplayName = "Ana Ruiz" };
    public static readonly Partner Kim = new() { PersonId = new PersonId("person-kim"), DisplayName = "Kim Sato" };
    public static readonly ProgramId Program = new("program-1");
    public static readonly Instant Opens = Instant.FromUtc(2026, 11, 23, 8, 7);
    public static readonly Instant Closes = Instant.FromUtc(2026, 11, 30, 8, 7);
    public static readonly Instant Tuesday = Instant.FromUtc(2026, 11, 24, 13, 10);
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static readonly Commitment Draft = new() { Text = new Words("Send the draft to two colleagues") };
    public static readonly Commitment Mornings = new() { Text = new Words("Three mornings without mail"), IsStretch = true };

    public static CheckIn CheckIn(CheckInState state = CheckInState.Due) => new()
    {
        Id = "0193-week",
        MembershipId = "0193-ben",
        ProgramId = Program,
        PersonId = Ben,
        Week = new LocalDate(2026, 11, 23),
        State = state,
        PartnershipId = "pair-1",
        OpensAt = Opens,
        OnTimeUntil = Instant.FromUtc(2026, 11, 25, 23, 0),
        ClosesAt = Closes,
        Version = 4,
    };

    /// <summary>Due, two commitments of last week, Ana as the partner.</summary>
    public static Situation Due(params IReadOnlyList<Commitment> lastWeek) => new()
    {
        CheckIn = CheckIn(),
        Program = new ProgramSettings(),
        LooksBack = true,
        LastWeek = lastWeek,
        StandingId = "pair-1",
        Partners = [Ana],
        NextOpensAt = Closes,
    };

    public static Situation Shared(CheckInWords? words = null) => Due(Draft, Mornings) with
    {
        CheckIn = CheckIn(CheckInState.Shared) with { SharedAt = Tuesday },
        Words = words ?? CheckInAnswers.Complete(CheckInAnswers.Read(Due(Draft, Mornings), Filled)),
    };

    public static Situation Saved(Fields? fields = null) => Due(Draft, Mornings) with
    {
        CheckIn = CheckIn(CheckInState.Draft) with { DraftedAt = Tuesday },
        Draft = CheckInAnswers.Read(Due(Draft, Mornings), fields ?? Filled),
    };

    /// <summary>The example of the card's design: one kept, one let go, one new stretch.</summary>
    public static readonly Fields Filled = Fields(
        ("o1", "partly_keep"), ("o2", "missed"), ("reason", "too_much"),
        ("went_well", "the first half of the draft is better than I thought"),
        ("went_less_well", "I lost two mornings to the release"),
        ("c1_text", "Book the course"), ("c1_done_when", "the invoice is in"), ("c1_stretch", "true"),
        ("in_the_way", "travel on Thursday, so I'll write on the train"), ("help", "ideas"), ("no_call", "true"));

    public static Fields Fields(params IEnumerable<(string Id, string Value)> fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Id, f.Value)));

    /// <summary>These fields with some of them replaced.</summary>
    public static Fields With(this Fields fields, params IEnumerable<(string Id, string Value)> others)
    {
        var all = fields.Ids.ToDictionary(id => id, id => fields.Words(id)?.Reveal() ?? "");
        foreach (var (id, value) in others)
            all[id] = value;
        return new Fields(all);
    }

    public static FormRef Form(this Situation now) => FormRef.Parse(now.FormSubject);
}
