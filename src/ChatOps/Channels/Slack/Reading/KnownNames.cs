using System.Text.RegularExpressions;
using ChatOps.Texts;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// What stands for somebody whom a text names by their id alone, and the plain words for whatever we can't name. Never an id.
/// </summary>
/// <param name="People">Display names by user id. The bot's own is empty: who writes to it may mention it.</param>
/// <param name="Phrases">In whose language the plain words are.</param>
internal sealed partial record KnownNames(IReadOnlyDictionary<string, string> People, Phrases Phrases)
{
    public static readonly KnownNames None = new(new Dictionary<string, string>(), TextCatalog.For("en"));

    /// <summary>What the text calls whom or what it names, by their id: blocks have ids alone.</summary>
    private Dictionary<string, string> Labels { get; init; } = [];

    public KnownNames LabelledIn(string? text) => string.IsNullOrEmpty(text)
        ? this
        : this with
        {
            Labels = Labelled().Matches(text).DistinctBy(m => m.Groups["id"].Value)
                .ToDictionary(m => m.Groups["id"].Value, m => SlackText.Plain(m.Groups["label"].Value)),
        };

    /// <summary>Empty where it has none.</summary>
    public string LabelOf(string? id) => id is not null && Labels.TryGetValue(id, out var label) ? label : "";

    public bool IsBot(string user) => People.TryGetValue(user, out var name) && name.Length == 0;

    /// <summary>Every user id that a text or the blocks beside it name.</summary>
    public static IReadOnlyList<string> IdsIn(string? text, string? blocks = null) =>
        [.. UserIds(text, UserInText()).Concat(UserIds(blocks, UserInBlocks())).Distinct()];

    private static IEnumerable<string> UserIds(string? text, Regex user) =>
        string.IsNullOrEmpty(text) ? [] : user.Matches(text).Select(m => m.Groups["user"].Value);

    [GeneratedRegex("<(?:[@#]|!subteam\\^)(?<id>[A-Z0-9]{2,30})\\|(?<label>[^<>]+)>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex("<@(?<user>[UW][A-Z0-9]{2,30})[|>]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInText();

    [GeneratedRegex(
        "\"user_id\"\\s*:\\s*\"(?<user>[UW][A-Z0-9]{2,30})\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInBlocks();
}
