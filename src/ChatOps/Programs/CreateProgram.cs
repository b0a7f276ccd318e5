using System.Globalization;
using System.Text;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.Programs;

/// <summary>Makes a program; whoever makes it moderates it. Only for the work emails under <c>Moderators</c> in the settings.</summary>
internal sealed partial class CreateProgram(ProgramStore programs, ModeratorList creators, ILogger<CreateProgram> log) : IUseCase
{
    public const int NameLength = 80;
    public const int ModeratorsLength = 1000;
    public static readonly IReadOnlyList<int> Lengths = [2, 3, 4, 6, 8, 12];
    public static readonly IReadOnlyList<string> Languages = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja"];

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (!creators.MayCreate(visit.Person.WorkEmail))
            return new Reply.Say("error.moderators_only");
        var taken = (await programs.All(visit.Db)).Select(p => p.Key).ToHashSet();
        switch (Decide(visit.Fields, taken, visit.Person.WorkEmail!, visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(ProgramForm.Kind, ""), visit.Fields, incomplete.Errors);
            case Decision.Created created:
                await programs.Add(visit.Db, created.Program, visit.Now);
                foreach (var email in created.Moderators)
                    await programs.AddModerator(visit.Db, created.Program.Id, email);
                Log.ProgramWasCreated(log, created.Program.Id);
                return new Reply.Show(new CardRef(ProgramCreatedCard.Kind, created.Program.Id.Value));
            default:
                throw new InvalidOperationException("A program is created, or something is missing.");
        }
    }

    internal static Decision Decide(Fields fields, IReadOnlySet<string> taken, string creator, Phrases t)
    {
        var errors = new List<FieldError>();
        var name = fields.Words("name")?.Reveal() ?? "";
        if (name.Length == 0)
            errors.Add(new FieldError("name", t["program.error.name"]));
        if (name.Length > NameLength)
            errors.Add(new FieldError("name", t.Fill("error.too_long", ("max", NameLength), ("n", name.Length))));
        var languages = fields.Choices("languages").Where(Languages.Contains).ToList();
        if (languages.Count == 0)
            errors.Add(new FieldError("languages", t["intake.error.tick_one"]));
        var moderators = (fields.Words("moderators")?.Reveal() ?? "").Split(
            [',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (moderators.FirstOrDefault(m => WrittenAddress.Read(m) is null) is { } unreadable)
            errors.Add(new FieldError("moderators", t.Fill("preferences.error.address", ("text", unreadable))));
        if (errors.Count > 0)
            return new Decision.Incomplete(errors);
        var program = new Program
        {
            Id = ProgramId.New(),
            Key = FreeKey(name, taken),
            Name = name,
            IsOpen = fields.IsOn("is_open"),
            Settings = new ProgramSettings
            {
                Weeks =
                    int.TryParse(fields.Choice("weeks"), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)
                    && Lengths.Contains(weeks)
                        ? weeks
                        : 3,
                Languages = languages,
                TakesGuests = fields.IsOn("takes_guests"),
                PrivacyContact = fields.Words("privacy_contact")?.Reveal() ?? creator,
            },
        };
        return new Decision.Created(program, [.. moderators.Select(m => WrittenAddress.Read(m)!).Append(creator).Distinct()]);
    }

    /// <summary><c>Autumn 2026</c> becomes <c>autumn-2026</c>, with a number behind it when that is taken.</summary>
    internal static string FreeKey(string name, IReadOnlySet<string> taken)
    {
        var plain = name.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        var key = string.Join('-', string.Concat(plain).Split('-', StringSplitOptions.RemoveEmptyEntries));
        key = key.Length > 0 ? key : "program";
        return taken.Contains(key) ? Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{key}-{n}").First(k => !taken.Contains(k)) : key;
    }

    internal abstract record Decision
    {
        internal sealed record Created(Program Program, IReadOnlyList<string> Moderators) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Program {Program} was created")]
        public static partial void ProgramWasCreated(ILogger logger, ProgramId program);
    }
}
