using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Pairing;

/// <summary>Ana and Ben, and Kim where three stand together, in a round of three weeks.</summary>
internal static class Duo
{
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 9, 0);
    public static readonly Program Autumn = new() { Id = new ProgramId("0193-program"), Key = "autumn-2026", Name = "Autumn 2026" };
    public static readonly Partner Ana = new() { PersonId = new PersonId("ana"), DisplayName = "Ana Ruiz" };
    public static readonly Partner Ben = new() { PersonId = new PersonId("ben"), DisplayName = "Ben Okafor" };
    public static readonly Partner Kim = new() { PersonId = new PersonId("kim"), DisplayName = "Kim Sato" };

    public static readonly Round Round = new()
    {
        Id = "0193-round",
        ProgramId = Autumn.Id,
        Number = 1,
        FirstDay = new LocalDate(2026, 11, 23),
        LastDay = new LocalDate(2026, 12, 11),
    };

    public static readonly Partnership Pair = Of(Ana, Ben);
    public static readonly Partnership Trio = Of(Ana, Ben, Kim);

    public static Partnership Of(params Partner[] partners) =>
        new() { Id = "0193-pair", ProgramId = Autumn.Id, RoundId = Round.Id, StartedAt = Start, Partners = partners };
}
