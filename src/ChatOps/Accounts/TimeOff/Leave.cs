using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Accounts.TimeOff;

/// <summary>Days in a row on which a member is away, as they said.</summary>
internal sealed record Leave(string Id, Stretch Days);

/// <summary>A public holiday that counts for a member. The name is the calendar's.</summary>
internal sealed record Holiday(LocalDate Day, string Name)
{
    /// <summary>A name is somebody else's text, and shown as plainly as a member's. Some calendars give none.</summary>
    public Line Shown(Phrases t) => Line.Of(Span.Name(Name.Length > 0 ? Name : t["days-off.nameless"]));
}
