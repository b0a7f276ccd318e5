using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Meetings.Cards;

namespace ChatOps.Meetings.Changes;

/// <summary>Who may act on a meeting, and on which card they did.</summary>
internal static class MayChangeMeeting
{
    /// <summary>Null: they may.</summary>
    public static Reply? Decide(MeetingLimits? frame, Visit visit) => frame switch
    {
        null => new Reply.Say("error.card_old"),
        _ when frame.Everybody.All(p => p.PersonId != visit.Person.Id) => new Reply.Say("error.not_yours"),
        { Stands: false } => new Reply.Say("error.ended"),
        _ => null,
    };

    /// <summary>The card that was pressed, as it stands now.</summary>
    public static Reply Back(Visit visit, string partnershipId) =>
        new Reply.Show(
            new CardRef(
                visit.Inbound.Action is ProposeTimes.OnReveal or MeetingLines.ChooseOnReveal or MeetingLines.NoneOnReveal
                    ? CardKinds.Reveal
                    : MeetingCard.Kind,
                partnershipId));
}
