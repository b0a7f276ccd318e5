using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Storage;

namespace ChatOps.Programs;

/// <summary>Programs and their moderators.</summary>
internal sealed class ProgramStore
{
    private static readonly SqlText Sql = new("Programs");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async Task<Program?> Find(Session db, ProgramId id) => (await db.Find<Row>(Sql["FindProgram"], new { Id = id }))?.ToProgram();

    public async Task<IReadOnlyList<Program>> All(Session db) => [.. (await db.Query<Row>(Sql["AllPrograms"])).Select(r => r.ToProgram())];

    /// <summary>As they are stored: one whose settings can't be read stops no other.</summary>
    public Task<IReadOnlyList<Row>> Stored(Session db) => db.Query<Row>(Sql["AllPrograms"]);

    /// <summary>The programs that this verified work email moderates.</summary>
    public async Task<IReadOnlyList<Program>> ModeratedBy(Session db, string email) =>
        [.. (await db.Query<Row>(Sql["ModeratedBy"], new { Email = email })).Select(r => r.ToProgram())];

    public Task<IReadOnlyList<string>> Moderators(Session db, ProgramId id) => db.Query<string>(Sql["Moderators"], new { ProgramId = id });

    /// <summary>Display names of those moderators that a channel vouched for.</summary>
    public Task<IReadOnlyList<string>> ModeratorNames(Session db, ProgramId id) =>
        db.Query<string>(Sql["ModeratorNames"], new { ProgramId = id });

    public async Task<bool> IsModerator(Session db, ProgramId id, string? email) =>
        email is not null && (await Moderators(db, id)).Contains(email);

    /// <summary>False when another program has this key.</summary>
    public async Task<bool> Add(Session db, Program program, Instant now) => await db.Execute(Sql["AddProgram"], new
    {
        program.Id,
        program.Key,
        program.Name,
        program.IsOpen,
        Settings = WriteSettings(program.Settings),
        Now = now,
    }) > 0;

    public Task AddModerator(Session db, ProgramId id, string email) =>
        db.Execute(Sql["AddModerator"], new { ProgramId = id, Email = email });

    /// <summary>Whoever moderates under the one address does so under the other from now on.</summary>
    public async Task MoveModerator(Session db, string before, string after)
    {
        await db.Execute(Sql["MoveModerator"], new { Before = before, After = after });
        await db.Execute(Sql["ForgetModerator"], new { Before = before });
    }

    /// <summary>False when they were changed since <paramref name="program"/> was read: nothing is saved then.</summary>
    public async Task<bool> SaveSettings(Session db, Program program, ProgramSettings settings) =>
        await db.Execute(Sql["SaveSettings"], new { program.Id, Settings = WriteSettings(settings), Before = program.StoredSettings }) > 0;

    /// <summary>Nobody is asked at this address any more: neither about the data notice nor about a worry.</summary>
    /// <exception cref="Overtaken">Somebody changed the settings meanwhile.</exception>
    public async Task ForgetContact(Session db, string email)
    {
        var named = JsonSerializer.Serialize(email, Json);
        foreach (var row in (await Stored(db)).Where(r => r.Settings.Contains(named, StringComparison.OrdinalIgnoreCase)))
        {
            var program = row.ToProgram();
            if (!await SaveSettings(db, program, Without(program.Settings)))
                throw new Overtaken("A program's settings");
        }

        ProgramSettings Without(ProgramSettings settings) => settings with
        {
            PrivacyContact = Is(settings.PrivacyContact) ? "" : settings.PrivacyContact,
            CareContact = Is(settings.CareContact) ? "" : settings.CareContact,
        };

        bool Is(string contact) => string.Equals(contact.Trim(), email, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Settings as they are stored, for stores that join a program's row.</summary>
    public static ProgramSettings ReadSettings(string json) => JsonSerializer.Deserialize<ProgramSettings>(json, Json)!;

    public static string WriteSettings(ProgramSettings settings) => JsonSerializer.Serialize(settings, Json);

    internal sealed record Row
    {
        public ProgramId Id { get; init; }
        public string Key { get; init; } = "";
        public string Name { get; init; } = "";
        public bool IsOpen { get; init; }
        public string Settings { get; init; } = "";

        public Program ToProgram() =>
            new()
            {
                Id = Id,
                Key = Key,
                Name = Name,
                IsOpen = IsOpen,
                Settings = ReadSettings(Settings),
                StoredSettings = Settings,
            };
    }
}
