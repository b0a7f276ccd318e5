using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Privacy;

/// <summary>
/// Whether the ring opens what is stored. A key is proven by opening something that it sealed: the name of its file says nothing about the
/// bytes in it. What it opens is its check value, which is stored when the key is made; in an installation from before there were any,
/// stored content.
/// </summary>
internal sealed class KeyCheck(KeyRing ring, Db db)
{
    private static readonly SqlText Sql = new("Privacy");

    /// <summary>Before anything is served: every key is proven, and the first one is made when nothing is stored yet.</summary>
    /// <exception cref="Misconfigured">A key of stored content is missing, or has other bytes.</exception>
    public async Task Run(Ct ct)
    {
        var (faults, unproven) = await Look(hasChecks: true, ct);
        if (faults.Count > 0)
            throw new Misconfigured([.. faults.Select(f => $"Content:Key: {f}")]);
        if (ring.IsEmpty)
            unproven = [ring.Add()];
        if (unproven.Count > 0)
            await db.Write(session => Keep(session, unproven), ct);
    }

    /// <summary>What is wrong with the keys as they lie there now, one sentence each. Changes nothing.</summary>
    /// <param name="hasChecks">False where the schema is older than check values.</param>
    /// <param name="ct">Ends the look.</param>
    public async Task<IReadOnlyList<string>> Faults(bool hasChecks, Ct ct) => (await Look(hasChecks, ct)).Faults;

    /// <summary>The next start would find its keys.</summary>
    public async Task<bool> Holds(Ct ct) =>
        !ring.IsEmpty && ring.Present().Any(k => k.Id == ring.Newest.Id) && (await Faults(hasChecks: true, ct)).Count == 0;

    /// <summary>Stores what proves these keys from now on.</summary>
    public static async Task Keep(Session session, IReadOnlyList<RingKey> keys)
    {
        foreach (var key in keys)
            await session.Execute(Sql["SaveKeyCheck"], new { RingKey = key.Id, Sealed = key.Box.Seal("ChatOps"u8, PlaceOf(key.Id)) });
    }

    private Task<(IReadOnlyList<string> Faults, IReadOnlyList<RingKey> Unchecked)> Look(bool hasChecks, Ct ct)
    {
        var present = ring.Present();
        return db.Read(session => Look(session, present, hasChecks), ct);
    }

    private async Task<(IReadOnlyList<string> Faults, IReadOnlyList<RingKey> Unchecked)> Look(
        Session session, IReadOnlyList<RingKey> present, bool hasChecks)
    {
        var checks = hasChecks ? (await session.Query<CheckRow>(Sql["FindKeyChecks"])).ToDictionary(c => c.RingKey, c => c.Sealed) : [];
        var tokens = (await session.Query<TokenRow>(Sql["FindSealedTokens"])).ToLookup(t => SecretBox.KeyOf(t.Token));
        var used = (await session.Query<string>(Sql["FindRingKeysInUse"])).Concat(tokens.Select(t => t.Key)).ToHashSet();
        var faults = new List<string>();
        var unproven = new List<RingKey>();
        foreach (var key in present)
        {
            if (checks.TryGetValue(key.Id, out var check) && key.Opens(check, PlaceOf(key.Id)))
                continue;
            var opens =
                (await session.Query<byte[]>(Sql["FindSomeWrapped"], new { RingKey = key.Id })).Any(w => key.Opens(w, WordsCipher.Place))
                || tokens[key.Id].Any(t => key.Opens(SecretBox.Inside(t.Token), SecretBox.SlackToken(t.EnterpriseId, t.TeamId)));
            if (opens || (check is null && !used.Contains(key.Id)))
                unproven.Add(key);
            else
                faults.Add(
                    $"{Path.Combine(ring.Place, key.Id)} has other bytes than the key of this name that sealed what is stored; put the "
                    + "right file back.");
        }

        var missing = used.Except(present.Select(k => k.Id)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            faults.Add($"{ring.Place} lacks the key {string.Join(", ", missing)}, under which stored content is encrypted; put it back.");
        return (faults, unproven);
    }

    private static string PlaceOf(string ringKey) => $"key_checks.sealed/{ringKey}";

    private sealed record CheckRow
    {
        public string RingKey { get; init; } = "";

        public byte[] Sealed { get; init; } = [];
    }

    private sealed record TokenRow
    {
        public string EnterpriseId { get; init; } = "";

        public string TeamId { get; init; } = "";

        public byte[] Token { get; init; } = [];
    }
}
