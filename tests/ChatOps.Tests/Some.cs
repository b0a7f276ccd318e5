using System.Linq.Expressions;

namespace ChatOps.Tests;

/// <summary>Of nothing everything is true: an assertion about each of none can't fail.</summary>
internal static class SomeExtensions
{
    /// <summary>The same, and a failure where there is none: for a loop that asserts.</summary>
    public static IReadOnlyList<T> Some<T>(this IEnumerable<T> all)
    {
        var list = all.ToList();
        list.ShouldNotBeEmpty();
        return list;
    }

    /// <summary>Stands before Shouldly's, because this namespace is nearer to every test, and fails where there is none.</summary>
    public static void ShouldAllBe<T>(this IEnumerable<T> actual, Expression<Func<T, bool>> predicate, string? customMessage = null) =>
        ShouldBeEnumerableTestExtensions.ShouldAllBe(actual.Some(), predicate, customMessage);
}
