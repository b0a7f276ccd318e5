using ChatOps.Channels;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Wire;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>What a fault of Graph means for the work.</summary>
internal static class GraphOutcomes
{
    /// <summary>The mailbox is not there, has no calendar, or is outside what the administrator allowed.</summary>
    public static bool HasNoMailbox(GraphFault fault) => IsWithoutMailbox(fault.Code) || fault.Code is "ErrorAccessDenied";

    public static bool IsWithoutMailbox(string code) => GraphCodes.Table[code].Kind == CodeKind.Person;

    public static Task<CalendarOutcome<T>> Of<T>(Func<Task<T>> call) => Run(call, fault => Judge<T>(fault));

    /// <summary>A call that needs the mailbox only: without one it is gone.</summary>
    public static Task<CalendarOutcome<T>> OfMailbox<T>(Func<Task<T>> call) =>
        Run(call, fault => HasNoMailbox(fault) || fault.Status is 404 or 410 ? new CalendarOutcome<T>.Gone(fault.Code) : Judge<T>(fault));

    /// <summary>
    /// A call about an event that was there: without its mailbox it is gone as well. A mailbox that is closed to us is not.
    /// </summary>
    public static Task<CalendarOutcome<T>> OfEvent<T>(Func<Task<T>> call) =>
        Run(
            call,
            fault => fault.Status is 404 or 410 || GraphCodes.Table[fault.Code].Kind == CodeKind.Gone
                ? new CalendarOutcome<T>.Gone(fault.Code) { IsOrganizers = IsWithoutMailbox(fault.Code) }
                : Judge<T>(fault));

    private static async Task<CalendarOutcome<T>> Run<T>(Func<Task<T>> call, Func<GraphFault, CalendarOutcome<T>> judge)
    {
        try
        {
            return new CalendarOutcome<T>.Done(await call());
        }
        catch (GraphFault fault)
        {
            return judge(fault);
        }
    }

    private static CalendarOutcome<T> Judge<T>(GraphFault fault) => fault switch
    {
        { MayHaveHappened: true } => new CalendarOutcome<T>.Lost(fault.Code),
        _ => GraphCodes.Of(fault.Status, fault.Code) switch
        {
            // No connection, no token, our own credential refused, throttled, out of order: nothing happened, and it passes. Whether what
            // nobody has seen before does is to be found out.
            CodeKind.Wait or CodeKind.Later or CodeKind.Unknown => new CalendarOutcome<T>.Wait(fault.RetryAfter, fault.Code),
            _ => new CalendarOutcome<T>.Refused(fault.Code),
        },
    };
}
