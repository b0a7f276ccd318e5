using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Texts;

namespace ChatOps.Meetings.Stuck;

/// <summary>A pair whose meeting a calendar will not take by itself: somebody has to do something, or should know.</summary>
/// <param name="PartnershipId">Which pair.</param>
/// <param name="Names">The partners'.</param>
/// <param name="Organizer">In whose calendar it was to stand.</param>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Code">The calendar's own code: <c>ErrorAccessDenied</c>.</param>
internal sealed record StuckMeeting(
    string PartnershipId, IReadOnlyList<string> Names, string Organizer, MeetingTrouble Trouble, string Code)
{
    /// <summary>Free and busy times could not be read for want of a mailbox.</summary>
    public const string NoMailbox = "NoMailbox";

    /// <summary>The administrator's scope does not reach the mailbox, or a permission is missing.</summary>
    public bool IsClosed => GraphCodes.Table[Code].Kind == CodeKind.Workspace;

    /// <summary>Names, and what to do. No words of anybody's.</summary>
    public Line Said(Phrases t) =>
        t.Line(
            $"needs.meeting.{Key}",
            ("names", Span.Name(string.Join(", ", Names), bold: true)),
            ("organizer", Span.Name(Organizer)));

    private string Key => Trouble switch
    {
        MeetingTrouble.None => "none",
        MeetingTrouble.Left => "left",
        MeetingTrouble.Unmailed => "unmailed",
        _ when IsClosed => "closed",
        _ when GraphOutcomes.IsWithoutMailbox(Code) => "mailbox",
        _ => "refused",
    };
}

internal enum MeetingTrouble
{
    /// <summary>No meeting is booked.</summary>
    None,

    /// <summary>They have a time, but not in Outlook.</summary>
    Elsewhere,

    /// <summary>It has ended, and still stands in the organizer's calendar.</summary>
    Left,

    /// <summary>An invitation or its change could not be mailed.</summary>
    Unmailed,
}
