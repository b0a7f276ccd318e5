using System.Globalization;

namespace ChatOps.Moderating;

/// <summary>Where the keyboard is after a button of an ordered form: at the row that moved, so that it can be moved on. Pure.</summary>
internal static class FocusAfter
{
    /// <summary>The button or field to be on, as <c>up:1</c> or <c>field:4</c>; null: nowhere in particular.</summary>
    /// <param name="button">What was pressed: <c>up:2</c>, <c>down:2</c>, <c>remove:2</c>, <c>add</c>, <c>add:x</c>.</param>
    /// <param name="count">Rows before it.</param>
    public static string? Button(string button, int count) => (button.Split(':', 2), IndexOf(button)) switch
    {
        (["up", _], { } i) when i > 0 && i < count => i == 1 ? "down:0" : $"up:{i - 1}",
        (["down", _], { } i) when i < count - 1 => i == count - 2 ? $"up:{i + 1}" : $"down:{i + 1}",
        (["remove", _], { } i) when i < count && count > 1 => $"remove:{Math.Min(i, count - 2)}",
        (["add", ..], _) => $"field:{count}",
        _ => null,
    };

    /// <summary>The first row in which something is wrong; null: none is named.</summary>
    public static string? Faults(IEnumerable<int?> faults) =>
        faults.FirstOrDefault(at => at is not null) is { } first ? $"field:{first}" : null;

    private static int? IndexOf(string button) =>
        int.TryParse(button.Split(':')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : null;
}
