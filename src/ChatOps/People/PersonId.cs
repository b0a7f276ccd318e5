using System.Runtime.CompilerServices;
using ChatOps.Storage;

namespace ChatOps.People;

/// <summary>A UUIDv7 as text.</summary>
internal readonly record struct PersonId(string Value)
{
    [ModuleInitializer]
    internal static void IsStored() => StoredTypes.Id(id => id.Value, text => new PersonId(text));

    public static PersonId New() => new(Ids.New());

    public override string ToString() => Value;
}

/// <summary>A UUIDv7 as text.</summary>
internal readonly record struct AccountId(string Value)
{
    [ModuleInitializer]
    internal static void IsStored() => StoredTypes.Id(id => id.Value, text => new AccountId(text));

    public static AccountId New() => new(Ids.New());

    public override string ToString() => Value;
}

internal static class Ids
{
    /// <summary>A new UUIDv7, lower case with hyphens: sortable by time, as every id in our tables is.</summary>
    public static string New() => Chance.Id();
}
