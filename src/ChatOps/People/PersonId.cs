namespace ChatOps.People;

/// <summary>A UUIDv7 as text.</summary>
internal readonly record struct PersonId(string Value)
{
    public static PersonId New() => new(Ids.New());

    public override string ToString() => Value;
}

/// <summary>A UUIDv7 as text.</summary>
internal readonly record struct AccountId(string Value)
{
    public static AccountId New() => new(Ids.New());

    public override string ToString() => Value;
}

internal static class Ids
{
    /// <summary>A new UUIDv7, lower case with hyphens: sortable by time, as every id in our tables is.</summary>
    public static string New() => Guid.CreateVersion7().ToString();
}
