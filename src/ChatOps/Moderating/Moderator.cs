using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Moderating;

/// <summary>Who is at the console, and what they may touch there.</summary>
/// <param name="Actor">For the audit: never a name or an address.</param>
/// <param name="Name">How the page greets them; may be empty.</param>
/// <param name="Programs">The programs that they moderate, and no others.</param>
/// <param name="Phrases">The texts of the person as the bot knows them, on every page and card; of somebody unknown, those of their
/// browser.</param>
internal sealed record Moderator(string Actor, string Name, IReadOnlyList<Program> Programs, Phrases Phrases)
{
    /// <summary>
    /// The moderator as the bot knows them, with an account that acts; null when no moderator of theirs ever wrote to the bot.
    /// </summary>
    public Visitor? Known { get; init; }

    public Program? Of(string key) => Programs.FirstOrDefault(p => p.Key == key);
}
