using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ChatOps.Tests.Hosting;

/// <summary>The source as it lies on disk, for the tests that hold the house rules.</summary>
internal static class SourceFiles
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    /// <summary>Every C# file of the product: path below <c>src/</c>, and its text without comments.</summary>
    public static IReadOnlyList<(string Path, string Text)> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(Path.Combine(Root, "src"), f).Replace('\\', '/'), File: f))
            .Where(f => !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Path, Regex.Replace(File.ReadAllText(f.File), @"(?m)(?<!:)//.*$", ""))),
    ];

    /// <summary>Every C# file of the tests: path below the root, and its text as it is.</summary>
    public static IReadOnlyList<(string Path, string Text)> Tests { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(Root, f).Replace('\\', '/'), File: f))
            .Where(f => !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Path, File.ReadAllText(f.File))),
    ];

    /// <summary>The unit that a path below <c>src/ChatOps</c> belongs to: a folder there, the two adapters apart.</summary>
    public static string UnitOf(string path) => path.Split('/') switch
    {
        ["Channels", "Teams" or "Slack", ..] parts => $"Channels/{parts[1]}",
        var parts => parts[0],
    };

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
