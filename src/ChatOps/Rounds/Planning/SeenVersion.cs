using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatOps.Cards;
using ChatOps.Programs;
using NodaTime.Text;

namespace ChatOps.Rounds.Planning;

/// <summary>
/// What a form on a page was drawn from. One that is sent after somebody else changed it is noticed; a form in a chat carries none, and is
/// short-lived. Pure.
/// </summary>
internal static class SeenVersion
{
    public const string Field = "seen";

    /// <summary>Everything in <see cref="RoundsForm"/>.</summary>
    public static string Of(ProgramSettings settings, LocalDate? next) =>
        Mark(
            $"{(next is { } day ? LocalDatePattern.Iso.Format(day) : "")} {settings.Weeks} "
            + $"{JsonSerializer.Serialize(settings.Rounds with { Match = new MatchSettings() })}");

    /// <summary>Everything in <see cref="WeightsForm"/>.</summary>
    public static string Of(MatchSettings match) => Mark(JsonSerializer.Serialize(match));

    public static bool IsStale(Fields fields, string now) => fields.Choice(Field) is { } seen && seen != now;

    private static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
