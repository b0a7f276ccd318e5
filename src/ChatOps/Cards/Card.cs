namespace ChatOps.Cards;

/// <summary>
/// What a person sees, in no channel's dialect. Three pure renderers turn it into an Adaptive Card, Block Kit or HTML;
/// every one of them handles every <see cref="Element"/>. A card is built when it is sent and never stored.
/// </summary>
/// <param name="Kind">The card's name in <c>Routes</c>, in golden files and in the outbox: <c>check-in-form</c>.</param>
/// <param name="Notification">What a phone or lock screen shows. Never a member's words.</param>
internal sealed record Card(string Kind, string Notification)
{
    /// <summary>The card's heading; null for a short answer without one.</summary>
    public Line? Heading { get; init; }

    /// <summary>What everybody reads, in the chat and above the form.</summary>
    public IReadOnlyList<Element> Body { get; init; } = [];

    /// <summary>
    /// The form that belongs to the card. Teams and the desk show it inside the card; Slack shows a button with
    /// <see cref="Form.Open"/> that opens it as a modal. A card that is nothing but a form has an empty body.
    /// </summary>
    public Form? Form { get; init; }

    /// <summary>Buttons that need no form. Teams lays them out in rows of two.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>The small print at the end: the who-sees line with its link, or nothing.</summary>
    public IReadOnlyList<Element> Footer { get; init; } = [];

    /// <summary>BCP 47 tag of the texts on this card, for screen readers.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>Everything shown, in reading order, the form's elements included.</summary>
    public IEnumerable<Element> Elements() => Body.Concat(Form?.Body ?? []).Concat(Footer);

    /// <summary>Every input, those of hidden rows included.</summary>
    public IEnumerable<Input> Inputs() =>
        Elements().SelectMany(e => e is HiddenRows rows ? rows.Rows.SelectMany(r => r) : [e]).OfType<Input>();

    /// <summary>Likewise, without the rows that are still hidden.</summary>
    public IEnumerable<Input> InputsInSight() =>
        Elements().SelectMany(e => e is HiddenRows rows ? rows.Rows.Take(rows.Visible).SelectMany(r => r) : [e]).OfType<Input>();

    /// <summary>The last try was refused: some field is marked.</summary>
    public bool IsCorrected => Inputs().Any(i => i.Error is not null);
}

/// <summary>A form: inputs, one way to send, at most a few secondary ways.</summary>
/// <param name="Action">The route that takes the fields: <c>check-in.submit</c>.</param>
/// <param name="Subject">The id the action is about (a check-in, a membership); empty when there is none. Never words.</param>
/// <param name="Title">Modal title, 24 characters at most.</param>
/// <param name="Submit">Modal submit, 24 characters at most.</param>
/// <param name="Close">Modal close, 24 characters at most.</param>
internal sealed record Form(string Action, string Subject, string Title, string Submit, string Close)
{
    /// <summary>The primary button inside a chat card, which has more room: "Share with Ana".</summary>
    public string SubmitLong { get; init; } = Submit;

    /// <summary>
    /// The button on a Slack message that opens the form, with its action; null when the form is only ever opened by an <c>Ask</c>.
    /// </summary>
    public Button? Open { get; init; }

    /// <summary>
    /// The route that draws the form again with what is filled in; null for a form in which no answer changes another field.
    /// </summary>
    public string? Redraw { get; init; }

    public IReadOnlyList<Element> Body { get; init; } = [];

    /// <summary>Other ways to send the same fields ("Save for later"): inside the modal and beside the submit button.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];
}

/// <summary>A part of a card. The closed list of what the three renderers can draw.</summary>
internal abstract record Element;

/// <summary>A paragraph. <see cref="TextStyle.Section"/> is a small heading between parts of a card.</summary>
internal sealed record Text(Line Line, TextStyle Style = TextStyle.Normal) : Element;

internal enum TextStyle
{
    Normal,
    Section,
    Subtle,
    Quote,
}

/// <summary>Label and value pairs, one a line: outcomes, "You both", the meeting.</summary>
internal sealed record Facts(IReadOnlyList<Fact> Items) : Element;

internal sealed record Fact(string Label, Line Value);

/// <summary>A numbered or bulleted list.</summary>
internal sealed record Listing(IReadOnlyList<Line> Items, bool IsNumbered = false) : Element;

/// <summary>Buttons in the middle of a card, beside what they belong to ("Fine, skip it").</summary>
internal sealed record ButtonRow(IReadOnlyList<Button> Buttons) : Element;

/// <summary>A short text link that opens something without leaving the card: "How my data is kept".</summary>
internal sealed record Link(Button Button) : Element;

/// <summary>A line that separates two parts of a card.</summary>
internal sealed record Divider : Element;

/// <summary>
/// Rows of inputs that are hidden until "Add another" is pressed. Teams and the desk reveal them on the client;
/// Slack sends <see cref="AddRow"/> and gets the form again with one row more.
/// </summary>
internal sealed record HiddenRows(IReadOnlyList<IReadOnlyList<Element>> Rows, Button AddRow) : Element
{
    /// <summary>How many rows were asked for. Rows that hold an answer or an error are shown whatever this says.</summary>
    public int Shown { get; init; }

    /// <summary>The rows that are shown at first: as many as were asked for, and all up to the last that holds something.</summary>
    public int Visible =>
        Math.Min(
            Rows.Count,
            Math.Max(
                Shown,
                Rows.Select((row, i) => row.OfType<Input>().Any(input => input.HoldsAnswer || input.Error is not null) ? i + 1 : 0)
                    .DefaultIfEmpty()
                    .Max()));
}

/// <summary>
/// Something that a member fills in. <c>Id</c> = Adaptive Card input id = Slack block_id; the Slack action_id is always <c>value</c>.
/// </summary>
internal abstract record Input(string Id, Line Label) : Element
{
    public bool IsOptional { get; init; }

    public string? Hint { get; init; }

    /// <summary>The error that is shown at this field, if the last try was refused.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// Other answers of the same form, each of which makes this one needless: the first commitment, once one is kept. A client that insists
    /// on what is needed (Slack) is told of it, and asks for the form again when one of these changes. The server always checks again.
    /// </summary>
    public IReadOnlyList<GivenElsewhere> NeededUnless { get; init; } = [];

    public abstract bool HoldsAnswer { get; }

    /// <summary>Has this value been given here?</summary>
    public virtual bool Holds(string value) => false;
}

/// <summary>An answer of another field: its id, and the value that it must hold. A ticked toggle holds <c>true</c>.</summary>
internal sealed record GivenElsewhere(string Field, string Value);

internal sealed record TextInput(string Id, Line Label, int MaxLength) : Input(Id, Label)
{
    public bool IsMultiline { get; init; }

    public string? Placeholder { get; init; }

    /// <summary>What is typed already; may be a member's words.</summary>
    public string? Value { get; init; }

    public override bool HoldsAnswer => !string.IsNullOrEmpty(Value);

    /// <summary>The length that a client may enforce: what is typed already is never cut, even where it is too long.</summary>
    public int Room => Math.Max(MaxLength, Value?.Length ?? 0);
}

internal sealed record ChoiceInput(string Id, Line Label, IReadOnlyList<Choice> Choices) : Input(Id, Label)
{
    /// <summary>One of few is drawn open (radio buttons, at most five), one of many as a list.</summary>
    public bool IsExpanded { get; init; }

    public bool IsMany { get; init; }

    public string? Placeholder { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    public override bool HoldsAnswer => Values.Count > 0;

    public override bool Holds(string value) => Values.Contains(value);
}

/// <summary>A value has no comma: a Teams multi-choice arrives comma-joined.</summary>
internal sealed record Choice(string Value, string Label);

internal sealed record DateInput(string Id, Line Label) : Input(Id, Label)
{
    public LocalDate? Value { get; init; }

    public LocalDate? Min { get; init; }

    public LocalDate? Max { get; init; }

    public override bool HoldsAnswer => Value is not null;
}

/// <summary>Yes or no. Arrives as "true" or "false".</summary>
internal sealed record Toggle(string Id, Line Label) : Input(Id, Label)
{
    public bool Value { get; init; }

    /// <summary>Nothing is sent before it is ticked: a consent.</summary>
    public bool MustBeTicked { get; init; }

    public override bool HoldsAnswer => Value;

    public override bool Holds(string value) => Value && value == "true";
}

/// <summary>A button. It carries an action name and an id, never words.</summary>
internal sealed record Button(string Action, string Subject, string Label, ButtonStyle Style = ButtonStyle.Normal)
{
    /// <summary>False: the button shares nothing and ignores the form's fields ("Snooze", "Not now").</summary>
    public bool SendsFields { get; init; }

    /// <summary>
    /// The answer belongs into a dialog, never into the chat: words that stay out of it. Slack and the desk answer with a modal or page
    /// anyway.
    /// </summary>
    public bool OpensDialog { get; init; }

    /// <summary>An address to open instead of an action ("Say hi"); the action is then not sent.</summary>
    public Uri? Url { get; init; }

    /// <summary>What a screen reader says, where the label alone is not enough.</summary>
    public string? SpokenLabel { get; init; }
}

internal enum ButtonStyle
{
    Normal,
    Primary,
    Danger,
}
