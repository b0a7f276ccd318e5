using ChatOps.Texts;

namespace ChatOps.Files;

/// <summary>What is wrong with a file that somebody handed in: <c>people.csv, line 4: what</c>.</summary>
/// <param name="Path">The file, as it was given.</param>
/// <param name="Line">From 1; null when there is nothing to read.</param>
/// <param name="What">The key of a text, or a sentence in English where only an operator reads it.</param>
/// <param name="Blanks">What the text leaves blank.</param>
internal sealed record FileFault(string Path, int? Line, string What, params (string Name, object Value)[] Blanks)
{
    public string In(Phrases t)
    {
        var what = t.Fill(What, Blanks);
        return Line is { } line
            ? t.Fill("file.at", ("line", line), ("file", Path), ("what", what))
            : t.Fill("file.as_a_whole", ("file", Path), ("what", what));
    }

    /// <summary>In English, for an operator.</summary>
    public override string ToString() => In(TextCatalog.For("en"));
}
