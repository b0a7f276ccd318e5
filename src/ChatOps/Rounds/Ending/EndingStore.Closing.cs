using System.Security.Cryptography;
using System.Text.Json;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Rounds.Ending;

/// <summary>What the end of a round makes of its answers.</summary>
internal sealed partial class EndingStore
{
    /// <summary>Members of the round whose answer did not take effect yet; only those who gave one, or all.</summary>
    public async Task<IReadOnlyList<Finishing>> ToFinish(Session db, Round round, bool onlyAnswered, int most) =>
        [
            .. (
                await db.Query<FinishRow>(
                    Sql["ToFinish"],
                    new { RoundId = round.Id, round.ProgramId, Fewest = onlyAnswered ? 1 : 0, Most = most })).Select(r => new Finishing(
                r.MembershipId, r.PersonId, r.PartnershipId, r.EndId, r.Next, r.State == "active", r.Weeks > 0 && r.Heard == 0, r.Words)),
        ];

    /// <summary>
    /// Marks the answer as done; its id, or null when somebody else did meanwhile. Who was never asked gets a record, too.
    /// </summary>
    public async Task<string?> Finish(Session db, Round round, Finishing member, Instant now)
    {
        var id = member.EndId ?? Ids.New();
        if (member.EndId is null && !await Add(db, id, round.Id, member.MembershipId, member.PersonId, member.PartnershipId, null, null))
            return null;
        return await db.Execute(Sql["FinishRoundEnd"], new { Id = id, Now = now }) > 0 ? id : null;
    }

    /// <summary>What was not answered is not asked any more; the records.</summary>
    public Task<IReadOnlyList<string>> Forget(Session db, Round round, Instant now) =>
        db.Query<string>(Sql["ForgetRoundEnds"], new { RoundId = round.Id, Now = now });

    public Task<IReadOnlyList<string>> PartnershipsOf(Session db, Round round, int most) =>
        db.Query<string>(Sql["PartnershipsOfRound"], new { RoundId = round.Id, Most = most });

    /// <summary>Who is to get this member's thanks. Where they can't be read now, the card is queued and waits for them.</summary>
    public async Task<IReadOnlyList<Partner>> Thanked(Session db, string id)
    {
        try
        {
            return await Find(db, id) is { Words.Thanks: not null } end ? end.Partners : [];
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            var row = await db.Find<Row>(Sql["FindRoundEnd"], new { Id = id });
            return await pairings.Find(db, row!.PartnershipId) is { } partnership ? partnership.PartnersOf(row.PersonId) : [];
        }
    }

    /// <summary>
    /// What the members of a round said about the program, without their names. Words that can't be read are left out, and named by their
    /// id.
    /// </summary>
    public async Task<IReadOnlyList<Feedback>> FeedbackOf(Session db, string roundId) =>
        [.. (await db.Query<FeedbackRow>(Sql["FeedbackOfRound"], new { RoundId = roundId })).Select(Read)
            .Where(f => f.Helped is not null || f.Change is not null || f.Unread is not null)];

    private Feedback Read(FeedbackRow row)
    {
        try
        {
            return new Feedback(row.Helped, Open(row.Id, row.Words, row.RingKey, row.Wrapped).Change);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return new Feedback(row.Helped, null) { Unread = row.Id };
        }
    }

    /// <summary>The program's moderators that we can name.</summary>
    public async Task<IReadOnlyList<PersonId>> ModeratorsOf(Session db, ProgramId program) =>
        [.. (await db.Query<string>(Sql["ModeratorsOf"], new { ProgramId = program })).Select(id => new PersonId(id))];

    private sealed record FinishRow
    {
        public string MembershipId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public string PartnershipId { get; init; } = "";
        public string? EndId { get; init; }
        public string? Next { get; init; }
        public string State { get; init; } = "";
        public int Weeks { get; init; }
        public int Heard { get; init; }
        public bool Words { get; init; }
    }

    private sealed record FeedbackRow
    {
        public string Id { get; init; } = "";
        public string? Helped { get; init; }
        public byte[]? Words { get; init; }
        public string? RingKey { get; init; }
        public byte[]? Wrapped { get; init; }
    }
}

/// <summary>A member at the end of a round.</summary>
internal sealed record Finishing(
    string MembershipId, PersonId PersonId, string PartnershipId, string? EndId, string? Next, bool IsActive, bool WasQuiet, bool HasWords);

/// <summary>What one member said about the program.</summary>
internal sealed record Feedback(string? Helped, ChatOps.Privacy.Words? Change)
{
    /// <summary>The id of an answer whose words can't be read now.</summary>
    public string? Unread { get; init; }
}
