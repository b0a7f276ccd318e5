using System.Globalization;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// Slack's documented forms, each as the words that a person sees in Slack: what stands in angle brackets in a text, and the same things
/// as elements of rich text. Slack's own label goes before what we know.
/// </summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text#advanced</remarks>
internal static class SlackMarkup
{
    /// <summary>What follows the opening bracket, and how that is read; the first that fits.</summary>
    private static readonly (string Start, Func<string, string, KnownNames, string> Read)[] Table =
    [
        ("@", User),
        ("#", Channel),
        ("!subteam^", Group),
        ("!date^", Date),
        ("!", (word, label, _) => Everyone(label.Length > 0 ? label : word)),
        ("mailto:", (to, label, _) => LinkText.Of($"mailto:{to}", label)),
        ("tel:", (to, label, _) => LinkText.Of($"tel:{to}", label)),
        ("", (address, label, _) => LinkText.Of(address, label)),
    ];

    /// <param name="inside">What stands before the bar, as a person reads it.</param>
    /// <param name="label">What stands behind it; empty when there is no bar.</param>
    /// <param name="names">For those who have no label.</param>
    public static string Read(string inside, string label, KnownNames names)
    {
        var (start, read) = Table.First(f => inside.StartsWith(f.Start, StringComparison.Ordinal));
        return read(inside[start.Length..], label, names);
    }

    public static string User(string id, string label, KnownNames names) =>
        names.IsBot(id) ? ""
        : label.Length > 0 ? At(label)
        : names.People.TryGetValue(id, out var name) ? At(name)
        : names.Phrases["slack.someone"];

    public static string Channel(string id, string label, KnownNames names) =>
        label.Length > 0 ? $"#{label.TrimStart('#')}" : names.Phrases["slack.channel"];

    public static string Group(string id, string label, KnownNames names) =>
        label.Length > 0 ? At(label) : names.Phrases["slack.group"];

    /// <summary><c>here</c>, <c>channel</c>, <c>everyone</c>.</summary>
    public static string Everyone(string range) => At(range);

    /// <summary><c>1795922981^{date}^https://…</c>. The label is the sender's day; without it the day is told in UTC.</summary>
    public static string Date(string date, string label, KnownNames names) =>
        label.Length > 0 ? label
        : long.TryParse(date.Split('^')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= Instant.MaxValue.ToUnixTimeSeconds()
            ? Instant.FromUnixTimeSeconds(seconds).InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
        : names.Phrases["slack.date"];

    private static string At(string name) => $"@{name.TrimStart('@')}";
}
