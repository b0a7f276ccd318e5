using System.Security.Cryptography;
using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ChatOps.Channels.Teams;

/// <summary>The same for the same gesture, when Teams repeats it.</summary>
internal static class DeliveryId
{
    /// <summary>
    /// Of this process: what an invoke without an id carries may be a member's words, and a plain hash of few words can be guessed.
    /// The vendor repeats within seconds, so the key need not outlive us.
    /// </summary>
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static string Of(Activity activity, string tenant, string conversation, string action) =>
        $"teams:{tenant}:{conversation}:{(
            !WireText.IsId(activity.Id) ? Derived(activity, action)
            : action is Verbs.Edited or Verbs.Deleted ? $"{activity.Id}:{action}:{Fingerprint(activity)}"
            : activity.Id)}";

    /// <summary>From the card's message, the verb, the time and the inputs.</summary>
    private static string Derived(Activity activity, string action) =>
        $"{(WireText.IsId(activity.ReplyToId) ? activity.ReplyToId : "")}:{action}:{Fingerprint(activity)}";

    private static string Fingerprint(Activity activity)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{activity.Timestamp:O} {activity.Text}"));
        hash.AppendData(Encoding.UTF8.GetBytes(activity.Value is JToken value ? value.ToString(Formatting.None) : $"{activity.Value}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
