using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Pairing.Saying;

/// <summary>What partners write to each other through the bot, kept for seven days.</summary>
internal sealed class SayStore(WordsCipher cipher, SayCircles circles)
{
    private static readonly SqlText Sql = new("Pairing/Saying");

    public async Task<SayScene> Load(Session db, Partnership? partnership, PersonId person, Instant now) => new(
        partnership,
        partnership is null ? [] : await Off(db, partnership.Id),
        await Said(db, person, now - Duration.FromHours(1)),
        await Said(db, person, now - Duration.FromDays(1)));

    /// <summary>
    /// Keeps what somebody wrote, under their own key; its id, which is also its message's unless it joins an earlier one.
    /// </summary>
    public async Task<string> Add(
        Session db, Partnership circle, PersonId from, string? messageId, SaidWords said, string? typedId, Instant now)
    {
        var id = Ids.New();
        var key = await cipher.KeyOf(db, from);
        await db.Execute(Sql["AddSaying"], new
        {
            Id = id,
            CircleId = circle.Id,
            PersonId = from,
            MessageId = messageId ?? id,
            Words = key.Seal(said, SayJson.Default.SaidWords, Place(id)),
            Now = now,
            TypedId = typedId,
        });
        return id;
    }

    /// <summary>What was carried of a typed message, by the name that its channel gives it; null: nothing.</summary>
    public async Task<TypedSaying?> FindTyped(Session db, string typedId)
    {
        if (await db.Find<TypedRow>(Sql["FindTyped"], new { TypedId = typedId }) is not { } row)
            return null;
        var said = row is { Words: not null, Wrapped: not null }
            ? cipher.Unwrap(row.RingKey!, row.Wrapped).Open(row.Words, SayJson.Default.SaidWords, Place(row.Id))
            : null;
        return new TypedSaying(row.Id, row.MessageId, row.CircleId, row.PersonId, row.At)
        {
            Text = said?.Text,
            HadFiles = said?.HadFiles,
            IsTakenBack = row.TakenBack,
        };
    }

    /// <summary>It says this now, whether it was taken back before or not.</summary>
    public async Task Change(Session db, TypedSaying said, Words text)
    {
        var key = await cipher.KeyOf(db, said.From);
        var words = new SaidWords { Text = text, HadFiles = said.HadFiles, IsEdited = true };
        await db.Execute(Sql["ChangeSaying"], new { said.Id, Words = key.Seal(words, SayJson.Default.SaidWords, Place(said.Id)) });
    }

    public Task TakeBack(Session db, TypedSaying said) => db.Execute(Sql["TakeBackSaying"], new { said.Id });

    /// <summary>The last message of this person to their partners, and when it was begun.</summary>
    public async Task<(string Id, Instant At)?> LastMessage(Session db, string circleId, PersonId from) =>
        await db.Find<LastRow>(Sql["LastSaid"], new { CircleId = circleId, PersonId = from }) is { } row ? (row.MessageId, row.At) : null;

    public async Task<Carried?> FindMessage(Session db, string messageId, PersonId reader)
    {
        var rows = await db.Query<Row>(Sql["FindSaid"], new { MessageId = messageId });
        if (rows.Count == 0 || await circles.Find(db, rows[0].CircleId) is not { } partnership)
            return null;
        var row = rows[0];
        var key = row.Wrapped is null ? null : cipher.Unwrap(row.RingKey!, row.Wrapped);
        var said = rows.Where(r => r.Words is not null && key is not null)
            .Select(r => key!.Open(r.Words!, SayJson.Default.SaidWords, Place(r.Id)))
            .ToList();
        return new Carried
        {
            MessageId = messageId,
            Partnership = partnership,
            From = partnership.Partners.First(p => p.PersonId == row.PersonId),
            Program = ProgramStore.ReadSettings(row.Settings),
            IsFirst = row.IsFirst,
            Texts = [.. said.Select(s => s.Text).OfType<Words>()],
            HadFiles = said.Any(s => s.HadFiles is true),
            IsEdited = said.Any(s => s.IsEdited is true),
            IsTakenBack = rows.Any(r => r.TakenBack),
            Answer = row.PersonId == reader ? null : await Answer(db, partnership.Id, messageId, row.PersonId, reader),
            IsOff = (await Off(db, partnership.Id)).Contains(reader),
        };
    }

    private async Task<Words?> Answer(Session db, string circleId, string messageId, PersonId from, PersonId reader) =>
        (await LastMessage(db, circleId, from))?.Id == messageId
        && await db.Find<Row>(Sql["LastAnswer"], new { CircleId = circleId, MessageId = messageId, PersonId = reader }) is { } row
        && row is { Words: not null, Wrapped: not null }
            ? cipher.Unwrap(row.RingKey!, row.Wrapped).Open(row.Words, SayJson.Default.SaidWords, Place(row.Id)).Text
            : null;

    public async Task<IReadOnlyCollection<PersonId>> Off(Session db, string circleId) =>
        [.. (await db.Query<string>(Sql["WhoIsOff"], new { CircleId = circleId })).Select(id => new PersonId(id))];

    public Task SwitchOff(Session db, string circleId, PersonId person) =>
        db.Execute(Sql["SwitchSayingOff"], new { CircleId = circleId, PersonId = person });

    public Task SwitchOn(Session db, string circleId, PersonId person) =>
        db.Execute(Sql["SwitchSayingOn"], new { CircleId = circleId, PersonId = person });

    /// <summary>Empties what is older; the messages that carried it, each once.</summary>
    public Task<string?> Empty(Session db, string id) => db.Find<string>(Sql["EmptySaying"], new { Id = id });

    /// <summary>What was said before this, and still has its words.</summary>
    public Task<IReadOnlyList<string>> Old(Session db, Instant before, int most) =>
        db.Query<string>(Sql["OldSayings"], new { Before = before, Most = most });

    public Task<IReadOnlyList<string>> MessagesIn(Session db, string circleId) =>
        db.Query<string>(Sql["SaidIn"], new { CircleId = circleId });

    private static async Task<int> Said(Session db, PersonId person, Instant since) =>
        await db.Find<int>(Sql["CountSaid"], new { PersonId = person, Since = since });

    private static string Place(string id) => $"sayings.words/{id}";

    private sealed record LastRow
    {
        public string MessageId { get; init; } = "";
        public Instant At { get; init; }
    }

    private sealed record TypedRow
    {
        public string Id { get; init; } = "";
        public string MessageId { get; init; } = "";
        public string CircleId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public byte[]? Words { get; init; }
        public Instant At { get; init; }
        public bool TakenBack { get; init; }
        public string? RingKey { get; init; }
        public byte[]? Wrapped { get; init; }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string CircleId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public bool IsFirst { get; init; }
        public byte[]? Words { get; init; }
        public bool TakenBack { get; init; }
        public string Settings { get; init; } = "";
        public string? RingKey { get; init; }
        public byte[]? Wrapped { get; init; }
    }
}
