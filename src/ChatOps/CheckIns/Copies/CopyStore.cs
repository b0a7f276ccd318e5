using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Copies;

/// <summary>Partners' copies and what they give back.</summary>
internal sealed class CopyStore(WordsCipher cipher)
{
    private static readonly SqlText Sql = new("CheckIns/Copies");

    public async Task<Copy?> Find(Session db, string checkInId)
    {
        var covers = await db.Ask<CoverRow>(Sql["CoverReaders"], new { CheckInId = checkInId });
        var responses = await db.Ask<ResponseRow>(Sql["ResponsesOf"], new { CheckInId = checkInId });
        var rows = await db.Query<CopyRow>(Sql["FindCopy"], new { Id = checkInId });
        if (rows.Count == 0)
            return null;
        var row = rows[0];
        return new Copy
        {
            CheckInId = row.Id,
            ProgramId = row.ProgramId,
            Author = new Partner { PersonId = row.PersonId, DisplayName = row.AuthorName },
            Week = row.Week,
            Program = CheckInStore.SettingsOf(row.Settings),
            Words =
                row.Words is null || row.Wrapped is null
                    ? null
                    : cipher
                        .Unwrap(row.RingKey!, row.Wrapped)
                        .Open(row.Words, CheckInJson.Relaxed.CheckInWords, $"check_ins.words/{row.Id}"),
            WasShared = row.SharedAt is not null,
            ChangedAt = row.ChangedAt,
            SharedWith =
            [
                .. rows.Where(r => r.PartnerId is not null)
                    .Select(r => new Partner { PersonId = new PersonId(r.PartnerId!), DisplayName = r.PartnerName! }),
            ],
            CoveredBy =
            [
                .. (await covers.Answer()).Select(r => new CoverReader(
                    new Partner { PersonId = r.PersonId, DisplayName = r.DisplayName }, r.IsOver)),
            ],
            HasEnded = row.EndedAt is not null,
            FeedbackStyle = row.FeedbackStyle,
            Responses = [.. (await responses.Answer()).Select(r => new Response(r.Id, r.PersonId, r.Kind, r.Choice))],
        };
    }

    /// <summary>With what this reader wrote about the week to its author: shown again to them alone.</summary>
    public async Task<Copy?> FindFor(Session db, string checkInId, PersonId reader)
    {
        var written = await db.Ask<WrittenRow>(Sql["WrittenAbout"], new { CheckInId = checkInId, PersonId = reader });
        return await Find(db, checkInId) is { } copy ? copy with { Written = [.. (await written.Answer()).Select(Open)] } : null;
    }

    private ResponseWords Open(WrittenRow row) =>
        cipher.Unwrap(row.RingKey, row.Wrapped).Open(row.Words, CheckInJson.Relaxed.ResponseWords, $"responses.words/{row.Id}");

    /// <summary>Whom a report goes to: the program's care contact, or its moderators; those of them that we can reach.</summary>
    public async Task<IReadOnlyList<Partner>> CareContacts(Session db, Copy copy)
    {
        var named =
            copy.Program.CareContact.Length == 0
                ? []
                : await db.Query<ContactRow>(Sql["CareContacts"], new { Email = copy.Program.CareContact.ToLowerInvariant() });
        var contacts = named.Count > 0 ? named : await db.Query<ContactRow>(Sql["ModeratorsToTell"], new { copy.ProgramId });
        return
        [
            .. contacts
                .Where(c => c.PersonId != copy.Author.PersonId)
                .Select(c => new Partner { PersonId = c.PersonId, DisplayName = c.DisplayName }),
        ];
    }

    /// <summary>Weeks that were shared within this partnership.</summary>
    public Task<IReadOnlyList<string>> SharedIn(Session db, string partnershipId) =>
        db.Query<string>(Sql["SharedIn"], new { PartnershipId = partnershipId });

    private sealed record CopyRow
    {
        public string Id { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public PersonId PersonId { get; init; }
        public LocalDate Week { get; init; }
        public Instant? SharedAt { get; init; }
        public Instant? ChangedAt { get; init; }
        public byte[]? Words { get; init; }
        public string Settings { get; init; } = "";
        public string? RingKey { get; init; }
        public byte[]? Wrapped { get; init; }
        public string AuthorName { get; init; } = "";
        public Instant? EndedAt { get; init; }
        public string? FeedbackStyle { get; init; }
        public string? PartnerId { get; init; }
        public string? PartnerName { get; init; }
    }

    private sealed record ResponseRow
    {
        public string Id { get; init; } = "";
        public PersonId PersonId { get; init; }
        public string Kind { get; init; } = "";
        public string? Choice { get; init; }
    }

    private sealed record WrittenRow
    {
        public string Id { get; init; } = "";
        public byte[] Words { get; init; } = [];
        public string RingKey { get; init; } = "";
        public byte[] Wrapped { get; init; } = [];
    }

    private sealed record CoverRow
    {
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
        public bool IsOver { get; init; }
    }

    private sealed record ContactRow
    {
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
    }
}
