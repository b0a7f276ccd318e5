using ChatOps.Channels;

namespace ChatOps.Rounds.Ending;

/// <summary>
/// Opens what stays out of chat, and closes it. The cards themselves show nothing to others than their readers. Subject: as the card's.
/// </summary>
internal sealed class ReadEnding : IUseCase
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["thanks.read"] = ThanksWhole.Kind,
        ["thanks.close"] = ThanksCard.Kind,
        ["round-feedback.read"] = RoundFeedbackWhole.Kind,
        ["round-feedback.close"] = RoundFeedbackCard.Kind,
    };

    public Task<Reply> Handle(Visit visit, Ct ct)
    {
        var card = new CardRef(Kinds[visit.Inbound.Action], visit.Subject);
        return Task.FromResult<Reply>(
            visit.Inbound.Action.EndsWith(".read", StringComparison.Ordinal) ? new Reply.Ask(card) : new Reply.Show(card));
    }
}
