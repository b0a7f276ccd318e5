using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.CheckIns.Copies;

/// <summary>Who may still do something with a shared week. Pure.</summary>
internal static class MayAnswerCopy
{
    /// <summary>Null: come in. Else what this person is told.</summary>
    public static Reply? Decide(Copy? copy, PersonId reader, bool readsOnly = false) => copy switch
    {
        null => new Reply.Say("error.card_old"),
        { Words: null } when copy.WasShared => new Reply.Show(new CardRef(PartnerCopyCard.Kind, copy.CheckInId)),
        _ when !copy.IsFor(reader) => new Reply.Say("error.not_yours"),
        _ when !readsOnly && copy.IsOverFor(reader) => new Reply.Say("error.ended"),
        _ => null,
    };
}
