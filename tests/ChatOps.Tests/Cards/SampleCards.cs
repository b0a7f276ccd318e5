using ChatOps.Cards;
using ChatOps.Privacy;

namespace ChatOps.Tests.Cards;

/// <summary>Cards that no member gets: one with every element at its fullest, one whose every text is hostile.</summary>
internal static class SampleCards
{
    /// <summary>What members might write to take effect on somebody else's screen.</summary>
    public static readonly IReadOnlyList<string> Hostile =
    [
        "**bold** _italic_ `code` ~struck~ # heading",
        "<@U123> <!channel> <!here> <#C123|general> :tada:",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "[your salary](http://evil.example) https://evil.example/a?b=c",
        "<at>Ana Ruiz</at> &lt;at&gt;Ben&lt;/at&gt; &amp;amp;",
        "{{DATE(2026-11-23T08:00:00Z, SHORT)}} {{{TIME(2026-11-23T08:00:00Z)}}} ${name}",
        "abc \u202Egnp.exe שלום \u2067x",
        "👩‍👩‍👧‍👦 🇩🇪 𝒜𝓃𝒶 日本語 e\u0301",
        "first line\nsecond line\r\n\r\nthird \"quoted\" 'line' \\ / \t tab",
    ];

    public static Card Fullest =>
        new("sample", "Your weekly check-in is open.")
        {
            Heading = Line.Of("Your week with ", Span.Name("Ana Ruiz"), ", 23 to 29 November"),
            Body =
            [
                new Text("Two minutes. Short answers are good answers."),
                new Text(
                    Line.Of(Span.Bold("Bold"), ", ", new Span("subtle", IsSubtle: true), " and plain, all in one line."), TextStyle.Subtle),
                new Text(
                    new Words("I work in Lyon, I like lists, and I'm better after coffee.\nAnd I write in two lines."), TextStyle.Quote),
                new Text("Looking back", TextStyle.Section),
                new Facts([
                    new Fact("Partly", new Words("Send the draft to two colleagues")),
                    new Fact("What got in the way", "too much else going on"),
                ]),
                new Divider(),
                new Text("For the first meeting", TextStyle.Section),
                new Listing(["Say what brought you here.", "Share your goals for one, three and six months."], IsNumbered: true),
                new Listing([new Words("Send the draft"), Line.Of(new Span("Book the course", IsMembers: true), " (stretch)")]),
                new Text("Ben would rather not have a call this week."),
                new ButtonRow([new Button("call.skip", "m1", "Fine, skip it"), new Button("call.keep", "m1", "Let's keep it")]),
            ],
            Form = Form,
            Buttons =
            [
                new Button("check-in.skip", "w1", "No check-in this week"),
                new Button("say.open", "", "Say hi")
                {
                    Url = new Uri("https://teams.example/l/chat/0/0?users=ana@example.com"),
                    SpokenLabel = "Say hi to Ana Ruiz",
                },
                new Button("pair.end", "w1", "Take it back", ButtonStyle.Danger),
            ],
            Footer =
            [
                new Text(
                    Line.Of(
                        "Who sees this: ",
                        Span.Name("Ana Ruiz"),
                        ". Your moderator sees whether you shared, not what you wrote. HR sees totals for groups of 5 or more, never a "
                        + "name."),
                    TextStyle.Subtle),
                new Link(new Button("privacy.kept", "", "How my data is kept")),
            ],
        };

    /// <summary>The same after a try that was refused.</summary>
    public static Card Corrected =>
        Fullest.WithTyped(
            new Fields([
                new("c1_text", ""),
                new("went_well", "Even this is kept."),
                new("c3_text", "Book the course"),
                new("until", "2026-12-24"),
                new("no_call", "true"),
                new("languages", "de,en"),
            ]),
            [
                new FieldError("o1", "Please choose one. \"Not this time\" is a perfectly good answer."),
                new FieldError("c1_text", "Add one thing, or tick \"Nothing to commit to this week\"."),
                new FieldError("mode", "Please tick at least one."),
                new FieldError("light_week", "You've added or kept something to do. Untick this, or clear it."),
            ]);

    /// <summary>Every text that could be a member's is hostile.</summary>
    public static Card Hostiles
    {
        get
        {
            var lines = Hostile.Select(h => (Line)new Words(h)).ToList();
            var all = new Words(string.Join(' ', Hostile));
            return new Card("hostile", "Your weekly check-in is open.")
            {
                Heading = Line.Of("Your partner is ", Span.Name(Hostile[3])),
                Body =
                [
                    .. lines.Select(l => new Text(l)),
                    new Text(all, TextStyle.Section),
                    new Text(all, TextStyle.Subtle),
                    new Text(all, TextStyle.Quote),
                    new Facts([.. lines.Select((l, i) => new Fact($"Fact {i + 1}", l))]),
                    new Listing(lines),
                ],
                Form = new Form("comment.send", "c1", "Comment", "Send", "Not now")
                {
                    SubmitLong = "Share with " + Hostile[2],
                    Open = new Button("comment.open", "c1", "Comment for " + Hostile[2]),
                    Body =
                    [
                        .. lines.Select((l, i) => new TextInput($"t{i}", l, 200) { Value = Hostile[i], IsMultiline = i % 2 == 0 }),
                        new ChoiceInput("open", all, [.. Hostile.Select((h, i) => new Choice($"v{i}", h))])
                        {
                            IsExpanded = true,
                            Values = ["v2"],
                        },
                        new ChoiceInput("list", all, [.. Hostile.Select((h, i) => new Choice($"v{i}", h))]) { Values = ["v3"] },
                        new Toggle("toggle", all),
                        new DateInput("date", all) { Error = $"We couldn't read \"{Hostile[2]}\" as a day." },
                    ],
                },
            };
        }
    }

    private static Form Form =>
        new("check-in.submit", "w1", "Weekly check-in", "Share", "Not now")
        {
            SubmitLong = "Share with Ana Ruiz",
            Open = new Button("check-in.open", "w1", "Write my week", ButtonStyle.Primary),
            Body =
            [
                new ChoiceInput(
                    "o1",
                    new Words("Send the draft to two colleagues"),
                    [
                        new("done", "Done"),
                        new("partly_keep", "Partly, and I'm keeping it"),
                        new("missed", "Not this time, I'm letting it go"),
                    ]),
                new TextInput("went_well", "What went well?", 800)
                {
                    IsOptional = true,
                    IsMultiline = true,
                    Placeholder = "small things count",
                },
                new ChoiceInput(
                    "met", Line.Of("Did you and ", Span.Name("Ana Ruiz"), " meet last week?"), [new("yes", "Yes"), new("no", "No")])
                {
                    IsOptional = true,
                    IsExpanded = true,
                },
                new ChoiceInput(
                    "mode", "How would you like to meet?", [new("video", "Video"), new("call", "Call"), new("text", "In writing")])
                {
                    IsMany = true,
                    Values = ["video"],
                },
                new ChoiceInput(
                    "languages",
                    "Languages you are happy to talk in",
                    [.. "en de fr es it pt nl pl sv da fi".Split(' ').Select(l => new Choice(l, $"Language {l}"))])
                {
                    IsMany = true,
                    Values = ["en"],
                },
                new DateInput("until", "Until when?")
                {
                    Min = new LocalDate(2026, 11, 24),
                    Max = new LocalDate(2027, 5, 23),
                    Hint = "You come back by yourself.",
                },
                new Text("Looking ahead", TextStyle.Section),
                new TextInput("c1_text", "1. This week I will", 200) { Placeholder = "e.g. send the draft to two colleagues" },
                new Toggle("c1_stretch", "1. This one is a stretch")
                {
                    Hint = "Stretches are meant to be hard. Missing one is part of it.",
                },
                new HiddenRows([Row(2), Row(3), Row(4), Row(5)], new Button("check-in.add-row", "w1", "Add another") { SendsFields = true })
                {
                    Shown = 1,
                },
                new Toggle("no_call", "I'd rather not have a call this week")
                {
                    Hint = "Ana is asked. The meeting stays until they agree.",
                },
                new Toggle("light_week", "Nothing to commit to this week"),
            ],
            Buttons = [new Button("check-in.save", "w1", "Save for later") { SendsFields = true }],
        };

    private static IReadOnlyList<Element> Row(int n) =>
        [
            new TextInput($"c{n}_text", $"{n}. This week I will", 200) { IsOptional = true },
            new TextInput($"c{n}_done_when", $"{n}. I'll know it's done when", 150)
            {
                IsOptional = true,
                Placeholder = "e.g. both have answered",
            },
            new Toggle($"c{n}_stretch", $"{n}. This one is a stretch"),
        ];
}
