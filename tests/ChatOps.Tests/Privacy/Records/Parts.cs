using ChatOps.Privacy.Records;

namespace ChatOps.Tests.Privacy.Records;

/// <summary>Every part that there is, without what it works with: enough to ask what it keeps.</summary>
internal static class Parts
{
    public static IReadOnlyList<Type> Types { get; } =
        [.. ConventionTests.Types.Where(t => t.IsClass && t.IsAssignableTo(typeof(IRecord)))];

    public static IReadOnlyList<IRecord> All { get; } =
        [.. Types.Select(t => t.GetConstructors()[0]).Select(c => (IRecord)c.Invoke(new object?[c.GetParameters().Length]))];

    public static IReadOnlyList<(string Slice, KeptTable Table)> Tables { get; } =
        [.. All.SelectMany(p => p.Tables, (p, t) => (SliceOf(p.GetType()), t))];

    public static string SliceOf(Type part) => part.Name[..^"Record".Length];
}
