using ChatOps.Texts;
using NodaTime.Text;

namespace ChatOps.Cards;

/// <summary>What came back from a form, held against the form as it stands now.</summary>
/// <param name="Fields">With what is there in the place of what is absent, and dates as ISO writes them.</param>
/// <param name="Unread">What could not be read, at its field.</param>
/// <param name="NotOffered">What the form does not offer or has no room for. A form that knows better why says it instead.</param>
internal sealed record FormReading(Fields Fields, IReadOnlyList<FieldError> Unread, IReadOnlyList<FieldError> NotOffered)
{
    public bool IsWhole => Unread.Count + NotOffered.Count == 0;

    /// <param name="card">The form's card, filled in with what is stored.</param>
    /// <param name="sent">What came.</param>
    /// <param name="locale">In which whoever sent it writes dates.</param>
    /// <param name="t">Their texts.</param>
    public static FormReading Of(Card card, Fields sent, string locale, Phrases t)
    {
        var inputs = card.Inputs().ToList();
        var values = new Dictionary<string, string>();
        List<FieldError> unread = [], notOffered = [];
        if (inputs.Count > 0 && sent.HasNoneOf(inputs.Select(i => i.Id)))
            unread.Add(new FieldError(inputs[0].Id, t["input.error.nothing"]));
        foreach (var input in inputs)
        {
            switch (sent.Meets(input.Id), input)
            {
                case (Met.Absent, _) when There(input) is { } there:
                    values[input.Id] = there;
                    break;
                case (Met.Unreadable, _):
                    unread.Add(new FieldError(input.Id, t[input is DateInput ? "input.error.date" : "input.error.text"]));
                    break;
                case (Met.Given, DateInput):
                    if (WrittenDate.Read(sent.Choice(input.Id)!, locale) is { } day)
                        values[input.Id] = LocalDatePattern.Iso.Format(day);
                    else
                        unread.Add(new FieldError(input.Id, t["input.error.date"]));
                    break;
                case (Met.Given, TextInput text) when sent.Words(text.Id)!.Length > text.Room:
                    notOffered.Add(
                        new FieldError(text.Id, t.Fill("error.too_long", ("max", text.MaxLength), ("n", sent.Words(text.Id)!.Length))));
                    break;
                case (Met.Given, TextInput { IsMultiline: false }) when OnOneLine(sent.Words(input.Id)!.Reveal()) is { } line:
                    values[input.Id] = line;
                    break;
                case (Met.Given, ChoiceInput choice) when !IsOffered(choice, sent):
                case (Met.Given, Toggle) when !IsOnOrOff(sent.Choice(input.Id)!):
                    notOffered.Add(new FieldError(input.Id, t["input.error.choice"]));
                    break;
            }
        }

        return new FormReading(values.Count == 0 ? sent : sent.With(values), unread, notOffered);
    }

    /// <summary>What the form says, with what could not be read.</summary>
    public IReadOnlyList<FieldError> Joined(IReadOnlyList<FieldError> errors) =>
        [.. Unread.Concat(errors).Concat(NotOffered).DistinctBy(e => e.Field)];

    public static bool IsOnOrOff(string value) =>
        Fields.IsTicked(value) || value.ToUpperInvariant() is "FALSE" or "NO" or "OFF" or "0";

    /// <summary>A text that was pasted where there is one line; null: it is one.</summary>
    private static string? OnOneLine(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is [_, _, ..] lines
                ? string.Join(' ', lines)
                : null;

    private static bool IsOffered(ChoiceInput choice, Fields sent)
    {
        IEnumerable<string> chosen = choice.IsMany ? sent.Choices(choice.Id) : [sent.Choice(choice.Id)!];
        return chosen.All(v => choice.Choices.Any(c => c.Value == v) || choice.Values.Contains(v));
    }

    /// <summary>What stands in the input now, as it would come back; null: nothing.</summary>
    private static string? There(Input input) => input switch
    {
        TextInput { HoldsAnswer: true } text => text.Value,
        ChoiceInput { HoldsAnswer: true } choice => string.Join(',', choice.Values),
        DateInput { Value: { } day } => LocalDatePattern.Iso.Format(day),
        Toggle { Value: true } => "true",
        _ => null,
    };
}
