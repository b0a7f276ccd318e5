using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;

namespace ChatOps.Rounds.Delivered;

/// <summary>Who got their reveal and who did not, person by person. Subject: the round, and a page.</summary>
internal sealed class DeliveryCard(ProgramStore programs, PairingStore pairings, DeliveryBook book) : ICardBuilder
{
    public const string Kind = "delivery";

    private const int OnOnePage = 30;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var at = PageRef.Read(showing.Subject);
        if (await pairings.FindRound(showing.Db, at.Id) is not { } round
            || !await programs.IsModerator(showing.Db, round.ProgramId, showing.Reader.WorkEmail)
            || await programs.Find(showing.Db, round.ProgramId) is not { } program)
            return null;
        return Draw(program, round, await book.Of(showing.Db, round), at.Page, showing.Phrases);
    }

    internal static Card Draw(Program program, Round round, IReadOnlyList<DeliveryBook.Entry> entries, int page, Phrases t)
    {
        var pages = PageRef.Count(entries.Count, OnOnePage);
        page = Math.Min(page, pages);
        return new Card(Kind, t["delivery.notification"])
        {
            Locale = t.Tag,
            Heading = t.Fill("delivery.heading", ("program", program.Name), ("number", round.Number)),
            Body =
            [
                new Text(
                    t.Fill(
                        "delivery.counts",
                        ("sent", entries.Count(e => e.Told.State == DeliveryState.Sent)),
                        ("queued", entries.Count(e => e.Told.State == DeliveryState.Queued)),
                        ("look", entries.Count(e => e.Told.NeedsLook)))),
                .. entries.Count == 0
                    ? []
                    : new[] { new Listing([.. entries.Skip((page - 1) * OnOnePage).Take(OnOnePage).Select(e => LineOf(e, t))]) },
            ],
            Buttons = [.. GroupLines.Turning("delivery.show", round.Id, page, pages, t)],
        };
    }

    /// <summary>One person of the round in one line.</summary>
    internal static Line LineOf(DeliveryBook.Entry entry, Phrases t) =>
        entry.Left is { } left ? ProposalCard.LeftLine(left, t) : Said(entry.Told, t);

    internal static Line Said(DeliveryOfNews told, Phrases t) =>
        t.Line($"delivery.state.{Key(told.State)}", ("name", Span.Name(told.DisplayName, bold: true)));

    private static string Key(DeliveryState state) => state switch
    {
        DeliveryState.Failed => "failed",
        DeliveryState.Blocked => "blocked",
        DeliveryState.NotInstalled => "not-installed",
        DeliveryState.Gone => "gone",
        DeliveryState.Queued => "queued",
        DeliveryState.Ended => "ended",
        DeliveryState.Sent => "sent",
        _ => "waiting",
    };
}

/// <summary>Who got it. Subject: the round, and a page.</summary>
internal sealed class ShowDelivery(ProgramStore programs, PairingStore pairings) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        await pairings.FindRound(visit.Db, PageRef.Read(visit.Subject).Id) is { } round
        && await programs.IsModerator(visit.Db, round.ProgramId, visit.Person.WorkEmail)
            ? new Reply.Show(new CardRef(DeliveryCard.Kind, visit.Subject))
            : new Reply.Say("error.moderators_only");
}
