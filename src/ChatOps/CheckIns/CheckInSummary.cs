using ChatOps.Cards;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>A shared week as text: for its author, and for the partner. Empty answers leave no line. Pure.</summary>
internal sealed class CheckInSummary(ProgramSettings program, Phrases t)
{
    /// <summary>Whose week it is, for the partner's copy; null when its author reads it.</summary>
    public string? Author { get; init; }

    /// <summary>Each answer is cut here.</summary>
    public int Longest { get; init; } = int.MaxValue;

    /// <summary>Stands after an answer that was cut.</summary>
    public Button? ReadItAll { get; init; }

    public IEnumerable<Element> Draw(CheckInWords words) =>
    [
        .. Section("summary.back", [.. Outcomes(words), .. Answers(words, looksAhead: false), .. Together(words)]),
        .. Section("summary.ahead", [.. Commitments(words), .. Answers(words, looksAhead: true), .. NoCall(words)]),
    ];

    /// <summary>"Book the course (stretch)".</summary>
    public static Line LineOf(Commitment commitment, Phrases t) =>
        Line.Of(Text(commitment), commitment.IsStretch ? t["summary.stretch"] : "");

    private Element[] Section(string key, Element[] elements) =>
        elements.Length == 0 ? [] : [new Text(t[key], TextStyle.Section), .. elements];

    private IEnumerable<Element> Outcomes(CheckInWords words)
    {
        var told = words
            .Outcomes.Where(o => o.Word is not null)
            .Select(o => new Fact(t[$"summary.outcome.{o.Word}"], LineOf(o.About, t)))
            .ToList();
        return told.Count == 0 ? [] : [new Facts(told)];
    }

    /// <summary>Only a wish for change is shown: to both, so that they can talk about it.</summary>
    private Element[] Together(CheckInWords words) => words.Together != "change" ? [] :
        [new Text(Author is null ? t["summary.together"] : t.Line("summary.together.author", ("author", Span.Name(Author))))];

    private IEnumerable<Element> Answers(CheckInWords words, bool looksAhead) =>
        from question in program.Questions.Concat(program.RetiredQuestions)
        where question.LooksAhead == looksAhead
        let given = words.Answer(question.Id)
        where given is not null
        from element in Answer(question, given)
        select element;

    private Element[] Answer(Question question, GivenAnswer given) =>
        (question, given) switch
        {
            ({ Kind: QuestionKind.BuiltIn, Id: "help" }, { Choice: { } help }) => Help(help),
            ({ Kind: QuestionKind.BuiltIn, Id: "reason" }, { Choice: "unsaid" }) => [],
            ({ Kind: QuestionKind.BuiltIn, Id: "reason" }, { Choice: { } reason }) =>
            [
                new Text(Line.Of(Label(question), t[$"summary.reason.{reason}"])),
            ],
            (_, { Choice: { } choice }) => [new Text(Line.Of(Label(question), CheckInQuestions.LabelOf(question, choice, t)))],
            (_, { Text: { } text }) => Cut(Label(question), text),
            _ => [],
        };

    private Span Label(Question question) =>
        Span.Bold(
            (question.Kind == QuestionKind.BuiltIn ? t[$"summary.{question.Id}"] : CheckInQuestions.LabelOf(question, t).TrimEnd(':') + ":")
                + " ");

    private Element[] Help(string help) =>
        help == "read"
            ? []
            :
            [
                new Text(
                    Author is null
                        ? Line.Of(Span.Bold(t["summary.help"] + " "), t[$"check-in.help.{help}"])
                        : t.Line($"summary.help.{help}", ("author", Span.Name(Author)))),
            ];

    private IEnumerable<Element> Commitments(CheckInWords words) => words switch
    {
        { Commitments.Count: > 0 } => [new Listing([.. words.Commitments.Select(Promise)], IsNumbered: true)],
        { IsLight: true } => [new Text(t["summary.light"])],
        _ => [],
    };

    private Line Promise(Commitment commitment) => commitment.DoneWhen is { } doneWhen
        ? Line.Of([.. LineOf(commitment, t).Spans, t["summary.done_when"], Span.Of(doneWhen)])
        : LineOf(commitment, t);

    private IEnumerable<Element> NoCall(CheckInWords words) => words.HasNoCall
        ? [new Text(Author is null ? t["summary.no_call"] : t.Line("copy.no_call", ("author", Span.Name(Author))))]
        : [];

    private Element[] Cut(Span label, Words text)
    {
        var (answer, wasCut) = ((Line)text).Cut(Longest);
        var line = new Text(Line.Of([label, .. answer.Spans]));
        return wasCut && ReadItAll is not null ? [line, new Link(ReadItAll)] : [line];
    }

    private static Span Text(Commitment commitment) => Span.Of(commitment.Text ?? new Words(""));
}
