using System.Globalization;

namespace ChatOps.Moderating;

/// <summary>
/// The rows of an editor's form. What a browser did not send is absent, and an absent row or text was not taken away. Pure.
/// </summary>
internal static class SheetRows
{
    /// <summary>As many as the form says, and no fewer than there are fields of.</summary>
    public static int Count(IFormCollection form, Func<int, string> place, int most)
    {
        var said = int.TryParse(form["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var last = Enumerable.Range(0, most).LastOrDefault(HasFields, -1);
        return Math.Min(Math.Max(said, last + 1), most);

        bool HasFields(int row) => form.Keys.Any(k => k.StartsWith($"{place(row)}.", StringComparison.Ordinal));
    }

    /// <summary>Nothing of a list came, not even how long it is: that is not an empty list.</summary>
    public static bool IsLost(IFormCollection form, int count) => count == 0 && form["n"] != "0";

    public static string Text(IFormCollection form, string name, string? there) =>
        form.ContainsKey(name) ? form[name].ToString().Trim() : there ?? "";
}
