using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Responses;

/// <summary>What partners give back, and what authors answer.</summary>
internal sealed class ResponseStore(WordsCipher cipher)
{
    private static readonly SqlText Sql = new("CheckIns/Responses");

    /// <summary>The key of who writes, for <see cref="Add"/>.</summary>
    public Task<Asked<PersonKey?>> AskForKey(Session db, PersonId writer) => cipher.AskForKey(db, writer);

    /// <summary>
    /// Keeps a response; words under the key of who wrote them. Its id, which is also its message's unless it joins an earlier one.
    /// </summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="response">What is given back.</param>
    /// <param name="now">When.</param>
    /// <param name="key">Where it was asked for before. Null: it is looked for here.</param>
    public async Task<string> Add(Session db, NewResponse response, Instant now, Asked<PersonKey?>? key = null)
    {
        var id = Ids.New();
        var words = response.Words is null
            ? null
            : (await KeyOf(db, response.From, key)).Seal(response.Words, CheckInJson.Relaxed.ResponseWords, Place(id));
        await db.Later(Sql["AddResponse"], new
        {
            Id = id,
            response.CheckInId,
            PersonId = response.From,
            ToPerson = response.To?.Value,
            MessageId = response.MessageId ?? id,
            response.Kind,
            response.Choice,
            Words = words,
            Now = now,
        });
        return id;
    }

    /// <summary>True when there was a cheer to take back.</summary>
    public async Task<bool> RemoveCheer(Session db, string checkInId, PersonId from) =>
        await db.Execute(Sql["RemoveCheer"], new { CheckInId = checkInId, PersonId = from }) > 0;

    public Task RemoveCallAnswer(Session db, string checkInId, PersonId from) =>
        db.Execute(Sql["RemoveCallAnswer"], new { CheckInId = checkInId, PersonId = from });

    /// <summary>False when it is not this person's to answer.</summary>
    public async Task<bool> AnswerBrainstorm(Session db, string id, PersonId author, string choice) =>
        await db.Execute(Sql["AnswerBrainstorm"], new { Id = id, PersonId = author, Choice = choice }) > 0;

    /// <summary>The last message that carried comments of one person to another, and when its first comment was written.</summary>
    public async Task<(string Id, Instant At)?> LastMessage(Session db, string checkInId, PersonId from, PersonId to) =>
        await db.Find<LastRow>(
            Sql["LastMessage"], new { CheckInId = checkInId, PersonId = from, ToPerson = to })
            is { } row
            ? (row.MessageId, row.At)
            : null;

    /// <summary>A message with all that it carries, in order; null when there is none.</summary>
    public async Task<Message?> FindMessage(Session db, string messageId)
    {
        var rows = await db.Query<MessageRow>(Sql["FindMessage"], new { MessageId = messageId });
        if (rows.Count == 0)
            return null;
        var row = rows[0];
        var key = row.Wrapped is null ? null : cipher.Unwrap(row.RingKey!, row.Wrapped);
        return new Message
        {
            Id = messageId,
            CheckInId = row.CheckInId,
            ProgramId = row.ProgramId,
            Program = CheckInStore.SettingsOf(row.Settings),
            Kind = row.Kind,
            Choice = row.Choice,
            From = new Partner { PersonId = row.PersonId, DisplayName = row.FromName },
            To = row.ToPerson is null ? null : new PersonId(row.ToPerson),
            Author = new Partner { PersonId = row.AuthorId, DisplayName = row.AuthorName },
            HasEnded = row.EndedAt is not null,
            Words =
            [
                .. rows.Where(r => r.Words is not null && key is not null)
                    .Select(r => key!.Open(r.Words!, CheckInJson.Relaxed.ResponseWords, Place(r.Id))),
            ],
        };
    }

    private async Task<PersonKey> KeyOf(Session db, PersonId writer, Asked<PersonKey?>? asked) =>
        await (asked ?? await cipher.AskForKey(db, writer)).Answer() ?? await cipher.MakeKey(db, writer);

    private static string Place(string id) => $"responses.words/{id}";

    private sealed record LastRow
    {
        public string MessageId { get; init; } = "";
        public Instant At { get; init; }
    }

    private sealed record MessageRow
    {
        public string Id { get; init; } = "";
        public string CheckInId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public string? ToPerson { get; init; }
        public string Kind { get; init; } = "";
        public string? Choice { get; init; }
        public byte[]? Words { get; init; }
        public string FromName { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public PersonId AuthorId { get; init; }
        public string AuthorName { get; init; } = "";
        public string Settings { get; init; } = "";
        public Instant? EndedAt { get; init; }
        public string? RingKey { get; init; }
        public byte[]? Wrapped { get; init; }
    }
}
