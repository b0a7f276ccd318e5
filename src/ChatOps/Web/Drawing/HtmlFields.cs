using ChatOps.Cards;

namespace ChatOps.Web.Drawing;

/// <summary>What came back from a card on a page: the pressed button's action, its subject, and the fields.</summary>
internal sealed record HtmlFields(string Action, string Subject, Fields Fields)
{
    public const string ActionName = "action", SubjectName = "subject";

    /// <summary>Between a button's action and its subject, where that is not the form's.</summary>
    public const char SubjectMark = '|';

    /// <summary>
    /// Reads a post of <see cref="HtmlCards"/>. Tick boxes and choices come with an empty value before them, so that what is not ticked is
    /// there, too.
    /// </summary>
    public static HtmlFields Read(IFormCollection form)
    {
        var pressed = form[ActionName].ToString().Split(SubjectMark, 2);
        var fields = form.Where(f => f.Key is not (ActionName or SubjectName)).Select(f => KeyValuePair.Create(f.Key, Typed(f.Value)));
        return new HtmlFields(pressed[0], pressed.ElementAtOrDefault(1) ?? form[SubjectName].ToString(), new Fields(fields));
    }

    private static string Typed(IEnumerable<string?> values) =>
        string.Join(',', values.Where(v => !string.IsNullOrEmpty(v))).ReplaceLineEndings("\n");
}
