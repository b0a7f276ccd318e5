using ChatOps.Settings;

namespace ChatOps.Operations;

/// <summary>
/// The words of a command line, parted: the verb with its own options, and the settings (<c>--Section:Key value</c>,
/// <c>--Section:Key=value</c>). ASP.NET's own parser would read <c>--demo --Urls X</c> as <c>demo = "--Urls"</c>.
/// </summary>
/// <param name="Own">For the verb.</param>
/// <param name="Settings">For configuration, each as <c>--Key=value</c>.</param>
/// <param name="Fault">One sentence when a setting has no section or no value.</param>
internal sealed record Arguments(IReadOnlyList<string> Own, IReadOnlyList<string> Settings, string? Fault)
{
    /// <param name="args">As typed.</param>
    /// <param name="options">The verbs' own options, with their dashes.</param>
    public static Arguments Split(IReadOnlyList<string> args, IReadOnlyCollection<string> options)
    {
        var own = new List<string>();
        var settings = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var (key, value) = args[i].Split('=', 2) is [var k, var v] ? (k, v) : (args[i], null);
            if (!key.StartsWith("--", StringComparison.Ordinal) || options.Contains(key))
            {
                own.Add(args[i]);
                continue;
            }

            if (!SettingsReader.Sections.Contains(key[2..].Split(':')[0], StringComparer.OrdinalIgnoreCase))
                return new([], [], $"{key} is neither an option nor a setting.");
            if (value is null && (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
                return new([], [], $"{key} needs a value.");
            settings.Add($"{key}={value ?? args[++i]}");
        }

        return new(own, settings, null);
    }
}
