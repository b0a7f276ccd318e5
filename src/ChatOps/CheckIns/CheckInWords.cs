using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Privacy;

namespace ChatOps.CheckIns;

/// <summary>Everything written or chosen in one form: one document, encrypted as a whole. A draft has the same shape, with gaps.</summary>
internal sealed record CheckInWords
{
    public static readonly CheckInWords None = new();

    /// <summary>What became of last week's commitments, in their order.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>The answers to the program's questions, in the template's order; what was left empty is left out.</summary>
    public IReadOnlyList<GivenAnswer> Answers { get; init; } = [];

    /// <summary>
    /// Kept ones first, then the new ones in their order. In a draft: the rows of the form as they are, empty ones included.
    /// </summary>
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    public bool HasNoCall { get; init; }

    public bool IsLight { get; init; }

    /// <summary>Did they meet last week: <c>yes</c>, <c>no</c>, or null.</summary>
    public string? Met { get; init; }

    /// <summary>Working together: <c>keep</c>, <c>change</c>, or null.</summary>
    public string? Together { get; init; }

    public GivenAnswer? Answer(string question) => Answers.FirstOrDefault(a => a.Question == question);

    /// <summary>The commitments that the member wrote in this form.</summary>
    public IEnumerable<Commitment> NewOnes => Commitments.Where(c => !c.IsKept);

    /// <summary>Records compare lists by reference, so two forms are compared by what would be stored.</summary>
    public bool IsSameAs(CheckInWords? other) => other is not null && Bytes().AsSpan().SequenceEqual(other.Bytes());

    private byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, CheckInJson.Relaxed.CheckInWords);
}

/// <summary>One promise for one week.</summary>
internal sealed record Commitment
{
    /// <summary>Null only in a draft.</summary>
    public Words? Text { get; init; }

    public Words? DoneWhen { get; init; }

    public bool IsStretch { get; init; }

    /// <summary>Carried over from the week before.</summary>
    public bool IsKept { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Text is null && DoneWhen is null && !IsStretch;
}

/// <summary>What became of one commitment.</summary>
/// <param name="About">The commitment as it was made.</param>
/// <param name="Word">One of <see cref="OutcomeWords.All"/>; null only in a draft.</param>
internal sealed record Outcome(Commitment About, string? Word);

/// <summary>The choices of <c>o1</c> to <c>o5</c>, as they are stored and as they travel.</summary>
internal static class OutcomeWords
{
    public static readonly IReadOnlyList<string> All = ["done", "partly_keep", "partly", "missed_keep", "missed"];

    public static bool Keeps(string? word) => word is "partly_keep" or "missed_keep";
}

/// <summary>An answer to one question of the template: text, or a choice.</summary>
internal sealed record GivenAnswer(string Question, Words? Text, string? Choice);

/// <summary>What a partner, or the author answering, wrote.</summary>
internal sealed record ResponseWords
{
    public Words? Text { get; init; }

    /// <summary>A shared link's address, shown as it is written.</summary>
    public Words? Address { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(WordsConverter)])]
[JsonSerializable(typeof(CheckInWords))]
[JsonSerializable(typeof(ResponseWords))]
internal sealed partial class CheckInJson : JsonSerializerContext
{
    /// <summary>Letters of every script as they are.</summary>
    public static readonly CheckInJson Relaxed = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new WordsConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
