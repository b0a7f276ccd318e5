using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns.Copies;
using ChatOps.Settings;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>The member's one message of the week, through its states. Subject: the check-in.</summary>
internal sealed class CheckInForm(CheckInStore store, ParticipationSettings participation) : ICardBuilder
{
    public const string Kind = "check-in-form";

    private const int SummaryLength = 300;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await store.Find(showing.Db, showing.Subject) is not { } now || now.CheckIn.PersonId != showing.Reader.Id)
            return null;
        var around = await store.Around(showing.Db, now);
        return new Drawing(now, around, showing.Phrases, showing.Reader.TimeZone, showing.Now, participation.MinimumGroup).Draw();
    }

    /// <summary>The card from what is known, by state.</summary>
    internal sealed record Drawing(Situation Now, Surroundings Around, Phrases T, DateTimeZone Zone, Instant At, int MinimumGroup)
    {
        private CheckIn CheckIn => Now.CheckIn;

        public Card Draw() => CheckIn switch
        {
            _ when CheckIn.IsOver(At) => Closed(),
            { State: CheckInState.Due } => Due(),
            { State: CheckInState.Skipped } => Skipped(),
            { State: CheckInState.Shared } => Shared(),
            _ => Now.AsksAboutNewPartner ? NewPartner() : Draft(),
        };

        private Card Due() => Card([new Text(T["check-in.lead"]), .. PartnersAway()]) with
        {
            // Where words stay out of chat the form opens beside it, in Teams, too.
            Form = StaysOut ? null : CheckInEdit.FormOf(Now, CheckInWords.None, T, MinimumGroup) with { Open = Write("check-in.write") },
            Buttons =
            [
                .. StaysOut ? [Write("check-in.write")] : Array.Empty<Button>(),
                new Button("check-in.snooze", CheckIn.Id, T["check-in.snooze"]),
                new Button("check-in.skip", CheckIn.Id, T["check-in.skip"]),
            ],
        };

        private Card Draft() =>
            Card([new Text(T.Fill("check-in.saved", ("close", Close))), .. PartnersAway(), .. NobodyYet()]) with
            {
                Buttons =
                [
                    Write("check-in.go_on") with
                    {
                        Style = ButtonStyle.Normal,
                    },
                    .. Now.Partners.Count == 0
                        ? []
                        : new[] { new Button("check-in.share", Now.FormSubject, ShareLabel(), ButtonStyle.Primary) },
                ],
                Footer = Footer(T["sees.you"]),
            };

        private Card NewPartner() => Card([AboutNewPartner()]) with
        {
            Buttons =
            [
                ShareWithNew(),
                new Button("check-in.keep", CheckIn.Id, T["check-in.keep"]),
            ],
            Footer = Footer(T["sees.you"]),
        };

        private Card Shared() =>
            Card([.. Summary(), new Text(SharedLine()), .. SavedChanges(), .. Echoes(), .. Agenda(), .. PartnersAway()]) with
            {
                Buttons =
                [
                    .. Now.AsksAboutNewPartner ? [ShareWithNew()] : Array.Empty<Button>(),
                    .. Around.Cover.Count > 0 ? [ShareWithCover()] : Array.Empty<Button>(),
                    new Button("check-in.change", CheckIn.Id, T["check-in.change"]) { OpensDialog = StaysOut },
                    new Button("check-in.take-back", CheckIn.Id, T["check-in.take_back"]),
                ],
                Footer = Footer(PartnerNames.WhoSees(Around.SharedWith, MinimumGroup, T)),
            };

        private Card Skipped() =>
            Card([
                new Text(
                    Now.NextOpensAt is { } next ? T.Fill("check-in.skipped", ("next", T.Day(next, Zone))) : T["check-in.skipped.last"]),
                .. Around.SkippedBefore ? LongerBreak() : [],
            ]) with
            {
                Buttons = [new Button("check-in.unskip", CheckIn.Id, T["check-in.unskip"])],
            };

        /// <summary>The second week in a row.</summary>
        private Element[] LongerBreak() =>
            [
                new Text(T["check-in.longer_break"]),
                new ButtonRow([
                    new Button("membership.pause", CheckIn.ProgramId.Value, T["check-in.take_break"]),
                    new Button("check-in.see-you", CheckIn.Id, T["check-in.see_you"]),
                ]),
            ];

        private Card Closed() =>
            Card([.. Summary(), .. Left()]) with
            {
                Buttons =
                    Now.Draft is null || Around.NewerOpenId is null
                        ? []
                        : [new Button("check-in.use-for-new", CheckIn.Id, T["check-in.use_for_new"])],
                Footer =
                    Now.Words is not null ? Footer(PartnerNames.WhoSees(Around.SharedWith, MinimumGroup, T))
                    : Now.Draft is not null ? Footer(T["sees.you"])
                    : [],
            };

        /// <summary>What a week that is over leaves: the text that was not shared, or when the next one opens.</summary>
        private IEnumerable<Element> Left() => Now switch
        {
            { Draft: not null } => CheckInLate.Text(Now, T, Zone).Take(StaysOut ? 1 : int.MaxValue),
            { Words: not null } => [],
            { NextOpensAt: { } next } => [new Text(T.Fill("check-in.closed", ("next", T.Day(next, Zone))))],
            _ => [new Text(T["check-in.closed.last"])],
        };

        private Card Card(IReadOnlyList<Element> body) =>
            new(Kind, Notification)
            {
                Locale = T.Tag,
                Heading = T.Fill("check-in.heading", ("week", T.Week(CheckIn.Week))),
                Body = body,
            };

        /// <summary>What a list of chats reads beside it, without a word or a name: it follows the state, as the card does.</summary>
        private string Notification => CheckIn switch
        {
            _ when CheckIn.IsOver(At) => T["check-in.notification.closed"],
            { State: CheckInState.Skipped } => T["check-in.notification.skipped"],
            { State: CheckInState.Shared } => T["check-in.notification.shared"],
            { State: CheckInState.Draft, NudgedAt: null } => T.Fill("check-in.notification.draft", ("close", Close)),
            { NudgedAt: null } => T["check-in.notification"],
            _ => T.Fill("check-in.nudge", ("close", Close)),
        };

        private IEnumerable<Element> Summary() => StaysOut || Now.Words is null
            ? []
            : new CheckInSummary(Now.Program, T) { Longest = SummaryLength }.Draw(Now.Words);

        private Line SharedLine() => T.Line("check-in.shared",
            ("partner", Span.Name(PartnerNames.Joined(Around.SharedWith, T))),
            ("time", T.At(CheckIn.ChangedAt ?? CheckIn.SharedAt ?? At, Zone)),
            ("close", Close));

        private IEnumerable<Element> SavedChanges() =>
            Now.Draft is null ? [] : [Now.AsksAboutNewPartner ? AboutNewPartner() : new Text(T.Fill("check-in.saved", ("close", Close)))];

        private Text AboutNewPartner() => new(T.Line("check-in.partner_changed", ("new", Span.Name(PartnerNames.Joined(Now.Partners, T)))));

        private Button ShareWithNew() => new("check-in.share-with-new", Now.FormSubject, ShareLabel(), ButtonStyle.Primary);

        private Button ShareWithCover() =>
            new("cover.share", CheckIn.Id, T.Fill("cover.share", ("cover", PartnerNames.Short(Around.Cover, T))));

        private IEnumerable<Element> Echoes() => Around.Echoes.Select(echo => new Text(echo.Draw(T), TextStyle.Subtle));

        private IEnumerable<Element> Agenda() =>
            WeeklyAgenda.Draw(null, [.. Around.Echoes.Where(e => e.Kind == "raise").Select(e => e.Choice ?? "all")], CheckIn.Week, T);

        private IEnumerable<Element> PartnersAway() =>
            Around.Skipping.Select(name => new Text(T.Line("check-in.partner_skips", ("name", Span.Name(name))), TextStyle.Subtle));

        private IEnumerable<Element> NobodyYet() => Now.Partners.Count > 0 ? [] : [new Text(T["check-in.no_partner"])];

        private bool StaysOut => Now.Program.KeepsWordsOutOfChat;

        private Button Write(string label) => new("check-in.write", CheckIn.Id, T[label], ButtonStyle.Primary) { OpensDialog = StaysOut };

        private string Close => T.DayAndHour(When.QuarterBefore(CheckIn.ClosesAt, Zone), Zone);

        private string ShareLabel() => T.Fill("check-in.share_with", ("partner", PartnerNames.Short(Now.Partners, T)));

        private IReadOnlyList<Element> Footer(Line whoSees) => WhoSees.Footer(T, whoSees, CheckIn.ProgramId.Value);
    }
}
