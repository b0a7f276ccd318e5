using ChatOps.CheckIns;
using ChatOps.Joining;
using ChatOps.Privacy;

namespace ChatOps.Demo.History;

/// <summary>What sample members wrote. Plainly a sample in every sentence, in the language of its member.</summary>
internal static class SampleWords
{
    private const int MostKept = 2;

    private static readonly string[] Outcomes = ["done", "done", "partly_keep", "done", "missed", "partly", "done", "missed_keep"];
    private static readonly string[] Reasons = ["too_much", "unclear", "stuck", "put_off"];
    private static readonly string[] Wishes = ["read", "ideas", "ear", "mirror"];

    private static readonly Sentences English = new(
        [
            ("Send the sample draft to two colleagues", "both have answered"),
            ("Practise the made-up talk once", "it stays under ten minutes"),
            ("Read one chapter of the sample handbook", "I wrote down three points"),
            ("Book the pretend course", "the invoice is in"),
            ("Two mornings without sample mail", "the calendar shows them"),
            ("Tidy the example project's list", "nothing older than a week is open"),
            ("Ask for feedback on the sample plan", "two answers are in"),
            ("Write the first page of the made-up report", "it is in the shared folder"),
        ],
        [
            "The first half of the sample is better than I thought.",
            "The example plan held for four days.",
            "A made-up colleague liked the draft.",
            "I started early, as the sample plan says.",
        ],
        ["I lost two pretend mornings to a release.", "The sample task was larger than it looked.", "Too many example meetings."],
        ["A sample trip on Thursday, so I'll write on the train.", "The pretend release. I'll block the first hour of the day."],
        "To finish one sample project and learn to plan smaller steps.",
        "I'm a sample person and work on an invented project. I'd like somebody who asks how it went.",
        "planning small steps, reading sample drafts");

    private static readonly Sentences German = new(
        [
            ("Den Musterentwurf an zwei Kolleginnen schicken", "beide haben geantwortet"),
            ("Den erfundenen Vortrag einmal üben", "er bleibt unter zehn Minuten"),
            ("Ein Kapitel im Beispielhandbuch lesen", "drei Punkte sind notiert"),
            ("Den Beispielkurs buchen", "die Rechnung ist da"),
            ("Zwei Vormittage ohne Beispielmails", "sie stehen im Kalender"),
            ("Die Liste des Musterprojekts aufräumen", "nichts ist älter als eine Woche"),
        ],
        [
            "Die erste Hälfte des Musterentwurfs ist besser als gedacht.",
            "Der Beispielplan hat vier Tage gehalten.",
            "Eine erfundene Kollegin mochte den Entwurf.",
        ],
        ["Zwei Beispielvormittage gingen für ein Release drauf.", "Die Musteraufgabe war größer, als sie aussah."],
        ["Eine Musterreise am Donnerstag, also schreibe ich im Zug.", "Zu viele Beispieltermine. Ich halte mir die erste Stunde frei."],
        "Ein Musterprojekt abschließen und kleinere Schritte planen lernen.",
        "Ich bin eine Beispielperson mit einem erfundenen Projekt. Ich wünsche mir jemanden, der nachfragt.",
        "kleine Schritte planen, Musterentwürfe lesen");

    /// <summary>A week's form filled in, looking back on the last one.</summary>
    public static CheckInWords Week(DemoPerson person, int member, int number, IReadOnlyList<Commitment> lastWeek)
    {
        var s = In(person);
        var outcomes = lastWeek
            .Select((c, i) => new Outcome(c with { IsKept = false }, i < MostKept ? Pick(Outcomes, member + number + i) : "done"))
            .ToList();
        var known = lastWeek.Select(c => c.Text?.Reveal()).ToHashSet();
        return new CheckInWords
        {
            Outcomes = outcomes,
            Answers = [.. Answers(s, member, number, outcomes)],
            Commitments =
            [
                .. Enumerable
                    .Range((member * 3) + (number * 2), s.Commitments.Length)
                    .Select(i => Pick(s.Commitments, i))
                    .Where(c => !known.Contains(c.Text))
                    .Take(1 + (SampleWeek.Dice(member, number) % 2))
                    .Select(
                        (c, i) =>
                            new Commitment
                            {
                                Text = new Words(c.Text),
                                DoneWhen = new Words(c.DoneWhen),
                                IsStretch = i == 1 && member % 3 == 0,
                            }),
            ],
        };
    }

    public static Intake Intake(DemoPerson person, int member, string membershipId) => new()
    {
        MembershipId = membershipId,
        Topic = Pick(["writing", "project", "learning", "focus", "speaking"], member / 2),
        Languages = person.Locale == "de" ? ["de", "en"] : ["en"],
        Modes = Pick([["video", "call"], ["call", "text"], (string[])["video"]], member),
        FeedbackStyle = Pick(["both", "ear", "mirror"], member),
        OwnTimes = true,
        Overlap = "2h",
        Words = new IntakeWords
        {
            Purpose = new Words(In(person).Purpose),
            Intro = new Words(In(person).Intro),
            CanHelp = new Words(In(person).CanHelp),
        },
    };

    private static IEnumerable<GivenAnswer> Answers(Sentences s, int member, int number, IReadOnlyList<Outcome> outcomes)
    {
        if (outcomes.Any(o => o.Word != "done"))
            yield return new GivenAnswer("reason", null, Pick(Reasons, member + number));
        yield return new GivenAnswer("went_well", new Words(Pick(s.WentWell, member + number)), null);
        if (number % 2 == 0)
            yield return new GivenAnswer("went_less_well", new Words(Pick(s.WentLessWell, member + number)), null);
        if (member % 3 != 0)
            yield return new GivenAnswer("in_the_way", new Words(Pick(s.InTheWay, member + number)), null);
        yield return new GivenAnswer("help", null, Pick(Wishes, member + number));
    }

    private static Sentences In(DemoPerson person) => person.Locale == "de" ? German : English;

    private static T Pick<T>(IReadOnlyList<T> from, int index) => from[index % from.Count];

    private sealed record Sentences(
        (string Text, string DoneWhen)[] Commitments,
        string[] WentWell,
        string[] WentLessWell,
        string[] InTheWay,
        string Purpose,
        string Intro,
        string CanHelp);
}
