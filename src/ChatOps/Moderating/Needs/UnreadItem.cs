using ChatOps.Programs;
using ChatOps.Storage.Faults;
using ChatOps.Texts;

namespace ChatOps.Moderating.Needs;

/// <summary>Something of a program that can't be read just now: a calendar, an intake, a meeting.</summary>
/// <param name="Kind">What was to be done, as it is stored.</param>
/// <param name="Item">The id of the row.</param>
/// <param name="Names">Whose it is; none: the program's.</param>
internal sealed record UnreadItem(string Kind, string Item, IReadOnlyList<string> Names)
{
    /// <summary>No words of anybody's, and not what was thrown: that is in the log, under the id.</summary>
    public string Said(Program program, Phrases t)
    {
        var names = Names.Count == 0 ? "?" : string.Join(", ", Names);
        return t.Fill("needs.unread.line", ("what", t.Fill($"needs.unread.{What}", ("names", names), ("program", program.Name))));
    }

    private string What => Kinds.FirstOrDefault(k => FaultStore.Text(k.Kind) == Kind) switch
    {
        (_, null) => Names.Count == 0 ? "program" : "person",
        var (kind, what) when Names.Count == 0 && kind is not FaultKind.Holidays => "program",
        var (_, what) => what,
    };

    private static readonly (FaultKind Kind, string What)[] Kinds =
    [
        (FaultKind.Holidays, "holidays"), (FaultKind.Intake, "intake"),
        (FaultKind.CheckInOpening, "check-in"), (FaultKind.CheckInClosing, "check-in"), (FaultKind.Nudge, "check-in"),
        (FaultKind.Meeting, "meeting"), (FaultKind.MeetingEnd, "meeting"), (FaultKind.MeetingGuest, "meeting"),
        (FaultKind.MeetingAgain, "meeting"), (FaultKind.MeetingLook, "meeting"),
    ];
}
