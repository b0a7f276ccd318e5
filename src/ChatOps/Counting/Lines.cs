using ChatOps.Programs;
using NodaTime.Text;

namespace ChatOps.Counting;

internal sealed record ProgramLine
{
    public ProgramId Id { get; init; }

    public string Key { get; init; } = "";

    public string Name { get; init; } = "";

    public long Paused { get; init; }
}

internal sealed record RoundLine
{
    public string Key { get; init; } = "";

    public int Number { get; init; }

    public bool IsClosed { get; init; }

    public string LastDay { get; init; } = "";
}

/// <summary>A program's week, as far as a reading says.</summary>
internal sealed record WeekLine
{
    public string Key { get; init; } = "";

    /// <summary>The Monday, ISO.</summary>
    public string Week { get; init; } = "";

    public int Number { get; init; }

    public bool IsClosed { get; init; }

    public long? Paused { get; init; }

    public long Pairs { get; init; }

    public long LargerGroups { get; init; }

    public LocalDate Monday => LocalDatePattern.Iso.Parse(Week).GetValueOrThrow();
}
