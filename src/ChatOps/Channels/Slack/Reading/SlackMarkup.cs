using System.Globalization;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// Slack's documented forms, each as the words that a person sees in Slack: what stands in angle brackets in a text, and the same things
/// as elements of rich text. Slack's own label goes before what we know.
/// </summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text#advanced</remarks>
internal static class SlackMarkup
{
    private const string Address = "mailto:", Number = "tel:";

    /// <summary>What follows the opening bracket, and how that is read; the first that fits.</summary>
    private static readonly (string Start, Func<string, string, KnownNames, string> Read)[] Table =
    [
        ("@", User),
        ("#", Channel),
        ("!subteam^", Group),
        ("!date^", Date),
        ("!", (word, label, _) => Everyone(label.Length > 0 ? label : word)),
        (Address, (to, label, _) => Link(Address + to, label)),
        (Number, (to, label, _) => Link(Number + to, label)),
        ("", (address, label, _) => Link(address, label)),
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

    /// <summary>An address that is only shortened by its scheme reads as it is shown; any other label has it behind.</summary>
    public static string Link(string address, string label)
    {
        var bare = Bare(address);
        return label.Length == 0 || label == address ? bare
            : Bare(label).TrimEnd('/') == Short(address).TrimEnd('/') ? label
            : label.Contains('.', StringComparison.Ordinal) && Short(bare).StartsWith(Short(label), StringComparison.OrdinalIgnoreCase)
                ? bare
            : $"{label} ({bare})";
    }

    /// <summary>A mail address and a telephone number are typed without their scheme, and without a subject.</summary>
    private static string Bare(string address) =>
        address.StartsWith(Address, StringComparison.OrdinalIgnoreCase) ? address[Address.Length..].Split('?')[0]
        : address.StartsWith(Number, StringComparison.OrdinalIgnoreCase) ? address[Number.Length..]
        : address;

    private static string Short(string address) =>
        Bare(address) is var bare && bare.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? bare[(scheme + 3)..] : bare;

    private static string At(string name) => $"@{name.TrimStart('@')}";
}
