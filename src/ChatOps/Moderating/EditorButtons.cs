using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating;

/// <summary>What moves or removes one row of an editor. The sheet of the editor reads their values back. Pure.</summary>
internal static class EditorButtons
{
    /// <param name="index">Of the row, from zero.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="name">What a screen reader calls the row.</param>
    /// <param name="focus">The value of the button where the keyboard is.</param>
    /// <param name="t">The reader's texts.</param>
    public static string OfRow(int index, int count, string name, string? focus, Phrases t) =>
        Html.When(index > 0, Button($"up:{index}", t["console.questions.up"], name, focus))
        + Html.When(index < count - 1, Button($"down:{index}", t["console.questions.down"], name, focus))
        + Button($"remove:{index}", t["console.questions.remove"], name, focus);

    private static string Button(string value, string label, string name, string? focus)
    {
        var about = Html.Attribute("value", value)
            + Html.Attribute("aria-label", $"{label}: {name}")
            + Html.When(value == focus, " autofocus");
        return $"<button type=\"submit\" class=\"quiet\" name=\"do\"{about}>{Html.Encode(label)}</button>\n";
    }
}
