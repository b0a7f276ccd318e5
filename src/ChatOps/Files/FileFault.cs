namespace ChatOps.Files;

/// <summary>What is wrong with a file that somebody handed in: <c>people.csv, line 4: what</c>.</summary>
/// <param name="Path">The file, as it was given.</param>
/// <param name="Line">From 1; null when there is nothing to read.</param>
/// <param name="What">A sentence.</param>
internal sealed record FileFault(string Path, int? Line, string What)
{
    public override string ToString() => Line is { } line ? $"{Path}, line {line}: {What}" : $"{Path}: {What}";
}
