namespace ChatOps.Cards;

/// <summary>A card with what was typed in it: nothing that somebody wrote is lost when a form is shown again. Pure.</summary>
internal static class FormState
{
    /// <summary>
    /// The card with the typed values in their inputs and the errors at their fields. A field that <paramref name="typed"/> does not
    /// name keeps its value; one that it names empty is emptied. Hidden rows that hold something are shown.
    /// </summary>
    public static Card WithTyped(this Card card, Fields typed, IReadOnlyList<FieldError> errors) =>
        card.Change(input => input.Fill(typed) with { Error = errors.FirstOrDefault(e => e.Field == input.Id)?.Message ?? input.Error });

    /// <summary>
    /// The card with one more row, when <paramref name="action"/> is the action of its "Add another". The rows that were shown are those
    /// that the form sent, with or without a value; any other action changes nothing.
    /// </summary>
    public static Card WithRow(this Card card, string action, Fields typed) =>
        card.Change(rows =>
            rows.AddRow.Action != action
                ? rows
                : rows with
                {
                    Shown =
                        1 + Math.Max(rows.Visible, rows.Rows.Count(row => row.OfType<Input>().Any(input => typed.Ids.Contains(input.Id)))),
                });

    private static Card Change(this Card card, Func<Input, Input> change) =>
        card.ChangeElements(element =>
            element switch
            {
                Input input => change(input),
                HiddenRows rows => rows with
                {
                    Rows = [.. rows.Rows.Select(row => row.Select(e => e is Input input ? change(input) : e).ToList())],
                },
                _ => element,
            });

    private static Card Change(this Card card, Func<HiddenRows, HiddenRows> change) =>
        card.ChangeElements(element => element is HiddenRows rows ? change(rows) : element);

    private static Card ChangeElements(this Card card, Func<Element, Element> change) => card with
    {
        Body = [.. card.Body.Select(change)],
        Form = card.Form is { } form ? form with { Body = [.. form.Body.Select(change)] } : null,
    };

    /// <summary>What is not offered leaves what was chosen before.</summary>
    private static IReadOnlyList<string> Chosen(ChoiceInput choice, Fields typed)
    {
        List<string> offered = [.. typed.Choices(choice.Id).Where(v => choice.Choices.Any(c => c.Value == v))];
        return offered.Count == 0 && typed.Has(choice.Id) ? choice.Values : offered;
    }

    private static Input Fill(this Input input, Fields typed) => !typed.Ids.Contains(input.Id) ? input : input switch
    {
        TextInput text => text with { Value = typed.Words(text.Id)?.Reveal() },
        ChoiceInput choice => choice with { Values = Chosen(choice, typed) },
        DateInput date => date with { Value = typed.Date(date.Id) ?? (typed.Has(date.Id) ? date.Value : null) },
        Toggle toggle => toggle with { Value = typed.IsOn(toggle.Id) },
        _ => input,
    };
}
