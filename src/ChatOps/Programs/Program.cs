using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using ChatOps.Storage;

namespace ChatOps.Programs;

/// <summary>A UUIDv7 as text.</summary>
internal readonly record struct ProgramId(string Value)
{
    [ModuleInitializer]
    internal static void IsStored() => StoredTypes.Id(id => id.Value, text => new ProgramId(text));

    public static ProgramId New() => new(ChatOps.People.Ids.New());

    public override string ToString() => Value;
}

/// <summary>An accountability program: its settings, moderators and members. Many per organization.</summary>
internal sealed record Program
{
    public required ProgramId Id { get; init; }

    /// <summary><c>[a-z0-9-]+</c>: the program's name in addresses, exports and figures.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>An open program admits at once; in others an applicant waits for the moderator.</summary>
    public bool IsOpen { get; init; }

    public ProgramSettings Settings { get; init; } = new();

    /// <summary>Employees may; guests where the program takes them.</summary>
    public bool MayJoin(ChatOps.People.Person person) => !person.IsGuest || Settings.TakesGuests;

    /// <summary>The settings as they were read, text for text: what a change must not have been made over.</summary>
    public string StoredSettings { get; init; } = "";
}

/// <summary>How a program runs. Stored as JSON, so that a setting added later reads as its default in programs made before.</summary>
internal sealed record ProgramSettings
{
    /// <summary>Length of a round in weeks.</summary>
    public int Weeks { get; init; } = 3;

    /// <summary>Length of the partners' meeting in minutes.</summary>
    public int Minutes { get; init; } = 20;

    /// <summary>What the meeting is called in calendars: neutral, because others can see it.</summary>
    public string MeetingSubject { get; init; } = "Catch-up";

    /// <summary>The day the check-in opens, in each member's own calendar; moved to the member's next working day.</summary>
    public IsoDayOfWeek OpensOn { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>The local hour the check-in opens, in minutes after midnight.</summary>
    public int OpensAt { get; init; } = 9 * 60;

    /// <summary>1: every week. 2: every second week of the round.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>Shared by the end of this many working days after opening counts as on time.</summary>
    public int OnTimeWorkDays { get; init; } = 2;

    /// <summary>A second nudge on the last working day before the close.</summary>
    public bool NudgesTwice { get; init; }

    /// <summary>E10: the copy in the chat says only that somebody shared; the words open in a modal or dialog.</summary>
    public bool KeepsWordsOutOfChat { get; init; }

    /// <summary>Working days in which either partner may ask for another one.</summary>
    public int TrialWorkDays { get; init; } = 5;

    /// <summary>Working days within which somebody without a partner hears of another one.</summary>
    public int NewsWorkDays { get; init; } = 3;

    /// <summary>Counts what moderators changed about the data notice, from 1 on.</summary>
    public int NoticeVersion { get; init; } = 1;

    /// <summary>
    /// Version of the whole data notice, built-in text included: what somebody agreed to. A higher one is shown again before the next
    /// round.
    /// </summary>
    [JsonIgnore]
    public int NoticeInForce => NoticeVersion + DataNoticeCard.BuiltIn - 1;

    /// <summary>What the data notice of this program says beside the text that holds for everybody.</summary>
    public string NoticeAddition { get; init; } = "";

    public string PrivacyContact { get; init; } = "";

    /// <summary>Guests of the workspace or tenant may take part.</summary>
    public bool TakesGuests { get; init; }

    /// <summary>Working days within which an applicant gets an answer.</summary>
    public int AnswerWorkDays { get; init; } = 3;

    /// <summary>Where "Something isn't right?" goes: a work email; empty: the moderators.</summary>
    public string CareContact { get; init; } = "";

    public IReadOnlyList<Topic> Topics { get; init; } = Topic.Defaults;

    /// <summary>BCP 47 tags that members may tick.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en", "de"];

    public IReadOnlyList<Question> Questions { get; init; } = Question.Defaults;

    /// <summary>No longer asked; weeks that answered them still show it.</summary>
    public IReadOnlyList<Question> RetiredQuestions { get; init; } = [];

    public RoundSettings Rounds { get; init; } = new();
}

/// <summary>
/// Something to work on. <c>Key</c> is stable; <c>Label</c> is what the program calls it, or empty for the text <c>topic.{key}</c>.
/// </summary>
internal sealed record Topic(string Key, string Label = "")
{
    public static readonly IReadOnlyList<Topic> Defaults =
        [new("focus"), new("writing"), new("learning"), new("project"), new("speaking"), new("leading"), new("health"), new("balance")];
}
